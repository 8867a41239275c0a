"""The notes that colleagues wrote about a customer: all of them, and taking one away."""

from collections.abc import Sequence

from markupsafe import Markup

from care.customers.notes import Note
from dialogs.customers import parts
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff.ticket.card import NAME_LIMIT

# Actions: the customer's card; a page of the notes on it; two with a note's id.
CUSTOMER, NOTES, ASK, REMOVE = "customer", "notes", "note_ask", "note_drop"

PAGE = 8


def render_notes(notes: Sequence[Note], page: int, _: Words) -> Screen:
    """A page of them, each with a button that takes it away."""
    start = page * PAGE if page * PAGE < len(notes) else 0
    shown = notes[start : start + PAGE]
    remove = [
        Button(_.pgettext("button", "Delete {number}", number=number), ASK, str(note.id))
        for number, note in enumerate(shown, start + 1)
    ]
    older = [Button(_.pgettext("button", "Older"), NOTES, str(page + 1))] if start + PAGE < len(notes) else []
    back = Button(_.pgettext("button", "Back"), CUSTOMER)
    text = numbered(shown, _, start + 1) if notes else _("No notes yet. To write one: /about")
    return Screen(text, (*parts.rows(remove, 3), *parts.rows([*older, back], 2)))


def render_asking(note: Note, _: Words) -> Screen:
    """Asks before it is gone."""
    remove = Button(_.pgettext("button", "Delete"), REMOVE, str(note.id))
    question = _("Delete this note for everybody?")
    return Screen(
        parts.paragraphs(question, _note(note, _)),
        ((remove, Button(_.pgettext("button", "Back"), NOTES, "0")),),
    )


def numbered(notes: Sequence[Note], _: Words, first: int = 1) -> Markup:
    numbered = [
        Markup("{}. {}").format(number, _note(note, _)) for number, note in enumerate(notes, start=first)
    ]
    return parts.lines(Markup("<b>{}</b>").format(_("Notes")), *numbered)


def _note(note: Note, _: Words) -> Markup:
    by = Markup("{} · {}").format(sanitize.line(note.author_name, NAME_LIMIT), _.date(note.at))
    return Markup("{} <i>({})</i>").format(sanitize.text(note.text), by)
