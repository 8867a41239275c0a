"""Canned replies in a ticket's topic: finding one, and seeing it as the customer will get it before it is sent.

These panels stand in a message of their own below the card. The one that is sent becomes the message that shows it.
"""

from collections.abc import Sequence

from markupsafe import Markup

from care.replies.model import FIELD, Canned
from dialogs.customers import parts
from dialogs.engine.machine import Button, Screen
from dialogs.engine.rows import WIDTHS
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff.near import did_you_mean
from dialogs.staff.ticket.card import TEXT_LIMIT, back_to_card, language_name
from dialogs.staff.ticket.replies import Preview

CANNED, FILL, SEND = "canned", "fill", "send"  # actions: the list; a reply, its key; its key and mark

SHOWN = 8
LABEL_LIMIT = 34
FRAME = 400  # UTF-16 units for our own words around a preview; what the customer gets has 3,500 at most


def render_found(
    found: Sequence[Canned],
    query: str,
    _: Words,
    elsewhere: Sequence[tuple[str, str]] = (),
    close: Sequence[Canned] = (),
) -> Screen:
    """What `query` has found, best first; an empty one finds all that the department has, most used first.

    Where nothing was found, `elsewhere` are other departments' replies, as they are called, each with the department's
    name, and `close` those that may be meant.
    """
    shown = [*found[:SHOWN], *close]
    buttons = [Button(_label(canned, _), FILL, canned.key) for canned in shown]
    hint = _("Write /c and a few letters of a reply to find it.")
    text = parts.paragraphs(
        parts.lines(
            _heading(found, query, _), did_you_mean([canned.called(_.language) for canned in close], _)
        ),
        parts.lines(*(_theirs(name, department, _) for name, department in elsewhere[:SHOWN])),
        hint if len(found) != len(shown) or not query else "",
    )
    return Screen(text, (*parts.column(buttons), (back_to_card(_),)))


def _heading(found: Sequence[Canned], query: str, _: Words) -> Markup:
    asked = sanitize.line(query, LABEL_LIMIT)
    if not found and query:
        return _("No canned reply of this department contains “{query}”.", query=asked)
    if not found:
        return _("This department has no canned replies yet. Admins add them: /replies.")
    if query:
        return _("<b>Canned replies</b>: “{query}”", query=asked)
    return _("<b>Canned replies</b>, most used first")


def _theirs(name: str, department: str, _: Words) -> Markup:
    return _("{name}: only for the {department} department", name=name, department=department)


def _label(canned: Canned, _: Words) -> str:
    """What it is called, which `/c` finds it by, and how it begins."""
    _language, text = canned.reply.in_language(_.language)
    return sanitize.label(f"{canned.called(_.language)} · {FIELD.sub('…', text)}", WIDTHS[1])


def render_preview(preview: Preview, _: Words, *, changed: bool = False) -> Screen:
    """`changed`: it was pressed to be sent, but is not what it was when it was shown."""
    head = parts.lines(
        _("Something has changed in the meantime, so nothing has been sent yet: please check again.")
        if changed
        else "",
        _recipient(preview, _),
    )
    text = parts.lines(head, Markup("<blockquote>{}</blockquote>").format(preview.text))
    if preview.own:
        room = TEXT_LIMIT - FRAME - sanitize.length(preview.text)
        own = Markup("<blockquote expandable>{}</blockquote>").format(sanitize.clip(preview.own, room))
        text = parts.paragraphs(text, parts.lines(_("In your language:"), own))
    send = Button(_.pgettext("button", "Send"), SEND, f"{preview.key}-{preview.mark}")
    return Screen(text, ((send, Button(_.pgettext("button", "Back"), CANNED)),))


def _recipient(preview: Preview, _: Words) -> Markup:
    language = language_name(preview.language, _)
    if preview.language == preview.wanted:
        return _("The customer will get ({language}):", language=language)
    return _(
        "There is no text in the customer’s language ({wanted}). They will get this one ({language}):",
        wanted=language_name(preview.wanted, _),
        language=language,
    )
