"""A place is closed or open again: those who are to come hear it, a few at a time."""

from datetime import datetime

from care.agenda.jobs import TellClosure
from care.agenda.waiting import Waiting
from care.closures.telling import tell
from care.due.doers import does
from care.store.unit import Unit


@does(TellClosure)
async def _tell(unit: Unit, due: Waiting[TellClosure]) -> datetime | None:
    return await tell(unit, due.job.closure)
