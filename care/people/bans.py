"""Who is banned: to whom the bot does not listen for a while, or only seems to (a shadow-ban).

At most one ban is in force at a time. How it comes and goes: care/customers/bans.py.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect, bindparam, exists, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from care.store.tables import bans
from care.store.unit import Unit


@dataclass(frozen=True)
class Ban:
    id: int
    customer: int
    shadow: bool
    reason: str
    by: int  # the operator's id
    at: datetime
    until: datetime | None  # None: until somebody lifts it

    def is_over(self, now: datetime) -> bool:
        return self.until is not None and self.until <= now


async def in_force(unit: Unit, customer: int) -> Ban | None:
    """The ban that holds now, if there is one."""
    ban = (await standing(unit, [customer])).get(customer)
    return ban if ban and not ban.is_over(unit.now) else None


STANDING = (
    select(bans)
    .where(bans.c.customer_id.in_(bindparam("people", expanding=True)), bans.c.lifted_at.is_(None))
    .order_by(bans.c.id)
)


async def standing(unit: Unit, people: Collection[int]) -> dict[int, Ban]:
    """The bans that nobody has ended, by customer: those in force, and those that have run out unnoticed."""
    found = (await unit.execute(STANDING, {"people": list(people)})).mappings()
    return {row["customer_id"]: ban_of(row) for row in found}


async def told_bans(unit: Unit, customer: int) -> list[Ban]:
    """All that the customer knows of, whether they hold or not."""
    query = select(bans).where(bans.c.customer_id == customer, ~bans.c.shadow).order_by(bans.c.id)
    return [ban_of(row) for row in (await unit.execute(query)).mappings()]


def newest_standing(customer: ColumnElement[int]) -> ScalarSelect[int]:
    """The id of that ban, for a query that joins it."""
    any_ban = bans.alias()  # beside the one that is joined
    mine = any_ban.c.customer_id == customer, any_ban.c.lifted_at.is_(None)
    return select(func.max(any_ban.c.id)).where(*mine).scalar_subquery()


def shadowed(customer: int, now: datetime) -> ColumnElement[bool]:
    """Whether a shadow-ban is in force, for the statement that writes a ticket of theirs."""
    lasts = or_(bans.c.until.is_(None), bans.c.until > now)
    mine = bans.c.customer_id == customer, bans.c.shadow, bans.c.lifted_at.is_(None), lasts
    return exists(select(bans.c.id).where(*mine))


async def is_shadowed(unit: Unit, customer: int) -> bool:
    return bool((await unit.execute(select(shadowed(customer, unit.now)))).scalar_one())


def ban_of(row: Mapping[Any, Any]) -> Ban:
    return Ban(
        id=row["id"],
        customer=row["customer_id"],
        shadow=row["shadow"],
        reason=row["reason"],
        by=row["by_id"],
        at=row["at"],
        until=row["until"],
    )
