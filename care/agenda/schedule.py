"""What the clock shall do is written down: one row for each job, done once by care/due/."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import delete

from care.agenda.job import Job, Row, columns_of
from care.store.tables import jobs
from care.store.unit import Unit

EPOCH = datetime.fromisoformat("2000-01-01T00:00:00+00:00")  # from which stretches of time are counted


async def schedule(unit: Unit, job: Job, due_at: datetime) -> None:
    await schedule_all(unit, [later(job, due_at)])


def later(job: Job, due_at: datetime) -> Row:
    """What `schedule` writes down, to be written together with others."""
    return columns_of(job) | {"due_at": due_at}


async def schedule_once(unit: Unit, job: Job, due_at: datetime, once: str) -> bool:
    """Whether it was written down: another of this name, even one that is done, stands in its way."""
    insert = unit.insert(jobs).on_conflict_do_nothing()
    return (await unit.execute(insert, later(job, due_at) | {"once": once})).rowcount > 0


async def schedule_all(unit: Unit, rows: Iterable[Row]) -> None:
    if rows := list(rows):
        await unit.execute(unit.insert(jobs), rows)


async def cancel(unit: Unit, kind: type[Job], ticket: int | None = None, operator: int | None = None) -> int:
    """What waits of this kind shall not be done; how many jobs that were."""
    waiting = delete(jobs).where(jobs.c.kind == kind.stored_as, jobs.c.done_at.is_(None))
    if ticket is not None:
        waiting = waiting.where(jobs.c.ticket_id == ticket)
    if operator is not None:
        waiting = waiting.where(jobs.c.operator_id == operator)
    return (await unit.execute(waiting)).rowcount


def stretch_start(now: datetime, every: timedelta) -> datetime:
    return now - (now - EPOCH) % every


def stretch_end(now: datetime, every: timedelta) -> datetime:
    """Stretches of the same length for everybody, so that all that comes within one is due at the same moment."""
    return stretch_start(now, every) + every
