"""What comes of a reminder whose time has come: it is said once, and what is late says for when it was.

Of a series that was missed several times, the newest is said. What is later than a day is said to have been missed, all
of a customer's in one message. Whoever cannot be reached has theirs when they come back: nothing is dropped meanwhile.
"""

from dataclasses import replace
from datetime import datetime

from care.contact import NotBefore, Yes, may_write, write
from care.contact.purposes import REMINDER
from care.notices.reminders import CustomerReminder, Missed, MissedReminders
from care.outbox import to_person
from care.people.customers import Customer, find
from care.reminders.model import LATE, ON_TIME, Reminder, State
from care.reminders.rows import load, reminders_of, save, wait
from care.store.unit import Unit


async def tell(unit: Unit, customer_id: int, number: int) -> datetime | None:
    """When to look again, or None while there is nothing to wait for."""
    reminder = await load(unit, customer_id, number)
    customer = await find(unit, customer_id)
    if reminder is None or customer is None or reminder.wakes_at is None:
        return None
    if reminder.wakes_at > unit.now:
        return reminder.wakes_at
    match await may_write(unit, REMINDER, customer_id):
        case NotBefore(at=at):
            return at
        case Yes() as yes:
            return await _tell(unit, yes, customer, reminder)
    return None  # `wake` looks again


async def _tell(unit: Unit, yes: Yes, customer: Customer, reminder: Reminder) -> datetime | None:
    was_due, later = _newest(unit, customer, reminder)
    if unit.now - was_due > LATE:
        await _miss(unit, yes, customer)
        return None  # each has a job anew
    late = unit.now - was_due > ON_TIME
    told = replace(_over(reminder, later), turn=reminder.turn + 1, answered=False)
    await save(unit, told)
    word = CustomerReminder(
        reminder=told.id,
        turn=told.turn,
        what=told.what,
        was_due=was_due if late else None,
        about=told.ticket,
    )
    # Of many that are due at the same time the earliest is sent first; what is late has lost that place.
    post = replace(to_person(customer.id, word), due_at=unit.now if late else was_due)
    await write(unit, yes, post, touchpoint="reminder", ticket=told.ticket)
    return told.wakes_at


async def wake(unit: Unit, customer: int) -> None:
    """They can be reached again: what fell due meanwhile is looked at now."""
    for each in await reminders_of(unit, customer, (State.ACTIVE,)):
        await wait(unit, each)


def _newest(unit: Unit, customer: Customer, reminder: Reminder) -> tuple[datetime, datetime | None]:
    """Of all that is due the latest; and the next of the series after that, if it goes on."""
    zone, now = reminder.tz(customer, unit.business), unit.now
    due, later = reminder.due_at, reminder.due_at
    while later is not None and later <= now:
        due, later = later, reminder.plan.next(zone, max(later, now - LATE))
    past = [at for at in (due, reminder.again_at) if at is not None and at <= now]
    return max(past), later


def _over(reminder: Reminder, later: datetime | None) -> Reminder:
    """What was due is settled. What was put off and waits still is forgotten for a newer one of the series."""
    done = replace(reminder, due_at=later, again_at=None)
    return replace(done, state=State.DONE if later is None else State.ACTIVE)


async def _miss(unit: Unit, yes: Yes, customer: Customer) -> None:
    """All that is too late, in one message."""
    missed = []
    for each in await reminders_of(unit, customer.id, (State.ACTIVE,)):
        if each.wakes_at is None or each.wakes_at > unit.now:
            continue
        was_due, later = _newest(unit, customer, each)
        if unit.now - was_due > LATE:
            changed = await save(unit, _over(each, later))
            await wait(unit, changed)
            missed.append(Missed(each.what, was_due))
    word = MissedReminders(missed=tuple(missed))
    await write(unit, yes, to_person(customer.id, word), touchpoint="reminder")
