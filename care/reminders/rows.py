"""Reminders in the store: one row each, and one job that wakes us for its next one."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, and_, bindparam, delete, func, or_, select, update

from care.agenda.jobs import RemindCustomer
from care.agenda.schedule import schedule
from care.reminders.model import OPEN, Plan, Reminder, State
from care.store.tables import Moment, jobs, reminders
from care.store.unit import Unit

_UNTIL = bindparam("until", type_=Moment())
_DUE = or_(reminders.c.due_at <= _UNTIL, reminders.c.again_at <= _UNTIL)
ALL = (
    select(reminders)
    .where(
        reminders.c.customer_id.in_(bindparam("people", expanding=True)),
        or_(
            reminders.c.id.in_(bindparam("numbers", expanding=True)),
            and_(reminders.c.state == State.ACTIVE, _DUE),
        ),
    )
    .order_by(reminders.c.id)
    .with_for_update()
)


async def reminders_of(unit: Unit, customer: int, states: Iterable[State] = OPEN) -> list[Reminder]:
    """Theirs, the next to come first, those that do not come at the end."""
    theirs = reminders.c.customer_id == customer, reminders.c.state.in_(tuple(states))
    found = (await unit.execute(select(reminders).where(*theirs).order_by(reminders.c.id))).mappings()
    last = unit.now.max.replace(tzinfo=unit.now.tzinfo)
    return sorted((reminder_of(row) for row in found), key=lambda each: each.wakes_at or last)


async def count_open(unit: Unit, customer: int) -> int:
    theirs = reminders.c.customer_id == customer, reminders.c.state.in_(OPEN)
    counted: int = (
        await unit.execute(select(func.count()).select_from(reminders).where(*theirs))
    ).scalar_one()
    return counted


async def load(unit: Unit, customer: int, number: int) -> Reminder | None:
    """One of theirs, which nobody else changes until this is committed. None: there is none of that number."""
    theirs = reminders.c.id == number, reminders.c.customer_id == customer
    row = (await unit.execute(select(reminders).where(*theirs).with_for_update())).mappings().one_or_none()
    return reminder_of(row) if row else None


async def load_all(
    unit: Unit, people: Iterable[int], numbers: Iterable[int], until: datetime
) -> list[Reminder]:
    """Of these customers the reminders of these numbers, and all that wake by then: by customer, in their order.

    Nobody else changes them until this is committed.
    """
    asked = {"people": sorted(people), "numbers": list(numbers), "until": until}
    found = [reminder_of(row) for row in (await unit.execute(ALL, asked)).mappings()]
    return sorted(found, key=lambda each: (each.customer, each.wakes_at or until, each.id))


async def came_at(unit: Unit, customer: int, at: datetime) -> list[Reminder]:
    """Theirs that came together then, have not come again, and wait for an answer; locked like the others."""
    theirs = reminders.c.customer_id == customer, reminders.c.told_at == at, reminders.c.answered.is_(False)
    query = select(reminders).where(*theirs, reminders.c.state != State.DELETED).order_by(reminders.c.id)
    return [reminder_of(row) for row in (await unit.execute(query.with_for_update())).mappings()]


async def insert(unit: Unit, reminder: Reminder) -> Reminder:
    """Under a number of its own, and waited for."""
    values = _row(reminder) | {"created_at": unit.now, "changed_at": unit.now}
    number = (await unit.execute(unit.insert(reminders).returning(reminders.c.id), values)).scalar_one()
    kept = replace(reminder, id=number)
    await wait(unit, kept)
    return kept


async def save(unit: Unit, reminder: Reminder) -> Reminder:
    """As it is now, in its next version. Whoever changes when it comes also says `wait`."""
    return (await save_all(unit, [reminder]))[0]


async def save_all(unit: Unit, changed: Iterable[Reminder]) -> list[Reminder]:
    saved = [replace(each, version=each.version + 1) for each in changed]
    rows = [{"number": each.id} | _row(each) | {"changed_at": unit.now} for each in saved]
    if rows:
        await unit.execute(update(reminders).where(reminders.c.id == bindparam("number")), rows)
    return saved


async def wait(unit: Unit, reminder: Reminder) -> None:
    """Its job is due when it wakes, and there is none when it does not."""
    about = jobs.c.data["reminder"].as_integer() == reminder.id
    waiting = jobs.c.customer_id == reminder.customer, jobs.c.kind == RemindCustomer.stored_as
    await unit.execute(delete(jobs).where(*waiting, jobs.c.done_at.is_(None), about))
    if reminder.wakes_at is not None:
        job = RemindCustomer(customer=reminder.customer, reminder=reminder.id)
        await schedule(unit, job, reminder.wakes_at)


def reminder_of(row: RowMapping) -> Reminder:
    return Reminder(
        id=row["id"],
        customer=row["customer_id"],
        what=row["what"],
        plan=Plan(row["starts"], row["rule"]),
        zone=row["zone"],
        state=State(row["state"]),
        due_at=row["due_at"],
        again_at=row["again_at"],
        turn=row["turn"],
        told_at=row["told_at"],
        answered=row["answered"],
        ticket=row["ticket_id"],
        feedback=row["feedback_id"],
        appointment=row["event_id"],
        appointment_at=row["event_at"],
        version=row["version"],
    )


def _row(reminder: Reminder) -> dict[str, Any]:
    return {
        "customer_id": reminder.customer,
        "what": reminder.what,
        "rule": reminder.plan.rule,
        "starts": reminder.plan.starts,
        "zone": reminder.zone,
        "state": reminder.state,
        "due_at": reminder.due_at,
        "again_at": reminder.again_at,
        "turn": reminder.turn,
        "told_at": reminder.told_at,
        "answered": reminder.answered,
        "ticket_id": reminder.ticket,
        "feedback_id": reminder.feedback,
        "event_id": reminder.appointment,
        "event_at": reminder.appointment_at,
        "version": reminder.version,
    }
