"""How reminders look: the list, one of them, and what has just become of one."""

from markupsafe import Markup

from care.reminders.model import Reminder
from care.reminders.model import State as Stage
from dialogs.customers import parts
from dialogs.customers.facts import Facts, Reminders
from dialogs.customers.reminders import asking, clearing, said, together
from dialogs.customers.reminders.states import (
    HERE,
    Answered,
    AnsweredAll,
    Came,
    Cleared,
    Clearing,
    Deleted,
    Kept,
    List,
    One,
    Rewording,
    State,
)
from dialogs.engine.machine import Button, Row, Screen
from dialogs.language.words import Words

PAGE = 5


def render(state: State, facts: Facts, _: Words) -> Screen:
    match state:
        case List(page):
            return _render_list(page, facts, _)
        case One(number):
            found = said.find(facts, number)
            return _render_one(found, facts, _) if found else _render_list(0, facts, _)
        case Rewording():
            return Screen(
                _("What shall we remind you of? Please write it in a message."), ((parts.back(_),),)
            )
        case Deleted():
            return _render_deleted(state, _)
        case Clearing() | Cleared():
            return clearing.render(state, facts, _)
        case Answered():
            return _render_answered(state, facts, _)
        case AnsweredAll():
            return together.render_all(state, facts, _)
        case Came():
            return together.render(state, facts, _)
        case Kept():
            return _render_kept(state, facts, _)
    return asking.render(state, facts, _)


def _render_list(page: int, facts: Facts, _: Words) -> Screen:
    all_of_them, left = facts[Reminders()], _unfinished(facts, _)
    on = [Button(facts.parked.resume_label(_), "resume")] if left and facts.parked else []
    new = parts.column([*on, Button(_.pgettext("button", "New reminder"), "new")])
    if not all_of_them:
        return Screen(parts.paragraphs(_("You have no reminders."), left), (*new, (parts.back(_),)))
    start = min(page * PAGE, (len(all_of_them) - 1) // PAGE * PAGE)
    shown = list(enumerate(all_of_them, 1))[start : start + PAGE]
    lines = (
        Markup("{}. {}\n{}").format(number, said.comes(each, facts, _), said.briefly(each.what))
        for number, each in shown
    )
    numbers = tuple(Button(str(number), "open", str(each.id)) for number, each in shown)
    turns = _pages(start // PAGE, len(all_of_them), _)
    text = parts.paragraphs(_("Your reminders. Which one would you like to open?"), *lines, left)
    return Screen(text, (numbers, *turns, *new, (parts.back(_),)))


def _unfinished(facts: Facts, _: Words) -> Markup:
    """Those that they have begun and left, if they can go on with them from here."""
    if not facts.unfinished or facts.parked is None or facts.parked.name != HERE:
        return Markup()
    return parts.lines(_("Not finished yet:"), together.listed(facts.unfinished, _))


def _pages(page: int, count: int, _: Words) -> tuple[Row, ...]:
    before = Button(_.pgettext("button", "← Earlier"), "page", str(page - 1))
    after = Button(_.pgettext("button", "Later →"), "page", str(page + 1))
    row = (*([before] if page else []), *([after] if (page + 1) * PAGE < count else []))
    return (row,) if row else ()


def _render_one(reminder: Reminder, facts: Facts, _: Words) -> Screen:
    text = parts.paragraphs(said.quote(reminder.what), said.comes(reminder, facts, _))
    goes_on = (
        Button(_.pgettext("button", "Resume"), "resume_it")
        if reminder.state is Stage.PAUSED
        else Button(_.pgettext("button", "Pause"), "pause")
    )
    return Screen(
        text,
        (
            (Button(_.pgettext("button", "Another time"), "move"),),
            (Button(_.pgettext("button", "Change the text"), "words"),),
            (goes_on, Button(_.pgettext("button", "Delete"), "delete")),
            (parts.back(_), parts.menu(_)),
        ),
    )


def _render_deleted(state: Deleted, _: Words) -> Screen:
    undo = Button(_.pgettext("button", "Undo"), "undo")
    mine = Button(_.pgettext("button", "My reminders"), "list")
    text = _("Deleted: {what}", what=said.briefly(state.what))
    return Screen(text, ((undo,), (mine, parts.menu(_))))


def _render_answered(state: Answered, facts: Facts, _: Words) -> Screen:
    words, what = said.of_zone(said.here(facts), _).without_city, said.briefly(state.what)
    if state.until is not None:
        text = _(
            "We will remind you again {when}: {what}", when=words.when(state.until, facts.now), what=what
        )
    else:
        text = _("Done: {what}", what=what)
    then = _("Next time: {when}", when=words.when(state.then, facts.now)) if state.then else Markup()
    left = [Button(facts.parked.resume_label(_), "resume")] if facts.parked else []
    mine = Button(_.pgettext("button", "My reminders"), "list")
    return Screen(parts.paragraphs(text, then), (*parts.column(left), (mine, parts.menu(_))))


def _render_kept(state: Kept, facts: Facts, _: Words) -> Screen:
    mine = Button(_.pgettext("button", "My reminders"), "reminders")
    return Screen(said.kept(state.draft, facts, _), ((mine,),))
