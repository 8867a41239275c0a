"""Broadcasts in the store, and what is counted of them: from their recipients' rows, each time it is asked."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import RowMapping, func, select

from care.broadcasts.model import OPEN, Broadcast, Draft, Outcome
from care.store.tables import broadcast_recipients as recipients
from care.store.tables import broadcasts, contacts
from care.store.unit import Unit
from care.values.codec import plain, read

DECIDED = ("letter", "audience", "plan")


@dataclass(frozen=True)
class Counts:
    """Of one broadcast's recipients."""

    by: dict[Outcome, int]
    why: dict[tuple[Outcome, str], int]  # refused and passed over, by their reasons
    unsubscribed: int = 0

    @property
    def named(self) -> dict[str, int]:
        """All outcomes, by their names in the store."""
        return {str(outcome): self.by.get(outcome, 0) for outcome in Outcome}

    @property
    def total(self) -> int:
        return sum(self.by.values())

    @property
    def left(self) -> int:
        return sum(self.by.get(outcome, 0) for outcome in OPEN)

    @property
    def done(self) -> int:
        return self.total - self.left


class Stage(StrEnum):
    """How far one is."""

    DRAFT = "draft"
    FREEZING = "freezing"  # its recipients are being written down
    WAITING = "waiting"  # for its time
    SENDING = "sending"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    RECALLED = "recalled"  # it goes from the chats in which it stands, or has gone
    FINISHED = "finished"


def stage(broadcast: Broadcast, counts: Counts) -> Stage:
    """Follows from its moments and its recipients' rows."""
    if broadcast.recalled_at is not None:
        return Stage.RECALLED
    if broadcast.cancelled_at is not None:
        return Stage.CANCELLED
    if broadcast.begun_at is None:
        return Stage.DRAFT
    if broadcast.paused_at is not None:
        return Stage.PAUSED
    if broadcast.frozen_at is None:
        return Stage.FREEZING
    if not counts.left:
        return Stage.FINISHED
    return Stage.SENDING if counts.done or counts.by.get(Outcome.QUEUED) else Stage.WAITING


async def insert(unit: Unit, author: int, draft: Draft, purpose: str, begun: bool) -> int:
    """Its number."""
    decided = plain(draft)
    row = {name: decided[name] for name in DECIDED}
    new = broadcasts.insert().values(
        author_id=author,
        purpose=purpose,
        made_at=unit.now,
        begun_at=unit.now if begun else None,
        **row,
    )
    return int((await unit.execute(new.returning(broadcasts.c.id))).scalar_one())


async def find(unit: Unit, number: int, *, lock: bool = False) -> Broadcast | None:
    """`lock`: nobody else changes it until the commit."""
    query = select(broadcasts).where(broadcasts.c.id == number)
    found = (await unit.execute(query.with_for_update() if lock else query)).mappings().one_or_none()
    return broadcast_of(found) if found else None


async def latest(unit: Unit, most: int) -> list[Broadcast]:
    query = select(broadcasts).order_by(broadcasts.c.id.desc()).limit(most)
    return [broadcast_of(row) for row in (await unit.execute(query)).mappings()]


async def under_way(unit: Unit) -> list[Broadcast]:
    """Those that were begun and whose end nobody has seen yet, the oldest first."""
    begun = broadcasts.c.begun_at.is_not(None), broadcasts.c.ended_at.is_(None)
    query = select(broadcasts).where(*begun, broadcasts.c.cancelled_at.is_(None)).order_by(broadcasts.c.id)
    return [broadcast_of(row) for row in (await unit.execute(query)).mappings()]


async def change(unit: Unit, number: int, **values: Any) -> None:  # noqa: ANN401 - columns
    await unit.execute(broadcasts.update().where(broadcasts.c.id == number).values(**values))


async def counts(unit: Unit, number: int) -> Counts:
    of, whose = recipients.c.broadcast_id == number, recipients.c.contact_id == contacts.c.id
    query = select(recipients.c.outcome, recipients.c.why, func.count()).where(of)
    by, why = dict[Outcome, int](), dict[tuple[Outcome, str], int]()
    for name, reason, count in await unit.execute(query.group_by(recipients.c.outcome, recipients.c.why)):
        outcome = Outcome(name)
        by[outcome] = by.get(outcome, 0) + count
        if reason:
            why[outcome, reason] = count
    left = select(func.count()).select_from(recipients.join(contacts, whose))
    unsubscribed = (await unit.execute(left.where(of, contacts.c.opted_out_at.is_not(None)))).scalar_one()
    return Counts(by, why, int(unsubscribed))


async def next_due(unit: Unit, number: int) -> datetime | None:
    """When the next of its recipients is due, be that past. None: nobody waits any more."""
    waits = recipients.c.broadcast_id == number, recipients.c.outcome == str(Outcome.PENDING)
    query = select(recipients.c.due_at).where(*waits).order_by(recipients.c.due_at).limit(1)
    return (await unit.execute(query)).scalar_one_or_none()


def broadcast_of(row: RowMapping) -> Broadcast:
    draft = read(Draft, {name: row[name] for name in DECIDED})
    return Broadcast(
        id=row["id"],
        author=row["author_id"],
        purpose=row["purpose"],
        letter=draft.letter,
        audience=draft.audience,
        plan=draft.plan,
        made_at=row["made_at"],
        begun_at=row["begun_at"],
        frozen_to=row["frozen_to"],
        frozen_at=row["frozen_at"],
        tried_at=row["tried_at"],
        fed_at=row["fed_at"],
        paused_at=row["paused_at"],
        paused_why=row["paused_why"],
        cancelled_at=row["cancelled_at"],
        ended_at=row["ended_at"],
        recalled_at=row["recalled_at"],
        told=row["told"],
    )
