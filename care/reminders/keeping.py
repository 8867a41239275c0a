"""What customers do with their reminders. Each raises NoSuchReminder for one that is not theirs, or is deleted."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from care.people.customers import Customer
from care.reminders.model import OPEN, Answer, Plan, Reminder, State, Turn
from care.reminders.rows import came_at, count_open, insert, load, reminders_of, save, wait
from care.store.unit import Unit
from care.values.errors import (
    AllAnswered,
    AlreadyAnswered,
    CareError,
    NoSuchReminder,
    ReminderPassed,
    TimePassed,
    TooMany,
)

DAY = timedelta(days=1)
PUT_OFF = {Answer.SOON: timedelta(minutes=10), Answer.HOUR: timedelta(hours=1)}


async def keep(unit: Unit, customer: Customer, what: str, plan: Plan, **of: Any) -> Reminder:  # noqa: ANN401
    """A new one; `of`: what it is of, as Reminder has it. Raises TooMany, and TimePassed for a time that is over."""
    await check_room(unit, customer)
    new = Reminder(id=0, customer=customer.id, what=what, plan=plan, due_at=None, **of)
    return await insert(unit, replace(new, due_at=_first(unit, customer, new)))


async def check_room(unit: Unit, customer: Customer) -> None:
    """Raises TooMany."""
    most = unit.business.reminders.most
    if await count_open(unit, customer.id) >= most:
        raise TooMany(most=most)


async def same(unit: Unit, customer: Customer, what: str, plan: Plan) -> Reminder | None:
    """The one that says the same words at the same time already."""
    due = plan.next(customer.tz(unit.business), unit.now)
    for each in await reminders_of(unit, customer.id, (State.ACTIVE,)):
        alike = each.due_at == due and each.plan.rule == plan.rule
        if alike and each.what.casefold().split() == what.casefold().split():
            return each
    return None


async def reword(unit: Unit, customer: Customer, number: int, what: str) -> Reminder:
    return await save(unit, replace(await _open(unit, customer, number), what=what))


async def move(
    unit: Unit, customer: Customer, number: int, what: str, plan: Plan, *, exact: bool = False
) -> Reminder:
    """To another time, on the wall of where they are now; `exact`: and of nowhere else. Raises TimePassed."""
    zone = customer.tz(unit.business).key if exact else ""
    there = await _open(unit, customer, number)
    moved = replace(there, what=what, plan=plan, zone=zone, again_at=None)
    return await _settle(unit, replace(moved, due_at=_first(unit, customer, moved)))


async def turn(unit: Unit, customer: Customer, number: int, to: Turn) -> Reminder:
    return await TURNS[to](unit, customer, number)


async def turn_all(unit: Unit, customer: Customer, numbers: Iterable[int], to: Turn) -> list[Reminder]:
    """Those with which it could be done. Raises why it could not be with the last, where there is none."""
    turned: list[Reminder] = []
    why: CareError = NoSuchReminder()
    for number in sorted(numbers):  # locked in the order in which all lock them
        try:
            turned.append(await turn(unit, customer, number, to))
        except (NoSuchReminder, TimePassed, TooMany) as error:  # which say so before they change anything
            why = error
    if not turned:
        raise why
    return turned


async def pause(unit: Unit, customer: Customer, number: int) -> Reminder:
    found = await _open(unit, customer, number)
    return await _settle(unit, replace(found, state=State.PAUSED, again_at=None))


async def resume(unit: Unit, customer: Customer, number: int) -> Reminder:
    """What would have come meanwhile does not come any more. Raises TimePassed where nothing is left."""
    found = await _open(unit, customer, number)
    return await _settle(unit, replace(found, state=State.ACTIVE, due_at=_first(unit, customer, found)))


async def remove(unit: Unit, customer: Customer, number: int) -> Reminder:
    """It does not come any more; `restore` takes that back for a day."""
    found = await _theirs(unit, customer, number)
    return await _settle(unit, replace(found, state=State.DELETED))


async def restore(unit: Unit, customer: Customer, number: int) -> Reminder:
    """Raises TooMany, and TimePassed for one whose time is over by now."""
    found = await _theirs(unit, customer, number)
    if found.state is not State.DELETED:
        return found
    await check_room(unit, customer)
    back = replace(found, state=State.ACTIVE)
    if back.wakes_at is None or back.wakes_at <= unit.now:
        back = replace(back, again_at=None, due_at=_first(unit, customer, back))
    return await _settle(unit, back)


TURNS = {Turn.PAUSE: pause, Turn.RESUME: resume, Turn.DELETE: remove, Turn.RESTORE: restore}


async def answer(unit: Unit, customer: Customer, number: int, turn: int, said: Answer) -> Reminder:
    """To the one that came in this `turn`: it is done, or comes again later; the series goes on as it was.

    Raises ReminderPassed where a later one has come since, and AlreadyAnswered.
    """
    found = await _theirs(unit, customer, number)
    if found.state is State.DELETED:
        raise NoSuchReminder
    if found.turn != turn:
        raise ReminderPassed
    if found.answered:
        raise AlreadyAnswered(until=found.again_at)
    return await _answer(unit, customer, found, said)


async def answer_all(unit: Unit, customer: Customer, at: datetime, said: Answer) -> list[Reminder]:
    """To all that came together then and have no answer yet. Raises AllAnswered where there is none."""
    found = await came_at(unit, customer.id, at)
    if not found:
        raise AllAnswered
    return [await _answer(unit, customer, each, said) for each in found]


async def _answer(unit: Unit, customer: Customer, found: Reminder, said: Answer) -> Reminder:
    again = _again(unit, customer, found, said)
    state = State.ACTIVE if again is not None and found.state is State.DONE else found.state
    return await _settle(unit, replace(found, answered=True, again_at=again, state=state))


def _again(unit: Unit, customer: Customer, reminder: Reminder, said: Answer) -> datetime | None:
    if said is Answer.DONE:
        return None
    if said is not Answer.TOMORROW:
        return unit.now + PUT_OFF[said]
    zone = reminder.tz(customer, unit.business)
    tomorrow = unit.now.astimezone(zone).date() + DAY
    at = datetime.combine(tomorrow, reminder.plan.starts.time())
    return Plan(at).next(zone, unit.now)


# --- where they live


async def moved(unit: Unit, customer: Customer) -> None:
    """They live by another clock from now on: what follows them comes when that one shows its time.

    One whose time is over there already comes at once, rather than never.
    """
    for each in await reminders_of(unit, customer.id):
        if not each.zone:
            await _settle(unit, _there(unit, customer, each))


async def hold(unit: Unit, customer: Customer) -> None:
    """What follows them comes by the clock that they live by now, wherever they will."""
    for each in await reminders_of(unit, customer.id):
        if not each.zone:
            await save(unit, replace(each, zone=customer.tz(unit.business).key))


def _there(unit: Unit, customer: Customer, reminder: Reminder) -> Reminder:
    zone = reminder.tz(customer, unit.business)
    after = unit.now if reminder.plan.rule else datetime.min.replace(tzinfo=unit.now.tzinfo)
    due = reminder.plan.next(zone, after) if reminder.due_at is not None else None
    return replace(reminder, due_at=due)


# --- parts


async def _theirs(unit: Unit, customer: Customer, number: int) -> Reminder:
    found = await load(unit, customer.id, number)
    if found is None:
        raise NoSuchReminder
    return found


async def _open(unit: Unit, customer: Customer, number: int) -> Reminder:
    found = await _theirs(unit, customer, number)
    if found.state not in OPEN:
        raise NoSuchReminder
    return found


async def _settle(unit: Unit, reminder: Reminder) -> Reminder:
    changed = await save(unit, reminder)
    await wait(unit, changed)
    return changed


def _first(unit: Unit, customer: Customer, reminder: Reminder) -> datetime:
    due = reminder.plan.next(reminder.tz(customer, unit.business), unit.now)
    if due is None:
        raise TimePassed
    return due
