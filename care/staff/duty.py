"""Who is at work, as it is written down: a shift, a break in it, and the rows by which the clock ends them.

The clock's rows are always touched before the operator's, so that a person and the clock never wait for each other.
"""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select, update

from care.agenda.jobs import BreakOver, ShiftOver
from care.agenda.schedule import cancel, schedule
from care.people.operators import Duty, Operator
from care.store.tables import jobs, operators
from care.store.unit import Unit


async def begin(unit: Unit, operator: Operator, until: datetime | None) -> Operator:
    """On shift, until somebody ends it or the clock does."""
    await _forget(unit, operator.id)
    if until is not None:
        await schedule(unit, ShiftOver(operator=operator.id), until)
    return await _set(unit, operator, Duty.ON, until)


async def pause(unit: Unit, operator: Operator, until: datetime) -> Operator:
    """On a break; the shift goes on after it, to its own end."""
    await cancel(unit, BreakOver, operator=operator.id)
    await schedule(unit, BreakOver(operator=operator.id), until)
    return await _set(unit, operator, Duty.BREAK, until)


async def resume(unit: Unit, operator: Operator) -> Operator:
    """The break is over."""
    await cancel(unit, BreakOver, operator=operator.id)
    return await _set(unit, operator, Duty.ON, await _shift_end(unit, operator.id))


async def stop(unit: Unit, operator: Operator) -> Operator:
    """The shift is over, whatever it was. Who was on none has still never been on one."""
    await _forget(unit, operator.id)
    return await _set(unit, operator, Duty.OFF, None)


async def _shift_end(unit: Unit, user_id: int) -> datetime | None:
    """When their shift ends by itself, if it does."""
    query = select(jobs.c.due_at).where(
        jobs.c.operator_id == user_id,
        jobs.c.kind == ShiftOver.stored_as,
        jobs.c.done_at.is_(None),
    )
    end: datetime | None = (await unit.execute(query)).scalar_one_or_none()
    return end


async def _forget(unit: Unit, user_id: int) -> None:
    for kind in (ShiftOver, BreakOver):
        await cancel(unit, kind, operator=user_id)


async def _set(unit: Unit, operator: Operator, duty: Duty, until: datetime | None) -> Operator:
    values = {"duty": str(duty), "duty_since": unit.now, "duty_until": until}
    statement = update(operators).where(operators.c.id == operator.id)
    if duty is Duty.OFF:
        statement = statement.where(operators.c.duty != str(Duty.OFF))
    await unit.execute(statement.values(values))
    return replace(operator, duty=duty, duty_until=until)
