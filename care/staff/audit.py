"""Every deed of the staff, append-only: who, what, when, on which ticket, and what came of it.

`data` is plain JSON and holds no name and no person's words. The store refuses to change or delete a row, but
for a stranger's number, when they have their data deleted. Names are those that people go by now.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import RowMapping, func, select, update

from care.store.append_only import unlocked
from care.store.tables import audit, customers, operators
from care.store.unit import Unit

DAY = timedelta(days=1)
ERASED = -1  # the actor, where it was a stranger who has had their data deleted
HOUSE = 0  # the actor, where it was the settings or the command line
DONE = "done"
# Outcomes of what had no effect because of who did it, beside the codes of care/errors.py.
STRANGER = "stranger"  # nobody whom an admin has admitted
ANONYMOUS = "anonymous"  # an administrator who writes as the group; the actor is the group
FORGED = "forged"  # a button that nobody was shown


@dataclass(frozen=True)
class Noted:
    id: int
    at: datetime
    actor: int
    name: str  # empty: nobody whom we know
    deed: str
    ticket: int | None
    outcome: str
    data: dict[str, Any]


@dataclass(frozen=True)
class Filter:
    """What to read. Nothing given: everything."""

    actor: int | None = None
    ticket: int | None = None
    before: int | None = None  # a row's id
    since: datetime | None = None


async def write(
    unit: Unit,
    now: datetime,
    actor: int,
    deed: str,
    *,
    ticket: int | None = None,
    outcome: str = DONE,
    **data: object,
) -> None:
    """`outcome` is "done", or why it had no effect."""
    row = {"at": now, "actor_id": actor, "deed": deed, "ticket_id": ticket, "outcome": outcome, "data": data}
    await unit.execute(unit.insert(audit), row)


async def tried(
    unit: Unit, now: datetime, actor: int, deed: str, outcome: str, ticket: int | None = None
) -> None:
    """What somebody tries who may not: written down once a day for each deed, for anybody can try for ever."""
    same = audit.c.actor_id == actor, audit.c.deed == deed, audit.c.outcome == outcome
    query = select(audit.c.id).where(*same, audit.c.at > now - DAY).limit(1)
    if (await unit.execute(query)).first() is None:
        await write(unit, now, actor, deed, ticket=ticket, outcome=outcome)


async def forget(unit: Unit, person: int) -> None:
    """Who tried what they may not is nobody from now on. Whoever has done something was staff, and stays."""
    theirs = audit.c.actor_id == person
    if (await unit.execute(select(audit.c.id).where(theirs).limit(1))).first() is not None:
        async with unlocked(unit):
            await unit.execute(update(audit).where(theirs).values(actor_id=ERASED))


async def was_staff(unit: Unit, person: int) -> bool:
    done = audit.c.actor_id == person, audit.c.outcome == DONE
    return (await unit.execute(select(audit.c.id).where(*done).limit(1))).first() is not None


async def read(unit: Unit, wanted: Filter, limit: int | None = None) -> list[Noted]:
    """Newest first."""
    name = func.coalesce(operators.c.name, customers.c.name, "").label("name")
    query = (
        select(audit, name)
        .outerjoin(operators, operators.c.id == audit.c.actor_id)
        .outerjoin(customers, customers.c.id == audit.c.actor_id)
        .order_by(audit.c.id.desc())
        .limit(limit)
    )
    if wanted.actor is not None:
        query = query.where(audit.c.actor_id == wanted.actor)
    if wanted.ticket is not None:
        query = query.where(audit.c.ticket_id == wanted.ticket)
    if wanted.before is not None:
        query = query.where(audit.c.id < wanted.before)
    if wanted.since is not None:
        query = query.where(audit.c.at >= wanted.since)
    return [_noted(row) for row in (await unit.execute(query)).mappings()]


def _noted(row: RowMapping) -> Noted:
    return Noted(
        row["id"],
        row["at"],
        row["actor_id"],
        row["name"],
        row["deed"],
        row["ticket_id"],
        row["outcome"],
        row["data"],
    )
