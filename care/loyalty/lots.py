"""What was earned, in lots with their ends; and what a movement takes from them, or gives back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, literal_column, select, update

from care.store.tables import lots, movements, uses
from care.store.unit import Unit

# Written out: SQLite looks into an index of some rows only when it reads the very condition.
LEFT: ColumnElement[bool] = lots.c.remaining > literal_column("0")
AT_ONCE = 20  # lots
TAKEN = update(lots).where(lots.c.id == bindparam("lot"))
TAKEN = TAKEN.values(
    remaining=lots.c.remaining - bindparam("taken"), expired=lots.c.expired + bindparam("ended")
)


@dataclass(frozen=True)
class Lot:
    id: int
    remaining: int
    expired: int


async def put(
    unit: Unit,
    customer: int,
    movement: int,
    amount: int,
    *,
    available_at: datetime,
    expires_at: datetime,
    covers: int,
) -> None:
    """What the movement has brought; so much of it is gone at once, since it was owed."""
    row = {
        "customer_id": customer,
        "movement_id": movement,
        "amount": amount,
        "remaining": amount - covers,
        "expired": 0,
        "available_at": available_at,
        "expires_at": expires_at,
    }
    written = await unit.execute(unit.insert(lots).returning(lots.c.id), row)
    if covers:
        await _note(unit, movement, [(written.scalar_one(), covers)])


async def ended(unit: Unit, customer: int) -> list[Lot]:
    """Those that have something left and are over by now, the first before the others."""
    query = _left(customer).where(lots.c.expires_at <= unit.now)
    return [Lot(*row) for row in await unit.execute(query)]


async def end(unit: Unit, movement: int, lot: Lot) -> None:
    """What is left of it is gone."""
    await unit.execute(TAKEN, {"lot": lot.id, "taken": lot.remaining, "ended": lot.remaining})
    await _note(unit, movement, [(lot.id, lot.remaining)])


async def take(unit: Unit, customer: int, movement: int, amount: int, *, pending: bool = False) -> int:
    """From what ends first, `pending` or not; how much there was of it."""
    query = _left(customer) if pending else _left(customer).where(lots.c.available_at <= unit.now)
    left = amount
    while left and (found := [Lot(*row) for row in await unit.execute(query.limit(AT_ONCE))]):
        left -= await _take(unit, movement, found, left)
    return amount - left


async def take_own(unit: Unit, of: int, movement: int, amount: int) -> int:
    """From what the movement `of` has brought; how much there was of it."""
    query = select(lots.c.id, lots.c.remaining, lots.c.expired).where(lots.c.movement_id == of, LEFT)
    found = [Lot(*row) for row in await unit.execute(query.order_by(lots.c.id))]
    return await _take(unit, movement, found, amount)


async def expired_of(unit: Unit, movement: int) -> int:
    """How much of what the movement brought has expired."""
    query = select(func.coalesce(func.sum(lots.c.expired), 0)).where(lots.c.movement_id == movement)
    return int((await unit.execute(query)).scalar_one())


async def give_back(unit: Unit, of: int, movement: int, amount: int, until: datetime) -> datetime | None:
    """To the lots from which the movement `of` took it, those that end last before the others.

    What has ended meanwhile ends at `until`. When the first of them ends; None: there was none.
    """
    undone = select(movements.c.id).where(movements.c.of_id == of)
    owed = func.sum(uses.c.amount)
    query = (
        select(lots.c.id, owed.label("owed"), lots.c.expires_at)
        .join(uses, uses.c.lot_id == lots.c.id)
        .where((uses.c.movement_id == of) | uses.c.movement_id.in_(undone))
        .group_by(lots.c.id, lots.c.expires_at)
        .having(owed > 0)
        .order_by(lots.c.expires_at.desc(), lots.c.id.desc())
    )
    given, ends = [], []
    for row in (await unit.execute(query)).all():
        back = min(amount, row.owed)
        if not back:
            break
        amount -= back
        end_at = until if row.expires_at <= unit.now else row.expires_at
        change = {"remaining": lots.c.remaining + back, "expires_at": end_at}
        await unit.execute(update(lots).where(lots.c.id == row.id).values(change))
        given.append((row.id, -back))
        ends.append(end_at)
    await _note(unit, movement, given)
    return min(ends, default=None)


async def pending(unit: Unit, customer: int) -> int:
    """How much cannot be spent yet."""
    query = select(func.coalesce(func.sum(lots.c.remaining), 0)).where(
        lots.c.customer_id == customer, LEFT, lots.c.available_at > unit.now
    )
    return int((await unit.execute(query)).scalar_one())


def _left(customer: int) -> Any:  # noqa: ANN401 - a statement
    query = select(lots.c.id, lots.c.remaining, lots.c.expired).where(lots.c.customer_id == customer, LEFT)
    return query.order_by(lots.c.expires_at, lots.c.id)


async def _take(unit: Unit, movement: int, found: Iterable[Lot], amount: int) -> int:
    taken: list[tuple[int, int]] = []
    left = amount
    for lot in found:
        if some := min(left, lot.remaining):
            taken.append((lot.id, some))
            left -= some
    if taken:
        await unit.execute(TAKEN, [{"lot": lot, "taken": some, "ended": 0} for lot, some in taken])
        await _note(unit, movement, taken)
    return amount - left


async def _note(unit: Unit, movement: int, taken: list[tuple[int, int]]) -> None:
    rows = [{"movement_id": movement, "lot_id": lot, "amount": amount} for lot, amount in taken]
    if rows:
        await unit.execute(unit.insert(uses), rows)
