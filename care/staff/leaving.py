"""An operator leaves the staff: by leaving a group, or because an admin or the settings say so.

Whoever leaves one of several staff groups has left: nothing is kept in silence. In a group where they still are, an
admin can admit them again.
"""

from typing import Any

from sqlalchemy import select, update

from care.notices.group import OperatorLeft
from care.notices.topic import DeskLeft
from care.outbox import owe, to_staff
from care.people.operators import Operator, find_operator
from care.staff import audit
from care.staff.duty import stop
from care.staff.shifts import ask_others
from care.store.tables import operators
from care.store.unit import Unit
from care.tickets.queue import queue_again
from care.tickets.rows import load_owned
from care.values.errors import NotAllowed


async def left(unit: Unit, user_id: int, group: int) -> None:
    """They have left the group: their right ends at once, and their tickets are anybody's again."""
    operator = await find_operator(unit, user_id)
    if operator is None or not operator.present:
        return
    gone: dict[str, Any] = {"present": False}
    if operator.admitted:
        gone |= {"admitted": False, "admitted_by": None}
        await audit.write(unit, user_id, "left")
    await _end(unit, operator, group, gone)


async def dismissed(unit: Unit, user_id: int, group: int, admin: int) -> None:
    """The same for somebody who stays in the group. Raises NotAllowed for somebody who is not there."""
    operator = await find_operator(unit, user_id)
    if operator is None or not operator.present:
        raise NotAllowed
    await _end(unit, operator, group, {"admitted": False, "admitted_by": admin})


async def unlisted(unit: Unit, group: int) -> None:
    """Whom the settings alone had admitted, and name no longer, may act no longer."""
    by_settings = operators.c.admitted, operators.c.admitted_by == operators.c.id
    for user_id in (await unit.execute(select(operators.c.id).where(*by_settings))).scalars().all():
        operator = await find_operator(unit, user_id)
        if operator is not None and not unit.business.is_listed(user_id):
            await _end(unit, operator, group, {"admitted": False, "admitted_by": None})
            await audit.write(unit, audit.HOUSE, "remove", person=user_id)


async def _end(unit: Unit, operator: Operator, group: int, gone: dict[str, Any]) -> None:
    await stop(unit, operator)
    await unit.execute(update(operators).where(operators.c.id == operator.id).values(gone))
    theirs = await load_owned(unit, operator.id)
    for ticket in theirs:
        await queue_again(unit, ticket, DeskLeft(operator=operator.name))
    await ask_others(unit, operator)
    if operator.admitted:
        await owe(unit, to_staff(group, OperatorLeft(name=operator.name, tickets=len(theirs))))
