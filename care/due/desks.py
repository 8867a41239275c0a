"""What comes to each staff group again and again: it has its row, and is said while somebody there works."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select

from care.agenda.job import job_of
from care.agenda.jobs import Digest, Nobody
from care.agenda.schedule import schedule
from care.business import Business
from care.business.hours import next_opening
from care.store.tables import jobs
from care.store.unit import Unit


async def begin(
    unit: Unit, kind: type[Digest] | type[Nobody], first: Callable[[int], datetime | None]
) -> None:
    """Every staff group of the settings has it coming, at the `first` time of its own; once it has, nothing changes."""
    query = select(jobs).where(jobs.c.kind == kind.stored_as, jobs.c.done_at.is_(None))
    known = {job_of(kind, row).group for row in (await unit.execute(query)).mappings()}
    for group in sorted(unit.business.all_desks - known):
        if at := first(group):
            await schedule(unit, kind(group=group), at)


def opening(business: Business, group: int, at: datetime) -> datetime | None:
    """When somebody of the group works next, perhaps `at` once. None: nobody ever does."""
    here = [business.hours_of(each.key) for each in business.departments if group in business.desks(each.key)]
    opens = [next_opening(hours, business.tz, at) for hours in here or [business.hours]]
    return min((opening for opening in opens if opening), default=None)
