"""Follow-ups that a person has asked for: each can be listed, changed and struck until its time comes.

A row that is being done is locked, so that striking it comes either before or too late, never between.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, and_, delete, func, select, update
from sqlalchemy.sql.elements import ColumnElement

from care.agenda.schedule import Due, later
from care.store.tables import followups
from care.store.unit import Unit
from care.values.errors import TooMany

MOST = 20  # of one kind with one ticket


@dataclass(frozen=True)
class Waiting:
    id: int
    operator: int
    data: dict[str, Any]
    due_at: datetime


async def put(unit: Unit, due: Due, due_at: datetime, ticket: int, operator: int, **data: object) -> Waiting:
    """Write it down. `data` is plain JSON. Raises TooMany."""
    counted = select(func.count()).select_from(followups).where(_waits(due, ticket))
    if (await unit.execute(counted)).scalar_one() >= MOST:
        raise TooMany(most=MOST)
    statement = unit.insert(followups).returning(followups)
    row = await unit.execute(statement, later(due, due_at, ticket, operator, **data))
    return waiting_of(row.mappings().one())


async def waiting(unit: Unit, due: Due, ticket: int) -> tuple[Waiting, ...]:
    """What waits of this kind with the ticket, the earliest first."""
    query = select(followups).where(_waits(due, ticket)).order_by(followups.c.due_at, followups.c.id)
    return tuple(waiting_of(row) for row in (await unit.execute(query)).mappings())


async def strike(unit: Unit, due: Due, ticket: int, number: int) -> Waiting | None:
    """It shall not be done. None: it has been, or was struck before."""
    statement = delete(followups).where(_waits(due, ticket), followups.c.id == number).returning(followups)
    row = (await unit.execute(statement)).mappings().one_or_none()
    return waiting_of(row) if row else None


async def strike_all(unit: Unit, due: Due, ticket: int) -> None:
    await unit.execute(delete(followups).where(_waits(due, ticket)))


async def go_along(unit: Unit, kinds: tuple[Due, ...], source: int, target: int) -> None:
    """What waits with one ticket waits with another from now on."""
    of_source = followups.c.ticket_id == source, followups.c.done_at.is_(None)
    statement = update(followups).where(*of_source, followups.c.kind.in_([str(kind) for kind in kinds]))
    await unit.execute(statement.values(ticket_id=target))


def _waits(due: Due, ticket: int) -> ColumnElement[bool]:
    return and_(followups.c.kind == str(due), followups.c.ticket_id == ticket, followups.c.done_at.is_(None))


def waiting_of(row: RowMapping) -> Waiting:
    return Waiting(row["id"], row["operator_id"], row["data"], row["due_at"])
