"""All canned replies, for those who write them: in the group or in private. Buttons are the desk's (`desk.0.…`)."""

from collections.abc import Sequence

from markupsafe import Markup

from care.business import Business
from care.replies.model import FIELDS, Canned
from care.replies.rows import Changes
from dialogs.customers import parts
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff.near import did_you_mean
from dialogs.staff.ticket.card import language_name

BOOK, SHOW, ASK, DROP = "replies", "reply", "reply_ask", "reply_drop"  # actions; a page, and three with a key

PAGE = 20
KEY_LIMIT = 32
TEXT_LIMIT = 1000  # of each language's text in a list of all of them
EXAMPLE = "/replies set late\ntitle uk: …\nuk: …\nru: …\nen: …"


def render_book(replies: Sequence[Canned], page: int, _: Words) -> Screen:
    """The replies by key, a page of them, and how to write one."""
    start = page * PAGE if page * PAGE < len(replies) else 0
    buttons = [
        Button(canned.called(_.language), SHOW, canned.key) for canned in replies[start : start + PAGE]
    ]
    turns = [
        Button(_.pgettext("button", "Previous"), BOOK, str(page - 1)) if start else None,
        Button(_.pgettext("button", "Next"), BOOK, str(page + 1)) if start + PAGE < len(replies) else None,
    ]
    count = _.ngettext("{count} canned reply.", "{count} canned replies.", len(replies))
    text = parts.paragraphs(count if replies else _("There are no canned replies yet."), _how_to_write(_))
    return Screen(text, (*parts.rows(buttons, 3), *parts.rows(filter(None, turns), 2)))


def _how_to_write(_: Words) -> Markup:
    known = ", ".join(f"{{{field}}}" for field in FIELDS)
    return parts.paragraphs(
        parts.lines(
            _("To write a reply, or to change its text in one language:"),
            Markup("<code>{}</code>").format(EXAMPLE),
        ),
        _("After the key you can name a department, or “all” for every department."),
        _("These fields are filled in automatically: {known}.", known=known),
        _(
            "All at once: /replies file. Edit the file and send it back to me in private: it replaces all replies."
        ),
    )


def render_reply(canned: Canned, business: Business, _: Words, *, saved: bool = False) -> Screen:
    """Its texts as they were written, with their fields."""
    department = canned.reply.department
    whose = parts.department(business, department, _) if department else _("every department")
    used = _.ngettext("sent {count} time", "sent {count} times", canned.used)
    head = Markup("{} · {} · {}").format(_name(canned, _), whose, used)
    titles = canned.reply.title.root if canned.reply.title else {}
    texts = [
        _text(language, titles.get(language, ""), text, _) for language, text in canned.reply.texts.items()
    ]
    delete = Button(_.pgettext("button", "Delete"), ASK, canned.key)
    return Screen(parts.paragraphs(_("Saved.") if saved else "", head, *texts), ((delete, _all(_)),))


def _text(language: str, title: str, text: str, _: Words) -> Markup:
    said = Markup("<blockquote expandable>{}</blockquote>").format(sanitize.clip(text, TEXT_LIMIT))
    head = (
        Markup("{} · <b>{}</b>").format(language_name(language, _), title)
        if title
        else language_name(language, _)
    )
    return parts.lines(head, said)


def render_close(wanted: str, close: Sequence[Canned], _: Words) -> Screen:
    """No reply has this key; these may be meant."""
    names = [canned.called(_.language) for canned in close]
    wrong = _("There is no canned reply “{key}”.", key=sanitize.line(wanted, KEY_LIMIT))
    buttons = [Button(name, SHOW, canned.key) for name, canned in zip(names, close, strict=True)]
    return Screen(parts.lines(wrong, did_you_mean(names, _)), (*parts.rows(buttons, 3), (_all(_),)))


def render_asking(canned: Canned, _: Words) -> Screen:
    """Asks before it is gone."""
    delete = Button(_.pgettext("button", "Delete"), DROP, canned.key)
    back = Button(_.pgettext("button", "Back"), SHOW, canned.key)
    name = canned.called(_.language)
    return Screen(_("Delete the canned reply <b>{name}</b> for everybody?", name=name), ((delete, back),))


def _name(canned: Canned, _: Words) -> Markup:
    """What it is called, and the key by which it is changed."""
    name = Markup("<b>{}</b>").format(canned.called(_.language))
    return Markup("{} ({})").format(name, canned.key) if canned.reply.title else name


def changed(changes: Changes, _: Words) -> Markup:
    """What came of a file that was read."""
    said = [
        _("Added: {keys}.", keys=_some(changes.added, _)) if changes.added else "",
        _("Changed: {keys}.", keys=_some(changes.changed, _)) if changes.changed else "",
        _("Deleted: {keys}.", keys=_some(changes.removed, _)) if changes.removed else "",
    ]
    return (
        parts.lines(*said) if any(said) else _("The file is the same as what is saved: nothing was changed.")
    )


def _some(keys: Sequence[str], _: Words) -> str:
    more = len(keys) - PAGE
    return _.join([*keys[:PAGE], *([_.plain(_("{count} more", count=_.number(more)))] if more > 0 else [])])


def _all(_: Words) -> Button:
    return Button(_.pgettext("button", "All replies"), BOOK, "0")
