"""Several came in one message: all are answered at once, or one after the other, each by one press."""

from datetime import UTC, datetime, timedelta

from markupsafe import Markup

from care.reminders.commands import (
    AnswerReminder,
    AnswerReminders,
    ReminderSet,
    RemindersSet,
)
from care.reminders.model import Answer, Reminder
from care.values.ids import whole_number
from dialogs.customers import parts
from dialogs.customers.facts import CameTogether, Facts
from dialogs.customers.reminders import said
from dialogs.customers.reminders.states import Answered, AnsweredAll, Came, List
from dialogs.engine.machine import Button, Do, Event, Happened, Note, Press, Resume, Screen, Step
from dialogs.language import sanitize
from dialogs.language.words import Words

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TICK = timedelta(microseconds=1)
LISTED = 20
AT_ONCE = (Answer.DONE, Answer.SOON, Answer.HOUR)


def answers(_: Words) -> dict[Answer, str]:
    """What is said to one."""
    return {
        Answer.DONE: _.pgettext("button", "Done"),
        Answer.SOON: _.pgettext("button", "In 10 minutes"),
        Answer.HOUR: _.pgettext("button", "In an hour"),
        Answer.TOMORROW: _.pgettext("button", "Tomorrow"),
    }


def answers_to_all(_: Words) -> dict[Answer, str]:
    return {
        Answer.DONE: _.pgettext("button", "All done"),
        Answer.SOON: _.pgettext("button", "All in 10 minutes"),
        Answer.HOUR: _.pgettext("button", "All in an hour"),
    }


# --- what the buttons below the message carry: `all-<at>-<answer>`, `each-<at>`


def to_all(at: datetime, answer: Answer) -> str:
    return f"all-{_number(at)}-{answer}"


def to_each(at: datetime) -> str:
    return f"each-{_number(at)}"


def leads_back(argument: str) -> bool:
    """The message is still of use: what has no answer yet can be answered there."""
    return argument.startswith("each-")


def opened(argument: str) -> Step | None:
    """None: it is about no message of several."""
    first, _dash, rest = argument.partition("-")
    number, _dash, answer = rest.partition("-")
    at = EPOCH + whole_number(number) * TICK
    if first == "all":
        return Step(AnsweredAll(), (Do(AnswerReminders(at, Answer(answer))),))
    return Step(Came(at)) if first == "each" else None


def _number(at: datetime) -> int:
    return (at - EPOCH) // TICK


# --- one after the other


def step(state: Came | AnsweredAll, event: Event, facts: Facts) -> Step:
    match state, event:
        case _, Happened(RemindersSet(reminders)):
            return Step(AnsweredAll(tuple(each.what for each in reminders), reminders[0].again_at))
        case _, Press("resume"):
            return Step(state, (Resume(),))
        case Came(), Press(action, argument):
            return _press(state, action, argument, _left(state, facts))
        case Came(), Happened(ReminderSet(reminder)):
            then = reminder.due_at if reminder.plan.rule else None
            answered = Answered(reminder.id, reminder.what, reminder.again_at, then)
            left = _left(state, facts)
            return Step(state, (Note(_briefly(answered, facts)),)) if left else Step(answered)
    return Step(state)


def _press(state: Came, action: str, argument: str, left: list[Reminder]) -> Step:
    match action:
        case "answer" if left:
            return Step(state, (Do(AnswerReminder(left[0].id, left[0].turn, Answer(argument))),))
        case "skip" if len(left) > 1:
            return Step(Came(state.at, (*state.passed, left[0].id)))
    return Step(List())


def _left(state: Came, facts: Facts) -> list[Reminder]:
    return [each for each in facts[CameTogether(state.at)] if each.id not in state.passed]


def _briefly(answered: Answered, facts: Facts) -> Markup:
    """Above the next one."""
    _, words = facts.words, said.of_zone(said.here(facts), facts.words).without_city
    what = sanitize.line(answered.what, said.TASTE)
    if answered.until is None:
        return _("Done: {what}", what=what)
    return _("We will remind you again {when}: {what}", when=words.when(answered.until, facts.now), what=what)


# --- how it looks


def render(state: Came, facts: Facts, _: Words) -> Screen:
    left = _left(state, facts)
    if not left:
        text = _("You have answered each of these reminders.")
        return Screen(text, ((Button(_.pgettext("button", "My reminders"), "list"), parts.menu(_)),))
    more = len(left) - 1
    text = parts.paragraphs(
        said.quote(left[0].what),
        _.ngettext("And {count} more.", "And {count} more.", more) if more else "",
    )
    buttons = (Button(label, "answer", answer) for answer, label in answers(_).items())
    return Screen(
        text, (*parts.rows(buttons, 2), (Button(_.pgettext("button", "Skip"), "skip"),), (parts.menu(_),))
    )


def render_all(state: AnsweredAll, facts: Facts, _: Words) -> Screen:
    words = said.of_zone(said.here(facts), _).without_city
    head = (
        _("We will remind you again {when}:", when=words.when(state.until, facts.now))
        if state.until
        else _("Done:")
    )
    mine = Button(_.pgettext("button", "My reminders"), "list")
    left = [Button(facts.parked.resume_label(_), "resume")] if facts.parked else []
    return Screen(
        parts.paragraphs(head, listed(state.whats, _)), (*parts.column(left), (mine, parts.menu(_)))
    )


def listed(whats: tuple[str, ...], _: Words) -> Markup:
    """A line for each, and how many more there are."""
    more = len(whats) - LISTED
    return parts.lines(
        *(Markup("• {}").format(said.briefly(what)) for what in whats[:LISTED]),
        _.ngettext("And {count} more.", "And {count} more.", more) if more > 0 else "",
    )
