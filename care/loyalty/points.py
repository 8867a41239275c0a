"""Points: an append-only ledger. What a customer has is the sum of their rows; what they have ever earned, of those
above zero, and their tier follows from that.

A balance never goes below zero. What is given for one reason only once has a `once` name of its own.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select

from care.business import Tier
from care.store.tables import customers, points
from care.store.unit import Unit
from care.values.errors import NotEnough
from care.values.storable import storable

REASON_LIMIT = 256


@dataclass(frozen=True)
class Standing:
    balance: int = 0
    earned: int = 0  # ever, whatever was spent since
    tier: Tier | None = None


# What they have, and have ever got.
SUMS = select(
    func.coalesce(func.sum(points.c.amount), 0),
    func.coalesce(func.sum(points.c.amount).filter(points.c.amount > 0), 0),
).where(points.c.customer_id == bindparam("customer"))


async def standing(unit: Unit, customer_id: int) -> Standing:
    """What a customer has, and what they are called for it."""
    balance, earned = (await unit.execute(SUMS, {"customer": customer_id})).one()
    return Standing(int(balance), int(earned), unit.business.tier(int(earned)))


@dataclass(frozen=True)
class Movement:
    """What was given, or taken when the amount is below zero."""

    amount: int
    reason: str
    at: datetime


async def movements(unit: Unit, customer_id: int, latest: int | None = None) -> tuple[Movement, ...]:
    """All of them, or the `latest` ones, newest first."""
    mine = select(points).where(points.c.customer_id == customer_id)
    found = (await unit.execute(mine.order_by(points.c.id.desc()).limit(latest))).mappings()
    return tuple(Movement(row["amount"], row["reason"], row["at"]) for row in found)


async def award(
    unit: Unit,
    customer_id: int,
    amount: int,
    *,
    reason: str = "",
    once: str | None = None,
    actor: int | None = None,
) -> bool:
    """Give `amount` points, above zero. False: they were given for `once` before, and not again."""
    return await _write(unit, customer_id, amount=amount, reason=reason, once=once, actor=actor)


async def take(
    unit: Unit,
    customer_id: int,
    amount: int,
    *,
    reason: str = "",
    once: str | None = None,
    actor: int | None = None,
) -> bool:
    """Take `amount` points, above zero, as `award` gives them. Raises NotEnough rather than go below zero."""
    # Of two who take at once, the second sees what the first has left.
    await unit.execute(select(customers.c.id).where(customers.c.id == customer_id).with_for_update())
    query = select(func.coalesce(func.sum(points.c.amount), 0)).where(points.c.customer_id == customer_id)
    balance = int((await unit.execute(query)).scalar_one())
    if balance < amount:
        raise NotEnough(balance=balance)
    return await _write(unit, customer_id, amount=-amount, reason=reason, once=once, actor=actor)


async def _write(
    unit: Unit, customer_id: int, amount: int, reason: str, once: str | None, actor: int | None
) -> bool:
    row = {
        "customer_id": customer_id,
        "amount": amount,
        "reason": storable(reason)[:REASON_LIMIT],
        "once": once,
        "actor_id": actor,
        "at": unit.now,
    }
    insert = unit.insert(points).on_conflict_do_nothing(index_elements=["once"])
    return bool((await unit.execute(insert, row)).rowcount)
