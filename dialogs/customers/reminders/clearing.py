"""All of theirs go at once: asked first, and one press brings them back."""

from markupsafe import Markup

from care.reminders.commands import RemindersSet, TurnReminders
from care.reminders.model import Turn
from dialogs.customers import parts
from dialogs.customers.facts import Facts, Reminders
from dialogs.customers.reminders import together
from dialogs.customers.reminders.states import Cleared, Clearing, List
from dialogs.engine.machine import Button, Do, Event, Happened, Note, Press, Screen, Step
from dialogs.language.words import Words


def asked(facts: Facts) -> Step:
    """Those that they have now; one that is set meanwhile is not meant."""
    numbers = tuple(each.id for each in facts[Reminders()])
    return Step(Clearing(numbers) if numbers else List())


def step(state: Clearing | Cleared, event: Event, facts: Facts) -> Step:
    match state, event:
        case Clearing(), Happened(RemindersSet(gone)):
            return Step(Cleared(tuple(each.id for each in gone), tuple(each.what for each in gone)))
        case Cleared(), Happened(RemindersSet(back)):
            return Step(List(), tuple(_notes(len(back), len(state.numbers) - len(back), facts.words)))
        case Clearing(numbers), Press("delete"):
            return Step(state, (Do(TurnReminders(numbers, Turn.DELETE)),))
        case Cleared(numbers), Press("undo"):
            return Step(state, (Do(TurnReminders(numbers, Turn.RESTORE)),))
        case Clearing(), Press():
            return Step(List())
    return Step(state)


def _notes(back: int, lost: int, _: Words) -> list[Note]:
    notes = [Note(_.ngettext("{count} reminder is back.", "{count} reminders are back.", back))]
    if lost:
        over = _.ngettext(
            "{count} reminder could not be brought back: its time has already passed.",
            "{count} reminders could not be brought back: their time has already passed.",
            lost,
        )
        notes.append(Note(over))
    return notes


def render(state: Clearing | Cleared, facts: Facts, _: Words) -> Screen:
    if isinstance(state, Cleared):
        undo, mine = (
            Button(_.pgettext("button", "Undo"), "undo"),
            Button(_.pgettext("button", "My reminders"), "list"),
        )
        return Screen(
            parts.paragraphs(_("Deleted:"), together.listed(state.whats, _)), ((undo,), (mine, parts.menu(_)))
        )
    left = tuple(each.what for each in facts[Reminders()] if each.id in state.numbers)
    ask: Markup = _.ngettext("Delete {count} reminder?", "Delete all {count} reminders?", len(left))
    delete = Button(_.pgettext("button", "Yes, delete"), "delete")
    return Screen(parts.paragraphs(ask, together.listed(left, _)), ((delete,), (parts.back(_),)))
