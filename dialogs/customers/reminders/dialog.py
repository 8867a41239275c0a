"""My reminders: the list, one of them, and setting one by words or by buttons. It is shown back before it is kept.

Whoever sets their first one is asked by which clock they live. What they write is never lost: what was no reminder goes
where any words go, by one press.
"""

from dataclasses import replace

from markupsafe import Markup

from care.commands import (
    Refused,
)
from care.reminders.commands import (
    ReminderSet,
    RewordReminder,
    TurnReminder,
)
from care.reminders.model import Turn
from care.values.errors import TimePassed
from dialogs.customers import refusals
from dialogs.customers.facts import Appointments, CameTogether, Facts, Reminders, Tickets
from dialogs.customers.reminders import beginning, clearing, opening, said, screens, together, waiting
from dialogs.customers.reminders.beginning import begin, dropped, resumed
from dialogs.customers.reminders.rereading import reread
from dialogs.customers.reminders.states import (
    BEGUN,
    HERE,
    SET,
    STATES,
    Answered,
    AnsweredAll,
    Asking,
    Came,
    Cleared,
    Clearing,
    Confirming,
    Deleted,
    Draft,
    Kept,
    List,
    One,
    Rewording,
    State,
)
from dialogs.customers.reminders.understanding import named
from dialogs.engine.machine import (
    Dialog,
    Do,
    Event,
    Finish,
    Go,
    Happened,
    Need,
    Note,
    Opened,
    Press,
    Resume,
    Said,
    Sent,
    Step,
)
from dialogs.language.words import Words

TURNS = {"pause": Turn.PAUSE, "resume_it": Turn.RESUME, "delete": Turn.DELETE}


def step(state: State, event: Event, facts: Facts) -> Step:
    match state, event:
        case _, Opened(argument, messages):
            return opening.opened(argument, messages, facts)
        case _, Happened(Refused() as refused):
            return _refused(state, refused, facts)
        case _, Press("list"):
            return Step(List())
        case Came() | AnsweredAll(), _:
            return together.step(state, event, facts)
        case Clearing() | Cleared(), _:
            return clearing.step(state, event, facts)
        case _, Happened(ReminderSet() as now):
            return _set(state, now, facts)
        case Rewording(number), Said() | Sent() | Press("back"):
            return _reword(number, event, facts)
        case _ if isinstance(state, BEGUN):
            return beginning.step(state, event, facts)
        case _, Press(action, argument):
            return _press(state, action, argument, facts)
    return Step(state)


def _press(state: State, action: str, argument: str, facts: Facts) -> Step:
    match state, action:
        case _, "page":
            return Step(List(int(argument)))
        case _, "open":
            return Step(One(int(argument)))
        case _, "new":
            return begin(Draft(), (), facts)
        case _, "resume":
            return Step(state, (Resume(),))
        case One(), _:
            return _with_one(state, action, facts)
        case Deleted(number), "undo":
            return Step(state, (Do(TurnReminder(number, Turn.RESTORE)),))
        case _, "back":
            return Step(state, (Go("menu"),))
    return Step(state)


def _with_one(state: One, action: str, facts: Facts) -> Step:
    number, found = state.reminder, said.find(facts, state.reminder)
    if action == "move" and found:
        return begin(said.moving(found, facts), (), facts)
    if action == "words":
        return Step(Rewording(number))
    if action in TURNS:
        return Step(state, (Do(TurnReminder(number, TURNS[action])),))
    return Step(List())


def _reword(number: int, event: Said | Sent | Press, facts: Facts) -> Step:
    if isinstance(event, Press):
        return Step(One(number))
    what = named(event.message)
    if what:
        return Step(Rewording(number), (Do(RewordReminder(number, what)),))
    return Step(Rewording(number), (Note(said.in_words(facts.words)),))


def _set(state: State, now: ReminderSet, facts: Facts) -> Step:
    _, reminder = facts.words, now.reminder
    match state:
        case Confirming(draft) if now.already and draft.then:
            return Step(List(), (Note(_("You already have this reminder.")), *waiting.following(draft)))
        case Confirming() if now.already:
            return Step(One(reminder.id), (Note(_("You already have this reminder.")),))
        case Confirming(draft):
            return Step(Kept(draft), waiting.following(draft) or (Finish(f"{SET}{reminder.id}"),))
        case Answered():
            then = reminder.due_at if reminder.plan.rule else None
            return Step(Answered(reminder.id, reminder.what, reminder.again_at, then))
        case One() if said.find(facts, reminder.id) is None:
            return Step(Deleted(reminder.id, reminder.what))
        case Deleted():
            return Step(One(reminder.id), (Note(_("The reminder is back.")),))
        case Rewording():
            return Step(One(reminder.id), (Note(_("The text has been changed.")),))
    return Step(One(reminder.id))


def _refused(state: State, refused: Refused, facts: Facts) -> Step:
    note = refusals.note(refused, facts.words)
    match state:
        case Confirming(draft, messages) if isinstance(refused.why, TimePassed):
            return Step(Asking(replace(draft, starts=None, rule=""), "past", messages))
        case Answered() | AnsweredAll() | Deleted() | Clearing() | Cleared():
            return Step(List(), (note,))
    return Step(state, (note,))


def _needs(state: State) -> tuple[Need[object], ...]:
    if isinstance(state, List):
        return Reminders(), Tickets(), Appointments()
    if isinstance(state, Came):
        return (CameTogether(state.at),)
    return (Reminders(),) if isinstance(state, One | Clearing) else ()


def _is_form(state: State) -> bool:
    return isinstance(state, BEGUN) and (state.draft != Draft() or bool(state.messages))


def _stays(state: State, facts: Facts, _: Words) -> Markup:
    """What was set stays above the next of several; alone it is a message that must arrive, and no screen."""
    return said.kept(state.draft, facts, _) if isinstance(state, Kept) and state.draft.then else Markup()


DIALOG = Dialog(
    HERE,
    STATES,
    List(),
    step,
    screens.render,
    Facts,
    needs=_needs,
    takes_text=lambda state: isinstance(state, (*BEGUN, Rewording)),
    form=_is_form,
    dropped=dropped,
    passing=lambda state: isinstance(state, List | One | Deleted | Clearing | Cleared | Came),
    resume_label=lambda _: _.pgettext("button", "Back to the reminder"),
    drafts=True,
    reread=reread,
    resumed=resumed,
    unfinished=said.unfinished,
    stays=_stays,
)
