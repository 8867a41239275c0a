"""What falls due with a shift: its end, and that of a break in it."""

from datetime import datetime

from care.agenda.schedule import Due
from care.due.deed import Deed, Followup
from care.people.operators import find_operator
from care.staff import shifts
from care.store.unit import Unit


async def _shift_over(unit: Unit, row: Followup) -> datetime | None:
    operator = await find_operator(unit, row.operator or 0)
    if operator is not None:
        await shifts.over(unit, operator)
    return None


async def _break_over(unit: Unit, row: Followup) -> datetime | None:
    operator = await find_operator(unit, row.operator or 0)
    if operator is not None:
        await shifts.back(unit, operator)
    return None


DEEDS: dict[Due, Deed] = {Due.SHIFT_OVER: _shift_over, Due.BREAK_OVER: _break_over}
