"""To a ticket's topic: what an operator had put off until now, a reminder or a reply."""

from collections.abc import Iterable
from datetime import datetime

from markupsafe import Markup

from care.model.ticket import State
from care.notices.notice import Named
from care.notices.scheduled_replies import (
    DeskLaterHeld,
    DeskLaterSent,
    DeskLaterUnsent,
    DeskReminder,
    Hindrance,
)
from dialogs.customers import parts
from dialogs.engine.machine import Button, Row, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.notices.context import NAME_LIMIT, Context, named, words_of
from dialogs.staff.ticket.put_off import LaterAction

TEXT_LIMIT = 500
BEGIN_LIMIT = 60
SHOWN = 5


@words_of(DeskReminder)
def desk_reminder(notice: DeskReminder, context: Context, _: Words) -> Screen:
    text = sanitize.clip(sanitize.text(notice.text).strip(), TEXT_LIMIT) or _(
        "take another look at this ticket"
    )
    name = _mention(*notice.whose)
    return Screen(
        parts.lines(
            _("⏰ {name}: {text}", name=name, text=text)
            if notice.here
            else _("⏰ {name} (not on shift): {text}", name=name, text=text),
            _("On shift now: {names}", names=_names(notice.others)) if notice.others else "",
            _("It was due {when}.", when=_.when(notice.was_due, context.now)) if notice.was_due else "",
        )
    )


def _names(people: Iterable[Named]) -> Markup:
    return Markup(", ").join(_mention(*each) for each in people)


@words_of(DeskLaterSent)
def desk_later_sent(notice: DeskLaterSent, _context: Context, _: Words) -> Screen:
    name, begin = named(notice.operator), _begin(notice.text)
    if not begin:
        return Screen(_("Scheduled reply by {name} sent.", name=name))
    return Screen(_("Scheduled reply by {name} sent: “{begin}”.", name=name, begin=begin))


@words_of(DeskLaterUnsent)
def desk_later_unsent(notice: DeskLaterUnsent, context: Context, _: Words) -> Screen:
    replies = [_waits(due, text, context, _) for due, text in notice.replies]
    head = _.ngettext(
        "{count} scheduled reply is still waiting. It will go out only if the ticket is open again by then:",
        "{count} scheduled replies are still waiting. They will go out only if the ticket is open again by then:",
        len(replies),
    )
    return Screen(parts.lines(head, *replies[:SHOWN]))


def _waits(due: datetime, text: str, context: Context, _: Words) -> Markup:
    when, begin = _.when(due, context.now), _begin(text)
    return Markup("{}: {}").format(when, begin) if begin else when


def _begin(text: str) -> str:
    return sanitize.line(text, BEGIN_LIMIT) if text else ""


@words_of(DeskLaterHeld)
def desk_later_held(notice: DeskLaterHeld, _context: Context, _: Words) -> Screen:
    """With buttons where sending is still possible."""
    said = sanitize.clip(sanitize.text(notice.text).strip(), TEXT_LIMIT)
    text = parts.lines(
        _mention(*notice.whose),
        _held(notice.held, _),
        Markup("<blockquote expandable>{}</blockquote>").format(said) if said else "",
    )
    return Screen(text, (_ways(notice.number, _),) if notice.held in SENDABLE else ())


SENDABLE = frozenset({Hindrance.WRITTEN, Hindrance.LATE})


def _held(why: Hindrance | State, _: Words) -> Markup:
    match why:
        case Hindrance.WRITTEN:
            return _(
                "The customer has written again, so your scheduled reply was not sent. What would you like "
                "to do?"
            )
        case Hindrance.LATE:
            return _("Your scheduled reply could not be sent in time. Should it still go out?")
        case Hindrance.LEFT:
            return _("Your scheduled reply was not sent: you are no longer an operator.")
        case Hindrance.UNREACHABLE:
            return _("Your scheduled reply was not sent: the customer cannot be reached.")
        case State.WITHDRAWN:
            return _("Your scheduled reply was not sent: the customer has withdrawn the ticket.")
    return _("Your scheduled reply was not sent: the ticket is solved.")


def _ways(number: int, _: Words) -> Row:
    return (
        Button(_.pgettext("button", "Send now"), LaterAction.SEND, str(number)),
        Button(_.pgettext("button", "Do not send"), LaterAction.DROP, str(number)),
    )


def _mention(user_id: int | None, name: str) -> Markup:
    """Somebody's name, so that Telegram tells them of it while they are here."""
    return parts.mention(user_id, name) if user_id else Markup.escape(sanitize.line(name, NAME_LIMIT))
