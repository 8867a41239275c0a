"""Brief sentences for staff: on a pressed button (at most 200 characters) or below a command in a topic."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from markupsafe import Markup

from care.business import Role
from care.model.ticket import State, Ticket
from dialogs.customers import parts
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff.commands import BY_NAME
from dialogs.staff.near import commands_near, did_you_mean
from dialogs.staff.related import numbered

NAME_LIMIT = 64


Fields: TypeAlias = Mapping[str, Any]


def refusal(code: str, fields: Fields, _: Words) -> Markup:
    """Why a deed was refused; the codes are those of care/values/errors.py."""
    sentence = REFUSALS.get(code)
    return sentence(_, fields) if sentence else _("That did not work. Nothing was changed.")


def _name(fields: Fields, field: str) -> str:
    return sanitize.line(str(fields[field]), NAME_LIMIT)


REFUSALS: dict[str, Callable[[Words, Fields], Markup]] = {
    "already_taken": lambda _, f: _("Already taken by {name}.", name=_name(f, "by")),
    "not_allowed": lambda _, _f: _("Only operators approved by an admin can do this."),
    "lacks_right": lambda _, f: _lacks_right(str(f.get("role", "")), _),
    "in_private": lambda _, _f: _(
        "This is not for the whole group to see. Please write it to me in private."
    ),
    "not_banned": lambda _, _f: _("This customer is not banned, so there is nothing to lift."),
    "ban_unclear": lambda _, _f: how_to_ban(_),
    "empty_note": lambda _, _f: how_to_note(_),
    "no_such_ticket": lambda _, _f: _("That ticket no longer exists."),
    "not_offered": lambda _, _f: _("That department or operator is no longer available."),
    "no_such_reply": lambda _, _f: _("There is no such canned reply. To see them all: /c"),
    "unreadable_reply": lambda _, f: _("Nothing was saved.") + Markup("\n{}").format(f["why"]),
    "no_customer": lambda _, _f: _("The customer’s data has been deleted, so nothing is known about them."),
    "long_note": lambda _, f: _(
        "That is too long: a note has at most {limit} characters. Please shorten it.", limit=f["limit"]
    ),
    "no_such_note": lambda _, _f: _("That note has already been deleted."),
    "unreachable": lambda _, _f: _(
        "The customer cannot be reached: they have blocked the bot or deleted their data."
    ),
    "cannot_cross": lambda _, _f: _(
        "Not sent to the customer: a bot cannot forward polls, dice, checklists, stories, games or "
        "paid media. Please write it in words or send a file."
    ),
    "wrong_state": lambda _, f: _wrong_state(State(f["state"]), f.get("into"), _),
    "outdated": lambda _, _f: _("The ticket’s status has changed. Nothing was done."),
    "anonymous": lambda _, _f: _(
        "You wrote anonymously, so nothing reached the customer. Turn off “Remain anonymous” in "
        "your administrator rights and write again."
    ),
    "unknown_command": lambda _, f: parts.lines(
        _("There is no such command."), commands_near(str(f["name"]), _), _("All commands: /help")
    ),
    "of_a_ticket": lambda _, f: _(
        "/{name} only works in a ticket’s topic. Please write it there.", name=_name(f, "name")
    ),
    "whom": lambda _, _f: _(
        "Say who gets the ticket, such as <code>/pass daria</code>, or choose it on the card: “Pass on”."
    ),
    "not_enough": lambda _, f: _.ngettext(
        "Only {count} point can be deducted.", "Only {count} points can be deducted.", f["balance"]
    ),
    "too_many": lambda _, f: _(
        "There are already {count}, and that is the limit. Remove one first.", count=f["most"]
    ),
    "too_late": lambda _, _f: _("It has already been done or cancelled."),
    "not_an_answer": lambda _, _f: _(
        "The customer has no such message. Reply with /unsend to the message that you want to take back."
    ),
    "edited_command": lambda _, _f: _(
        "Commands are not read from edited messages. Please send the command as a new message."
    ),
    "looks_like_a_command": lambda _, _f: _(
        "Not sent to the customer: this looks like a command or something for the team alone. If it is an answer, "
        "please begin it differently."
    ),
    "not_there_yet": lambda _, _f: _(
        "Not sent to the customer: the bot is still posting the message you replied to. Please reply to it again in a "
        "minute."
    ),
    "anonymous_feedback": lambda _, _f: _(
        "This feedback is anonymous, so nobody can be answered. Nothing was sent."
    ),
    "customer_banned": lambda _, _f: _(
        "The customer is banned, so nothing was sent. /unban in their ticket lifts it."
    ),
    "not_a_tag": lambda _, f: _(
        "A tag is one word of up to 32 letters, digits, _ or -; “{tag}” does not fit. For example: "
        "<code>/tag late</code>",
        tag=_name(f, "tag"),
    ),
    "no_such_tag": lambda _, f: (
        _("This ticket has no tag “{tag}”. Nothing was changed.", tag=_name(f, "tag"))
        if f["tag"]
        else _("That tag is no longer offered here. To add it, write /tag and the word.")
    ),
    "cannot_link": lambda _, f: _(
        "No. {number} cannot be linked: it has to be another ticket. For example: <code>/link 12</code>",
        number=_name(f, "ticket"),
    ),
    "not_linked": lambda _, f: _("No. {number} is not linked to this ticket.", number=_name(f, "ticket")),
    "cannot_merge": lambda _, f: _(
        "No. {number} cannot be merged: it has to be another open ticket of this customer. To choose from them: /merge",
        number=_name(f, "ticket"),
    ),
    "goes_on": lambda _, f: _(
        "This ticket continues in No. {number}. Nothing was sent: please write there.", number=f["ticket"]
    ),
    "customer_waits": lambda _, _f: _(
        "The customer is waiting for an answer. Answer first, then snooze the ticket."
    ),
    "time_passed": lambda _, _f: _(
        "That time has passed or is too far ahead. Please choose another one, such as <i>tomorrow 10:30</i>."
    ),
    "not_on_shift": lambda _, _f: _("You are not on shift. To start your shift: /onshift"),
    "colleague_off": lambda _, f: _("{name} is not on shift and cannot take over.", name=_name(f, "name")),
    "not_yours": lambda _, _f: _("These buttons are for one of your colleagues."),
    "unclear": lambda _, f: parts.lines(
        _("That was not clear. Write it like this: {example}", example=BY_NAME[f["command"]].shown(_)),
        did_you_mean(f.get("near", ()), _),
    ),
}


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


def how_to_ban(_: Words) -> Markup:
    return _(
        "Write how long and why: “/ban 7d insults” or “/ban forever spam”. "
        "With /shadowban the customer notices nothing. /unban lifts it."
    )


def now(ticket: Ticket, _: Words) -> Markup | None:
    """How things stand, for someone who has just changed them."""
    match ticket.state:
        case State.NEW:
            return _("Waiting for an operator")
        case State.TAKEN:
            return _("In progress: {name}", name=sanitize.line(ticket.owner_name, NAME_LIMIT))
        case State.SOLVED if ticket.owner_name:
            return _("Solved by {name}.", name=sanitize.line(ticket.owner_name, NAME_LIMIT))
    return None


def standing(ticket: Ticket, _: Words) -> Markup:
    """How things stand now, for someone whose button was drawn before."""
    name = sanitize.line(ticket.owner_name, NAME_LIMIT)
    match ticket.state:
        case State.NEW:
            return _("This has changed: nobody has the ticket now. The card has been updated.")
        case State.TAKEN:
            return _("This has changed: {name} has the ticket now. The card has been updated.", name=name)
        case State.SOLVED:
            return _("The ticket is already solved. The card has been updated.")
        case State.CLOSED:
            return _("The ticket is already closed. The card has been updated.")
        case State.WITHDRAWN:
            return _("The customer has withdrawn the ticket. The card has been updated.")
        case State.MERGED:
            return _("The ticket has been merged with another one. The card has been updated.")


def yours(_: Words) -> Markup:
    return _("You already have this ticket.")


def nobody_there(_: Words) -> Markup:
    """Below the end of a shift, if it was the last one."""
    return _("Nobody is on shift now: tickets wait until someone starts a shift or takes them.")


def how_to_note(_: Words) -> Markup:
    return _("Start a message with // (or /note): it stays within the team, and the customer never sees it.")


def sent_already(_: Words) -> Markup:
    return _("It has already been sent.")


def linked(other: Ticket, _: Words) -> Markup:
    return _("Linked to {ticket}: both cards now show it.", ticket=numbered(other, _))


def unlinked(number: int, _: Words) -> Markup:
    return _("No longer linked: No. {number}.", number=number)


def admins_only(_: Words) -> Markup:
    return _("Only an admin can do this.")


def old_button(_: Words) -> Markup:
    return _("This button no longer works.")


def admitted(_: Words) -> Markup:
    return _("Approved: they can answer customers now.")


def removed(_: Words) -> Markup:
    return _("Removed: they can no longer answer customers.")


def not_there(_: Words) -> Markup:
    return _("They are no longer in the staff group.")


def dropped(_: Words) -> Markup:
    return _("Discarded.")


def not_kept(_: Words) -> Markup:
    return _("It has already been dealt with.")


def done_now(_: Words) -> Markup:
    return _("Done: it worked this time.")


def failed_again(error: str, _: Words) -> Markup:
    return _("It failed again ({error}). Nothing is lost; you can try again later.", error=error)
