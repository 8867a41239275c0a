"""The calls that are to be made, and what became of them.

Of what speaks of one customer the first goes first; the next waits until it was taken, or given up after three days.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import RowMapping, Select, exists, func, select, update

from care.agenda.jobs import TellGivenUp
from care.agenda.schedule import schedule_once
from care.store.tables import webhooks
from care.store.unit import Unit
from care.values.backoff import growing

PAUSE, LONGEST = timedelta(seconds=5), timedelta(hours=6)  # before another try; each waits twice as long
MOST = 25  # tries: more than three days


@dataclass(frozen=True)
class Call:
    """`name`: by which the system knows it when it comes again. `due_at` None: it is tried no more."""

    id: int
    endpoint: str
    name: str
    event: str
    customer: int | None
    body: str
    made_at: datetime
    due_at: datetime | None
    tries: int
    error: str
    told_at: datetime | None


async def due(unit: Unit, endpoint: str, most: int) -> Sequence[Call]:
    """What this system is to be told now: of each customer one thing at most."""
    earlier = webhooks.alias("earlier")
    waits_before = exists().where(
        earlier.c.endpoint == webhooks.c.endpoint,
        earlier.c.customer_id == webhooks.c.customer_id,
        earlier.c.id < webhooks.c.id,
        earlier.c.due_at.is_not(None),
    )
    mine = webhooks.c.endpoint == endpoint, webhooks.c.due_at <= unit.now, ~waits_before
    return await _read(
        unit, select(webhooks).where(*mine).order_by(webhooks.c.due_at, webhooks.c.id).limit(most)
    )


async def taken(unit: Unit, call: Call) -> None:
    """It was told."""
    values = {"due_at": None, "told_at": unit.now, "tries": call.tries + 1, "error": ""}
    await unit.execute(update(webhooks).where(webhooks.c.id == call.id).values(values))


async def failed(unit: Unit, call: Call, error: str) -> bool:
    """It was not, or nobody knows. False: it is given up, and the admins hear of this system, once a day."""
    tries = call.tries + 1
    due_at = unit.now + growing(PAUSE, call.tries, LONGEST) if tries < MOST else None
    values = {"due_at": due_at, "tries": tries, "error": error[:80]}
    await unit.execute(update(webhooks).where(webhooks.c.id == call.id).values(values))
    if due_at is None:
        today = unit.now.astimezone(unit.business.tz).date()
        once = f"given_up:{call.endpoint}:{today}"
        await schedule_once(unit, TellGivenUp(endpoint=call.endpoint), unit.now, once)
    return due_at is not None


async def resend(unit: Unit, numbers: Sequence[int] | None = None) -> int:
    """Tell these again, told or not, or all that were given up; how many."""
    given_up = webhooks.c.told_at.is_(None), webhooks.c.due_at.is_(None)
    which = given_up if numbers is None else (webhooks.c.id.in_(numbers),)
    again = update(webhooks).where(*which).values(due_at=unit.now, tries=0, told_at=None)
    return (await unit.execute(again)).rowcount


async def untold(unit: Unit, most: int) -> Sequence[Call]:
    """What waits or was given up, the oldest first."""
    return await _read(
        unit, select(webhooks).where(webhooks.c.told_at.is_(None)).order_by(webhooks.c.id).limit(most)
    )


async def latest(unit: Unit, most: int) -> Sequence[Call]:
    """Whatever became of it, the newest first."""
    return await _read(unit, select(webhooks).order_by(webhooks.c.id.desc()).limit(most))


async def counts(unit: Unit) -> tuple[int, int]:
    """How many wait, and how many were given up."""
    waits = webhooks.c.due_at.is_not(None)
    query = select(func.count().filter(waits), func.count().filter(~waits))
    waiting, given_up = (await unit.execute(query.where(webhooks.c.told_at.is_(None)))).one()
    return waiting, given_up


async def given_up_by(unit: Unit, endpoint: str) -> tuple[int, str]:
    """How many, and what the last try of the newest met."""
    which = webhooks.c.told_at.is_(None), webhooks.c.due_at.is_(None), webhooks.c.endpoint == endpoint
    count = (await unit.execute(select(func.count()).where(*which))).scalar_one()
    newest = select(webhooks.c.error).where(*which).order_by(webhooks.c.id.desc()).limit(1)
    return count, (await unit.execute(newest)).scalar_one_or_none() or ""


async def _read(unit: Unit, query: Select[tuple[object, ...]]) -> Sequence[Call]:
    return [_call(row) for row in (await unit.execute(query)).mappings()]


def _call(row: RowMapping) -> Call:
    return Call(
        id=row["id"],
        endpoint=row["endpoint"],
        name=row["name"],
        event=row["event"],
        customer=row["customer_id"],
        body=row["body"],
        made_at=row["made_at"],
        due_at=row["due_at"],
        tries=row["tries"],
        error=row["error"],
        told_at=row["told_at"],
    )
