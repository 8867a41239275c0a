"""Jobs that wait for their time. Those that a person has asked for can be listed, changed and struck until then.

A job that is being done is locked, so that striking it comes either before or too late, never between.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from sqlalchemy import RowMapping, and_, delete, func, select, update
from sqlalchemy.sql.elements import ColumnElement

from care.agenda.job import J, Job, OfTicket, columns_of, job_of
from care.agenda.schedule import later
from care.store.tables import jobs
from care.store.unit import Unit
from care.values.errors import TooMany

MOST = 20  # of one kind with one ticket
T = TypeVar("T", bound=OfTicket)


@dataclass(frozen=True)
class Waiting(Generic[J]):
    id: int
    job: J
    due_at: datetime


async def put(unit: Unit, job: T, due_at: datetime) -> Waiting[T]:
    """Write it down. Raises TooMany."""
    counted = select(func.count()).select_from(jobs).where(_waits(type(job), job.ticket))
    if (await unit.execute(counted)).scalar_one() >= MOST:
        raise TooMany(most=MOST)
    row = await unit.execute(unit.insert(jobs).returning(jobs.c.id), later(job, due_at))
    return Waiting(row.scalar_one(), job, due_at)


async def waiting(unit: Unit, kind: type[T], ticket: int, *, locked: bool = False) -> tuple[Waiting[T], ...]:
    """What waits of this kind with the ticket, the earliest first."""
    query = select(jobs).where(_waits(kind, ticket)).order_by(jobs.c.due_at, jobs.c.id)
    found = await unit.execute(query.with_for_update() if locked else query)
    return tuple(waiting_of(kind, row) for row in found.mappings())


async def rewrite(unit: Unit, changed: Waiting[J]) -> Waiting[J]:
    """It says something else now, or is due at another time."""
    columns = columns_of(changed.job) | {"due_at": changed.due_at}
    await unit.execute(update(jobs).where(jobs.c.id == changed.id).values(columns))
    return changed


async def strike(unit: Unit, kind: type[T], ticket: int, number: int) -> Waiting[T] | None:
    """It shall not be done. None: it has been, or was struck before."""
    statement = delete(jobs).where(_waits(kind, ticket), jobs.c.id == number).returning(jobs)
    row = (await unit.execute(statement)).mappings().one_or_none()
    return waiting_of(kind, row) if row else None


async def strike_all(unit: Unit, kind: type[OfTicket], ticket: int) -> None:
    await unit.execute(delete(jobs).where(_waits(kind, ticket)))


async def go_along(unit: Unit, kinds: tuple[type[OfTicket], ...], source: int, target: int) -> None:
    """What waits with one ticket waits with another from now on."""
    of_source = jobs.c.ticket_id == source, jobs.c.done_at.is_(None)
    statement = update(jobs).where(*of_source, jobs.c.kind.in_([kind.stored_as for kind in kinds]))
    await unit.execute(statement.values(ticket_id=target))


def _waits(kind: type[Job], ticket: int) -> ColumnElement[bool]:
    return and_(jobs.c.kind == kind.stored_as, jobs.c.ticket_id == ticket, jobs.c.done_at.is_(None))


def waiting_of(kind: type[J], row: RowMapping) -> Waiting[J]:
    return Waiting(row["id"], job_of(kind, row), row["due_at"])
