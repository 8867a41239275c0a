"""What comes of reminders whose time has come: each is said once, and what is late says for when it was.

What is due for a customer within the same minute is one message; so is what has become late while we were down.
Of a series that was missed several times, the newest is said. What is later than a day is said to have been missed, all
of a customer's in one message. Whoever cannot be reached has theirs when they come back: nothing is dropped meanwhile.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from care.agenda.jobs import RemindCustomer
from care.contact import Letter, NotBefore, Yes, may_write_to, write_all
from care.contact.purposes import REMINDER
from care.notices.notice import ToCustomer
from care.notices.reminders import Came, CustomerReminder, CustomerReminders, Missed, MissedReminders
from care.outbox import to_person
from care.people.customers import Customer, find_all
from care.reminders import habits
from care.reminders.model import LATE, ON_TIME, Reminder, State
from care.reminders.rows import load_all, reminders_of, save_all, wait
from care.store.unit import Unit


@dataclass
class Said:
    """What is said to some customers, and what becomes of their reminders by it."""

    letters: list[Letter] = field(default_factory=list)
    changed: list[Reminder] = field(default_factory=list)
    over: list[tuple[Reminder, datetime]] = field(
        default_factory=list
    )  # those that came for the last time, and when


async def tell(unit: Unit, dues: Sequence[RemindCustomer]) -> list[datetime | None]:
    """With these all that is due of the same customers. For each when to look again; None: nothing is waited for."""
    people = await find_all(unit, {due.customer for due in dues})
    found = await load_all(unit, people, [due.reminder for due in dues], _by(unit))
    again = {each.id: each.wakes_at for each in found}
    ready = [each for each in found if each.wakes_at is not None and each.wakes_at <= _by(unit)]
    may = await may_write_to(unit, REMINDER, {each.customer for each in ready})
    said = Said()
    for number, theirs in groupby(ready, attrgetter("customer")):
        match may[number]:
            case Yes() as yes:
                _say(unit, said, yes, people[number], list(theirs))
            case NotBefore(at=at):
                again |= {each.id: at for each in theirs}
            case _:
                again |= {each.id: None for each in theirs}  # `wake` looks again
    again |= {each.id: each.wakes_at for each in await save_all(unit, said.changed)}
    await write_all(unit, said.letters)
    for each, came in said.over:
        await habits.look(unit, people[each.customer], each, came)
    return [again.get(due.reminder) for due in dues]


async def wake(unit: Unit, customer: int) -> None:
    """They can be reached again: what fell due meanwhile is looked at now."""
    for each in await reminders_of(unit, customer, (State.ACTIVE,)):
        await wait(unit, each)


def _by(unit: Unit) -> datetime:
    """The end of this minute."""
    return unit.now.replace(second=59, microsecond=999_999)


def _say(unit: Unit, said: Said, yes: Yes, customer: Customer, theirs: Sequence[Reminder]) -> None:
    came: list[tuple[Reminder, datetime]] = []
    missed: list[Missed] = []
    for each in theirs:
        was_due, later = _newest(unit, customer, each)
        over = _over(each, later)
        if unit.now - was_due > LATE:
            missed.append(Missed(each.what, was_due))
        else:
            over = replace(over, turn=each.turn + 1, told_at=unit.now, answered=False)
            came.append((over, was_due))
            if over.state is State.DONE:
                said.over.append((over, was_due))
        said.changed.append(over)
    if came:
        said.letters.append(_letter(unit, yes, came))
    if missed:
        said.letters.append(_to(yes, MissedReminders(missed=tuple(missed)), unit.now))


def _letter(unit: Unit, yes: Yes, came: Sequence[tuple[Reminder, datetime]]) -> Letter:
    late = [unit.now - was_due > ON_TIME for _told, was_due in came]
    # Of many that are due at the same time the earliest is sent first; what is late has lost that place.
    due_at = min(
        unit.now if is_late else was_due for (_told, was_due), is_late in zip(came, late, strict=True)
    )
    if len(came) > 1:
        words = tuple(
            Came(told.what, was_due if is_late else None)
            for (told, was_due), is_late in zip(came, late, strict=True)
        )
        return _to(yes, CustomerReminders(at=unit.now, came=words), due_at)
    ((told, was_due),) = came
    word = CustomerReminder(
        reminder=told.id,
        turn=told.turn,
        what=told.what,
        was_due=was_due if late[0] else None,
        about=told.ticket,
        appointment_at=told.appointment_at,
    )
    return _to(yes, word, due_at, told.ticket)


def _to(yes: Yes, word: ToCustomer, due_at: datetime, ticket: int | None = None) -> Letter:
    post = replace(to_person(yes.customer, word), due_at=due_at)
    return Letter(may=yes, posts=(post,), touchpoint="reminder", ticket=ticket)


def _newest(unit: Unit, customer: Customer, reminder: Reminder) -> tuple[datetime, datetime | None]:
    """Of all that is due the latest; and the next of the series after that, if it goes on."""
    zone, by = reminder.tz(customer, unit.business), _by(unit)
    due, later = reminder.due_at, reminder.due_at
    while later is not None and later <= by:
        due, later = later, reminder.plan.next(zone, max(later, by - LATE))
    past = [at for at in (due, reminder.again_at) if at is not None and at <= by]
    return max(past), later


def _over(reminder: Reminder, later: datetime | None) -> Reminder:
    """What was due is settled. What was put off and waits still is forgotten for a newer one of the series."""
    done = replace(reminder, due_at=later, again_at=None)
    return replace(done, state=State.DONE if later is None else State.ACTIVE)
