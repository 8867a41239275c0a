"""What falls due with a shift: its end, and that of a break in it."""

from datetime import datetime

from care.agenda.jobs import BreakOver, ShiftOver
from care.agenda.waiting import Waiting
from care.due.doers import does
from care.people.operators import find_operator
from care.staff import shifts
from care.store.unit import Unit


@does(ShiftOver)
async def _shift_over(unit: Unit, due: Waiting[ShiftOver]) -> datetime | None:
    operator = await find_operator(unit, due.job.operator)
    if operator is not None:
        await shifts.over(unit, operator)
    return None


@does(BreakOver)
async def _break_over(unit: Unit, due: Waiting[BreakOver]) -> datetime | None:
    operator = await find_operator(unit, due.job.operator)
    if operator is not None:
        await shifts.back(unit, operator)
    return None
