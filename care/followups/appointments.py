"""Appointments that are ahead, as the business's system has told: what becomes of their reminders when one moves.

What moves by itself moves whatever was set for it, by as much on the wall; what is called off takes it along. The
customer hears of either at once, in one message.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select

from care.contact import Yes, may_write, write
from care.contact.purposes import NOTICE
from care.followups.events import AppointmentCalledOff, AppointmentMade, Event
from care.notices.appointments import AppointmentMoved, AppointmentOff
from care.notices.notice import ToCustomer
from care.outbox import to_person
from care.people.customers import Customer, find
from care.reminders.model import OPEN, Appointment, Plan, Reminder, State
from care.reminders.rows import reminders_of, save, wait
from care.store.tables import events
from care.store.unit import Unit
from care.values.errors import NotOffered


async def ahead(unit: Unit, customer: int) -> list[Appointment]:
    """Theirs, the next first."""
    made = events.c.customer_id == customer, events.c.kind == AppointmentMade.kind, events.c.at > unit.now
    rows = await unit.execute(select(events).where(*made).order_by(events.c.at, events.c.id))
    return [_appointment(row) for row in rows]


async def known(unit: Unit, customer: int, reference: str) -> Appointment | None:
    """What we knew so far of the one of this number."""
    made = events.c.kind == AppointmentMade.kind, events.c.reference == reference
    found = await unit.execute(select(events).where(events.c.customer_id == customer, *made))
    row = found.one_or_none()
    return _appointment(row) if row else None


async def check(unit: Unit, customer: int, shown: Appointment | None) -> dict[str, Any]:
    """What a reminder says of the one that it is of. Raises NotOffered: it is not as they have seen it any more."""
    if shown is None:
        return {}
    if shown not in await ahead(unit, customer):
        raise NotOffered
    return {"appointment": shown.id, "appointment_at": shown.at}


async def follow(unit: Unit, event: Event, before: Appointment | None) -> None:
    """What is told of one that we knew: it has moved, or is called off. Of what is over nothing is said."""
    customer = await find(unit, event.customer)
    if before is None or customer is None:
        return
    theirs = [each for each in await reminders_of(unit, customer.id, State) if each.appointment == before.id]
    match event:
        case AppointmentMade():
            now = replace(before, at=event.at, touchpoint=event.touchpoint)
            kept = [
                await _move(unit, customer, each, event.at)
                for each in theirs
                if each.state is not State.DELETED
            ]
            if event.at > unit.now:
                await _tell(unit, customer, _moved(before, now, kept))
        case AppointmentCalledOff():
            open_ones = [each for each in theirs if each.state in OPEN]
            for each in open_ones:
                await wait(unit, await save(unit, replace(each, state=State.DELETED)))
            await unit.execute(delete(events).where(events.c.id == before.id))
            if before.at > unit.now:
                word = AppointmentOff(at=before.at, touchpoint=before.touchpoint, reminded=bool(open_ones))
                await _tell(unit, customer, word)


async def _move(unit: Unit, customer: Customer, reminder: Reminder, at: datetime) -> Reminder:
    """As long before the new time as it was before the old one. What has come already comes again."""
    zone = reminder.tz(customer, unit.business)
    old = reminder.appointment_at or at
    shift = at.astimezone(zone).replace(tzinfo=None) - old.astimezone(zone).replace(tzinfo=None)
    plan = Plan(reminder.plan.starts + shift, reminder.plan.rule)
    due = plan.next(zone, unit.now)
    state = State.DONE if due is None else State.ACTIVE if reminder.state is State.DONE else reminder.state
    moved = replace(reminder, plan=plan, due_at=due, again_at=None, state=state, appointment_at=at)
    changed = await save(unit, moved)
    await wait(unit, changed)
    return changed


def _moved(before: Appointment, now: Appointment, reminders: list[Reminder]) -> AppointmentMoved:
    awake = [each for each in reminders if each.state is not State.PAUSED]
    comes = tuple(each.wakes_at for each in awake if each.wakes_at is not None)
    return AppointmentMoved(
        appointment=now.id,
        was=before.at,
        at=now.at,
        touchpoint=now.touchpoint,
        reminded=bool(awake),
        comes=min(comes, default=None),
    )


async def _tell(unit: Unit, customer: Customer, word: ToCustomer) -> None:
    verdict = await may_write(unit, NOTICE, customer.id)
    if isinstance(verdict, Yes):
        await write(unit, verdict, to_person(customer.id, word), touchpoint="appointment")


def _appointment(row: Row[tuple[object, ...]]) -> Appointment:
    return Appointment(row.id, row.at, row.touchpoint)
