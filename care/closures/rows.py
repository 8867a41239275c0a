"""Closures in the store."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping, func, select, update

from care.store.tables import closures, foretold
from care.store.unit import Unit
from care.values.errors import TooLate
from care.values.storable import storable

WORDS = 500  # characters


@dataclass(frozen=True)
class Closure:
    """Moments are aware, in UTC."""

    id: int
    touchpoint: str
    since: datetime
    until: datetime
    words: str  # the staff's, to customers
    announced_at: datetime | None = None
    lifted_at: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Customers know of it, or are about to."""
        return self.announced_at is not None and self.lifted_at is None and now < self.until

    @property
    def stays_open(self) -> bool:
        """It was called off before it began."""
        return self.lifted_at is not None and self.lifted_at <= self.since

    def has(self, at: datetime) -> bool:
        """Whoever is to come then finds it closed."""
        return self.since <= at <= self.until


async def draft(
    unit: Unit, touchpoint: str, since: datetime, until: datetime, words: str, operator: int
) -> Closure:
    """Once it is announced."""
    row = {
        "touchpoint": touchpoint,
        "since": since,
        "until": until,
        "words": storable(words)[:WORDS],
        "by_id": operator,
    }
    written = await unit.execute(unit.insert(closures).returning(closures), row)
    return _closure(written.mappings().one())


async def find(unit: Unit, number: int) -> Closure | None:
    row = (await unit.execute(select(closures).where(closures.c.id == number))).mappings().one_or_none()
    return _closure(row) if row else None


async def load(unit: Unit, number: int) -> Closure:
    """Locked. Raises TooLate for what there is not."""
    query = select(closures).where(closures.c.id == number).with_for_update()
    row = (await unit.execute(query)).mappings().one_or_none()
    if row is None:
        raise TooLate
    return _closure(row)


async def mark(unit: Unit, closure: Closure, **moment: datetime) -> Closure:
    """`announced_at` or `lifted_at`."""
    changed = update(closures).where(closures.c.id == closure.id).values(moment).returning(closures)
    return _closure((await unit.execute(changed)).mappings().one())


async def in_force(unit: Unit) -> tuple[Closure, ...]:
    """What is closed, or will be, what opens first first."""
    announced = closures.c.announced_at.is_not(None), closures.c.lifted_at.is_(None)
    query = select(closures).where(closures.c.until > unit.now, *announced)
    found = await unit.execute(query.order_by(closures.c.until, closures.c.id))
    return tuple(_closure(row) for row in found.mappings())


async def count_told(unit: Unit, closure: Closure) -> int:
    """Those who heard of it."""
    theirs = foretold.c.closure_id == closure.id, foretold.c.told.is_not(None)
    number: int = (await unit.execute(select(func.count()).where(*theirs))).scalar_one()
    return number


def _closure(row: RowMapping) -> Closure:
    return Closure(
        id=row["id"],
        touchpoint=row["touchpoint"],
        since=row["since"],
        until=row["until"],
        words=row["words"],
        announced_at=row["announced_at"],
        lifted_at=row["lifted_at"],
    )
