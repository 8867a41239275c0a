"""Reminders of customers that are due."""

from collections.abc import Sequence
from datetime import datetime

from care.agenda.jobs import RemindCustomer
from care.agenda.waiting import Waiting
from care.due.doers import does_together
from care.reminders import telling
from care.store.unit import Unit


@does_together(RemindCustomer)
async def _remind(unit: Unit, dues: Sequence[Waiting[RemindCustomer]]) -> list[datetime | None]:
    return await telling.tell(unit, [due.job for due in dues])
