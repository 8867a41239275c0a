"""Does what is due, once.

What fell due while we were down is done when we are back; what is then too late is not done, and recorded with its
reason. A row that fails is tried again later and holds nothing back.
"""

from datetime import datetime, timedelta

import structlog
from sqlalchemy import RowMapping, func, select, update

from care.agenda.jobs import job_in
from care.agenda.waiting import Waiting
from care.due.doers import DOERS
from care.due.errands import ERRANDS
from care.due.housekeeping import prune
from care.store.away import is_away
from care.store.tables import Moment, jobs
from care.store.unit import Unit

log = structlog.get_logger()

BATCH = 10  # in one transaction: others wait for no more than these
RETRY = timedelta(minutes=10)


async def do_due(unit: Unit) -> int:
    """Do up to a batch of what is due, and prune once nothing more is; how many rows that concerned.

    On PostgreSQL two processes never take the same.
    """
    query = (
        select(jobs)
        .where(jobs.c.done_at.is_(None), jobs.c.due_at <= unit.now, jobs.c.kind.not_in(ERRANDS))
        .order_by(jobs.c.due_at, jobs.c.id)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    rows = (await unit.execute(query)).mappings().all()
    if rows:
        # Written down before it is done: one that calls off what waits of its kind must not delete its own row, for
        # SQLite would give the row's id to the next one, and that would be taken for done.
        taken = update(jobs).where(jobs.c.id.in_([row["id"] for row in rows]))
        await unit.execute(taken.values(done_at=unit.now))
    for row in rows:
        await _try(unit, row)
    return len(rows) if len(rows) == BATCH else len(rows) + await prune(unit)


async def next_due(unit: Unit) -> datetime | None:
    """The next moment after `now` at which a job is due. None: there is none."""
    waits = jobs.c.done_at.is_(None), jobs.c.due_at > unit.now, jobs.c.kind.not_in(ERRANDS)
    found = await unit.execute(select(func.min(jobs.c.due_at, type_=Moment())).where(*waits))
    moment: datetime | None = found.scalar_one()
    return moment


async def _try(unit: Unit, row: RowMapping) -> None:
    try:
        async with unit.savepoint():
            job = job_in(row)
            later = await DOERS[type(job)](unit, Waiting(row["id"], job, row["due_at"]))
    except Exception as error:
        if is_away(error):
            raise
        log.exception("job_failed", job=row["id"], kind=row["kind"])
        later = unit.now + RETRY
    if later:
        await unit.execute(update(jobs).where(jobs.c.id == row["id"]).values(done_at=None, due_at=later))
