"""An operator leaves the staff, by leaving the group or because an admin says so."""

from datetime import datetime

from sqlalchemy import update

from care import notices
from care.business import Business
from care.operators import find_operator
from care.outbox import owe
from care.staff.duty import stop
from care.staff.shifts import ask_others
from care.store.tables import operators
from care.store.unit import Unit
from care.tickets.queue import queue_again
from care.tickets.rows import load_owned


async def left(unit: Unit, business: Business, user_id: int, group: int, now: datetime) -> None:
    """They have left the group: their right ends at once, and their tickets are anybody's again."""
    await _end(unit, business, user_id, group, now, present=False)


async def dismissed(unit: Unit, business: Business, user_id: int, group: int, now: datetime) -> None:
    """The same for somebody who stays in the group."""
    await _end(unit, business, user_id, group, now, present=True)


async def _end(
    unit: Unit, business: Business, user_id: int, group: int, now: datetime, *, present: bool
) -> None:
    operator = await find_operator(unit, user_id)
    if operator is None or not operator.present:
        return
    await stop(unit, operator, now)
    gone = {"present": present, "admitted": False, "admitted_by": None}
    await unit.execute(update(operators).where(operators.c.id == user_id).values(gone))
    theirs = await load_owned(unit, user_id)
    for ticket in theirs:
        await queue_again(unit, business, ticket, now, notices.desk_left(ticket, operator.name))
    await ask_others(unit, business, operator, now)
    if operator.admitted:
        await owe(unit, now, notices.operator_left(group, operator.name, len(theirs)))
