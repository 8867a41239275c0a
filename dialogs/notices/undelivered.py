"""What Telegram did not take: to the ticket's topic, and to the admins."""

from markupsafe import Markup

from dialogs.customers import parts
from dialogs.engine.machine import Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.notices.context import Context, Draw
from dialogs.staff.held import ways

TEXT_LIMIT = 3000
ERROR_LIMIT = 200
BEGIN_LIMIT = 200


def desk_undelivered(context: Context, _: Words) -> Screen:
    """What the customer did not get, why, and that they still wait."""
    fields = context.fields
    told = {
        "words": _("Not delivered to the customer, so it does not count as an answer."),
        "edit": _("The customer has not received this edit and still sees the earlier version."),
        "notice": _("A message from the bot did not reach the customer."),
    }[fields["what"]]
    text = parts.lines(told, why(fields["error"], _), _quoted(fields["text"], BEGIN_LIMIT))
    return Screen(text, (ways(fields["entry"], _),) if fields["entry"] else ())


def desk_unshown(context: Context, _: Words) -> Screen:
    """The customer's words, in ours."""
    fields = context.fields
    head = _("Telegram cannot show a message here. From {name}:", name=sanitize.line(fields["name"], 64))
    nothing = _("No text. Ask the customer to send it another way.")
    return Screen(parts.lines(head, _quoted(fields["text"], TEXT_LIMIT) or nothing, why(fields["error"], _)))


def refused(context: Context, _: Words) -> Screen:
    fields = context.fields
    head = _("Telegram refused a message to chat {chat}.", chat=fields["chat"])
    rest = _("If it can still be sent, the bot will try again.")
    return Screen(parts.lines(head, why(fields["error"], _), rest))


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


FUNCTIONS: tuple[Draw, ...] = (desk_undelivered, desk_unshown, refused)
