"""Why a deed of the staff's had no effect: a sentence for each error, on a button or below what was written."""

from collections.abc import Callable
from typing import Any, TypeVar

from markupsafe import Markup

from care.business import Role
from care.loyalty.till.pictured import PhotoUnread
from care.model.ticket import State
from care.values.errors import (
    AlreadyTaken,
    Anonymous,
    AnonymousFeedback,
    BanUnclear,
    CannotCross,
    CannotLink,
    CannotMerge,
    CareError,
    ColleagueOff,
    CustomerBanned,
    CustomerWaits,
    EditedCommand,
    EmptyNote,
    GoesOn,
    InPrivate,
    LacksRight,
    LongNote,
    LooksLikeACommand,
    NoCustomer,
    NoSuchNote,
    NoSuchReply,
    NoSuchTag,
    NoSuchTicket,
    NotAllowed,
    NotAnAnswer,
    NotATag,
    NotBanned,
    NotEnough,
    NothingPromised,
    NotInLedger,
    NotLinked,
    NotOffered,
    NotOnShift,
    NotThereYet,
    NotYours,
    OfATicket,
    Outdated,
    StandsAlone,
    TimePassed,
    TooLate,
    TooMany,
    Unclear,
    UnknownCommand,
    Unreachable,
    UnreadableReply,
    WrongState,
)
from dialogs.customers import parts
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff import ledger_problems
from dialogs.staff.near import commands_near
from dialogs.staff.sentences import admins_only, how_to_ban, how_to_note
from dialogs.staff.unclear import unclear

NAME_LIMIT = 64

E = TypeVar("E", bound=CareError)
SENTENCES: dict[type[CareError], Callable[[Any, Words], Markup]] = {}


def refusal(error: CareError, _: Words) -> Markup:
    """Why a deed was refused."""
    sentence = SENTENCES.get(type(error))
    return sentence(error, _) if sentence else _("That did not work. Nothing was changed.")


def _says(kind: type[E], sentence: Callable[[E, Words], Markup]) -> None:
    SENTENCES[kind] = sentence


def _line(name: object) -> str:
    return sanitize.line(str(name), NAME_LIMIT)


def _wrong_state(state: State, into: int | None, _: Words) -> Markup:
    """How the ticket stands, and what can be done with it as it is. `into`: the one in which it goes on."""
    match state:
        case State.NEW:
            return _("The ticket is already in the queue: there is nothing to return or to reopen.")
        case State.TAKEN:
            return _("The ticket is open: there is nothing to reopen.")
        case State.SOLVED:
            return _("The ticket is solved. To work on it again: /reopen")
        case State.CLOSED:
            return _("The ticket is closed. To work on it again: /reopen")
        case State.WITHDRAWN:
            return _("The customer has withdrawn the ticket, so nothing more can be done with it.")
        case State.MERGED:
            return _("This ticket continues in No. {number}. Please work on it there.", number=into or "…")


def _lacks_right(role: str, _: Words) -> Markup:
    """`role` is the least one that may."""
    if role == Role.SUPERVISOR:
        return _("Only supervisors and admins can do this.")
    return admins_only(_)


