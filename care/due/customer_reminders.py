"""Reminders of customers that are due."""

from datetime import datetime

from care.agenda.jobs import RemindCustomer
from care.agenda.waiting import Waiting
from care.due.doers import does
from care.reminders import telling
from care.store.unit import Unit


@does(RemindCustomer)
async def _remind(unit: Unit, due: Waiting[RemindCustomer]) -> datetime | None:
    return await telling.tell(unit, due.job.customer, due.job.reminder)
