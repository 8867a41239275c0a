"""To a staff group: words that have stayed inside with the question whether they shall go, and words taken back."""

from markupsafe import Markup

from care.model.ticket import State
from care.notices.held import (
    DeskHeld,
    DeskLeftBehind,
    DeskTakenBack,
    FeedbackSent,
    FeedbackUnanswered,
    How,
    Left,
    Why,
)
from dialogs.customers import parts
from dialogs.engine.machine import Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.notices.context import Context, named, words_of
from dialogs.staff.near import commands_near
from dialogs.staff.refusals import refusal
from dialogs.staff.ticket.held import ways
from dialogs.staff.ticket.links import to_place

BEGIN_LIMIT = 60


@words_of(DeskHeld)
def desk_held(notice: DeskHeld, _context: Context, _: Words) -> Screen:
    """What the message was taken for, and which command may be meant: one of those that most may use."""
    text = parts.lines(
        _why(notice.why, _),
        commands_near(notice.name, _),
        _("All commands: /help") if notice.why not in (Why.COLLEAGUE, Why.NOTING) else "",
    )
    return Screen(text, (ways(notice.entry, _),))


def _why(why: Why, _: Words) -> Markup:
    match why:
        case Why.NOTING:
            return _("Not sent to the customer: “Note” was pressed before this was written.")
        case Why.COLLEAGUE:
            return _("Not sent to the customer: this looks like a message to a colleague.")
        case Why.EDITED:
            return _("This message was not sent before you edited it, and it has not been sent now either.")
        case Why.RETURNED:
            return _(
                "After your edit this looks like a command or something for the team alone, so it is being taken "
                "back from the customer."
            )
        case Why.COMMAND:
            return _("Commands are not read from edited messages. Please send the command as a new message.")
    return _("Not sent to the customer: this looks like a command or a note.")


@words_of(DeskLeftBehind)
def desk_left_behind(notice: DeskLeftBehind, _context: Context, _: Words) -> Screen:
    """Where the ticket is now, and what became of what was written where it was."""
    there = to_place(notice.desk, notice.topic, _("No. {number}", number=notice.ticket))
    match notice.what:
        case Left.NOTE:
            return Screen(
                _("This ticket is no longer here: {ticket}. Your note has been kept with it.", ticket=there)
            )
        case Left.COMMAND:
            text = _(
                "This ticket is no longer here: {ticket}. The command was not carried out.", ticket=there
            )
            return Screen(text)
    text = _("This ticket is no longer here: {ticket}. Nothing was sent to the customer.", ticket=there)
    return Screen(text, (ways(notice.entry, _),))


@words_of(DeskTakenBack)
def desk_taken_back(notice: DeskTakenBack, context: Context, _: Words) -> Screen:
    name, begin = (
        named(notice.operator),
        sanitize.line(notice.text, BEGIN_LIMIT) if notice.text else "…",
    )
    match notice.how:
        case How.UNSEEN:
            text = _("Taken back by {name} before it was sent: “{begin}”.", begin=begin, name=name)
        case How.DELETED:
            text = _(
                "Taken back by {name}, so the customer no longer sees it: “{begin}”.", begin=begin, name=name
            )
        case How.EMPTIED:
            text = _(
                "Taken back by {name}: “{begin}”. It is more than 48 hours old, so Telegram does not let "
                "the bot delete it: in its place, the customer sees that a message was taken back.",
                begin=begin,
                name=name,
            )
        case How.PARTLY:
            text = _(
                "The text was taken back, but the file was not: “{begin}” ({name}). Telegram lets a bot "
                "delete a message only within 48 hours.",
                begin=begin,
                name=name,
            )
        case _late:
            text = _(
                "Not taken back, so the customer still sees it: “{begin}” ({name}). Telegram lets a bot "
                "delete a message only within 48 hours.",
                begin=begin,
                name=name,
            )
    return Screen(parts.lines(text, _waits(notice, context, _)))


def _waits(notice: DeskTakenBack, context: Context, _: Words) -> Markup:
    """That the customer has no answer any more, and by when they shall have one, or that the ticket is over."""
    match notice.ended:
        case State.SOLVED:
            return _(
                "The customer is now without an answer, and the ticket is solved. If they still need one: /reopen"
            )
        case State.CLOSED:
            return _(
                "The customer is now without an answer, and the ticket is closed. If they still need one: /reopen"
            )
    if not notice.answer_due:
        return Markup()
    due = notice.answer_due
    when = _.when(due, context.now)
    if due <= context.now:
        return _("The customer is waiting for an answer again, and it was due {when}.", when=when)
    return _("The customer is waiting for an answer again. It is due {when}.", when=when)


@words_of(FeedbackSent)
def feedback_sent(notice: FeedbackSent, _context: Context, _: Words) -> Screen:
    number, name = notice.number, named(notice.name)
    return Screen(
        _(
            "The customer ({name}) will get your answer. The conversation continues in ticket No. {number}.",
            name=name,
            number=number,
        )
    )


@words_of(FeedbackUnanswered)
def feedback_unanswered(notice: FeedbackUnanswered, _context: Context, _: Words) -> Screen:
    return Screen(refusal(notice.error, _))