_says(AlreadyTaken, lambda error, _: _("Already taken by {name}.", name=_line(error.by)))
_says(NotAllowed, lambda _error, _: _("Only operators approved by an admin can do this."))
_says(LacksRight, lambda error, _: _lacks_right(error.role, _))
_says(
    InPrivate,
    lambda _error, _: _("This is not for the whole group to see. Please write it to me in private."),
)
_says(NotBanned, lambda _error, _: _("This customer is not banned, so there is nothing to lift."))
_says(BanUnclear, lambda _error, _: how_to_ban(_))
_says(EmptyNote, lambda _error, _: how_to_note(_))
_says(NoSuchTicket, lambda _error, _: _("That ticket no longer exists."))
_says(NotOffered, lambda _error, _: _("That department or operator is no longer available."))
_says(
    NoSuchReply,
    lambda error, _: _(
        "There is no such canned reply. To see them all: /{command}", command=_line(error.command)
    ),
)
_says(UnreadableReply, lambda error, _: _("Nothing was saved.") + Markup("\n{}").format(error.why))
_says(
    NoCustomer, lambda _error, _: _("The customer’s data has been deleted, so nothing is known about them.")
)
_says(
    LongNote,
    lambda error, _: _(
        "That is too long: a note has at most {limit} characters. Please shorten it.", limit=error.limit
    ),
)
_says(NoSuchNote, lambda _error, _: _("That note has already been deleted."))
_says(
    Unreachable,
    lambda _error, _: _("The customer cannot be reached: they have blocked the bot or deleted their data."),
)
_says(
    CannotCross,
    lambda _error, _: _(
        "Not sent to the customer: a bot cannot forward polls, dice, checklists, stories, games or "
        "paid media. Please write it in words or send a file."
    ),
)
_says(WrongState, lambda error, _: _wrong_state(State(error.state), error.into, _))
_says(Outdated, lambda _error, _: _("The ticket’s status has changed. Nothing was done."))
_says(
    Anonymous,
    lambda _error, _: _(
        "You wrote anonymously, so nothing reached the customer. Turn off “Remain anonymous” in "
        "your administrator rights and write again."
    ),
)
_says(
    UnknownCommand,
    lambda error, _: parts.lines(
        _("There is no such command."), commands_near(error.name, _), _("All commands: /help")
    ),
)
_says(
    OfATicket,
    lambda error, _: _(
        "/{name} only works in a ticket’s topic. Please write it there.", name=_line(error.name)
    ),
)
_says(
    StandsAlone,
    lambda error, _: _(
        "Nothing was done or sent: /{name} has to stand alone. Send the rest separately (with // in front if it is for "
        "the team), then the command.",
        name=_line(error.name),
    ),
)
_says(
    NotEnough,
    lambda error, _: _.ngettext(
        "Only {count} point can be deducted.", "Only {count} points can be deducted.", error.balance
    ),
)
_says(NotInLedger, lambda error, _: ledger_problems.sentence(error.problem, _))
_says(PhotoUnread, ledger_problems.photo_unread)
_says(
    TooMany,
    lambda error, _: _(
        "There are already {count}, and that is the limit. Remove one first.", count=error.most
    ),
)
_says(TooLate, lambda _error, _: _("It has already been done or cancelled."))
_says(
    NotAnAnswer,
    lambda _error, _: _(
        "The customer has no such message. Reply with /unsend to the message that you want to take back."
    ),
)
_says(
    EditedCommand,
    lambda _error, _: _(
        "Commands are not read from edited messages. Please send the command as a new message."
    ),
)
_says(
    LooksLikeACommand,
    lambda _error, _: _(
        "Not sent to the customer: this looks like a command or something for the team alone. If it is an answer, "
        "please begin it differently."
    ),
)
_says(
    NotThereYet,
    lambda _error, _: _(
        "Not sent to the customer: the bot is still posting the message you replied to. Please reply to it again in a "
        "minute."
    ),
)
_says(
    AnonymousFeedback,
    lambda _error, _: _("This feedback is anonymous, so nobody can be answered. Nothing was sent."),
)
_says(
    CustomerBanned,
    lambda _error, _: _("The customer is banned, so nothing was sent. /unban in their ticket lifts it."),
)
_says(
    NotATag,
    lambda error, _: _(
        "A tag is one word of up to 32 letters, digits, _ or -; “{tag}” does not fit. For example: "
        "<code>/tag late</code>",
        tag=_line(error.tag),
    ),
)
_says(
    NoSuchTag,
    lambda error, _: (
        _("This ticket has no tag “{tag}”. Nothing was changed.", tag=_line(error.tag))
        if error.tag
        else _("That tag is no longer offered here. To add it, write /tag and the word.")
    ),
)
_says(
    CannotLink,
    lambda error, _: _(
        "No. {number} cannot be linked: it has to be another ticket. For example: <code>/link 12</code>",
        number=_line(error.ticket),
    ),
)
_says(NotLinked, lambda error, _: _("No. {number} is not linked to this ticket.", number=_line(error.ticket)))
_says(
    CannotMerge,
    lambda error, _: _(
        "No. {number} cannot be merged: it has to be another open ticket of this customer. To choose from them: /merge",
        number=_line(error.ticket),
    ),
)
_says(
    GoesOn,
    lambda error, _: _(
        "This ticket continues in No. {number}. Nothing was sent: please write there.", number=error.ticket
    ),
)
_says(
    CustomerWaits,
    lambda _error, _: _("The customer is waiting for an answer. Answer first, then snooze the ticket."),
)
_says(
    TimePassed,
    lambda _error, _: _(
        "That time has passed or is too far ahead. Please choose another one, such as <i>tomorrow 10:30</i>."
    ),
)
_says(NothingPromised, lambda _error, _: _("There is no promise to write in this ticket."))
_says(NotOnShift, lambda _error, _: _("You are not on shift. To start your shift: /onshift"))
_says(
    ColleagueOff, lambda error, _: _("{name} is not on shift and cannot take over.", name=_line(error.name))
)
_says(NotYours, lambda _error, _: _("These buttons are for one of your colleagues."))
_says(Unclear, unclear)
