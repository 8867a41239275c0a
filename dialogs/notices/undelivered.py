"""What Telegram did not take: to the ticket's topic, and to the admins."""

from markupsafe import Markup

from care.notices.undelivered import DeskUndelivered, DeskUnshown, Refused, What
from dialogs.customers import parts
from dialogs.engine.machine import Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.notices.context import Context, named, words_of
from dialogs.staff.ticket.held import ways

TEXT_LIMIT = 3000
ERROR_LIMIT = 200
BEGIN_LIMIT = 200


@words_of(DeskUndelivered)
def desk_undelivered(notice: DeskUndelivered, _context: Context, _: Words) -> Screen:
    """What the customer did not get, why, and that they still wait."""
    told = {
        What.WORDS: _("Not delivered to the customer, so it does not count as an answer."),
        What.EDIT: _("The customer has not received this edit and still sees the earlier version."),
        What.NOTICE: _("A message from the bot did not reach the customer."),
    }[notice.what]
    text = parts.lines(told, why(notice.error, _), _quoted(notice.text, BEGIN_LIMIT))
    return Screen(text, (ways(notice.entry, _),) if notice.entry else ())


@words_of(DeskUnshown)
def desk_unshown(notice: DeskUnshown, _context: Context, _: Words) -> Screen:
    """The customer's words, in ours."""
    head = _("Telegram cannot show a message here. From {name}:", name=named(notice.name))
    nothing = _("No text. Ask the customer to send it another way.")
    return Screen(parts.lines(head, _quoted(notice.text, TEXT_LIMIT) or nothing, why(notice.error, _)))


@words_of(Refused)
def refused(notice: Refused, _context: Context, _: Words) -> Screen:
    head = _("Telegram refused a message to chat {chat}.", chat=notice.chat)
    rest = _("If it can still be sent, the bot will try again.")
    return Screen(parts.lines(head, why(notice.error, _), rest))


def why(error: str, _: Words) -> Markup:
    """What Telegram says, in words where we know them, with what to do instead."""
    known = error.lower()
    if "voice_messages_forbidden" in known:
        return _("The customer does not accept voice or video messages: please write instead.")
    if "file" in known and "identifier" in known:
        return _("Telegram no longer has this file: please send it again.")
    said = sanitize.line(error, ERROR_LIMIT) if error else "—"
    return _("Telegram says: <code>{error}</code>", error=said)


def _quoted(text: str, limit: int) -> Markup:
    words = sanitize.clip(sanitize.text(text).strip(), limit)
    return Markup("<blockquote expandable>{}</blockquote>").format(words) if words else Markup()
