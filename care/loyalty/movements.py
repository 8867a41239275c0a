"""What happens to points: a row for each movement, once for what it is for, and never changed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import RowMapping, select

from care.store.tables import movements
from care.store.unit import Unit
from care.values.storable import storable

REASON_LIMIT = 256


class Kind(StrEnum):
    EARN = "earn"
    REDEEM = "redeem"
    EXPIRE = "expire"
    REVERSE = "reverse"  # what was earned is taken back
    CORRECT = "correct"  # by somebody who says why
    RETURN = "return"  # what was redeemed is given back


class Why(StrEnum):
    PURCHASE = "purchase"
    STAMPS = "stamps"  # a card of them is full
    WELCOME = "welcome"
    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    SURVEY = "survey"  # answered, whatever the score
    FRIEND = "friend"  # who came and bought
    FRIEND_RETURNED = "friend_returned"  # all of that
    GIFT = "gift"  # from the staff
    OPENING = "opening"  # what they had before there was this ledger
    REWARD = "reward"
    REFUND = "refund"
    CANCELLED = "cancelled"
    DEBT = "debt"  # what could not be taken back before
    EXPIRED = "expired"
    CORRECTION = "correction"


@dataclass(frozen=True)
class Movement:
    """What was given, or taken when the amount is below zero."""

    amount: int
    reason: str  # in somebody's words
    at: datetime
    kind: Kind = Kind.EARN
    why: Why = Why.GIFT
    receipt: str = ""  # its key
    id: int = 0


def movement_of(row: RowMapping) -> Movement:
    return Movement(
        amount=row["amount"],
        reason=row["reason"],
        at=row["at"],
        kind=Kind(row["kind"]),
        why=Why(row["why"]),
        receipt=row["receipt"],
        id=row["id"],
    )


async def of_customer(
    unit: Unit, customer: int, latest: int | None = None, before: int | None = None
) -> tuple[Movement, ...]:
    """All of theirs, or the `latest` ones, newest first; `before`: those older than the movement of this number."""
    mine = select(movements).where(movements.c.customer_id == customer)
    if before is not None:
        mine = mine.where(movements.c.id < before)
    found = await unit.execute(mine.order_by(movements.c.id.desc()).limit(latest))
    return tuple(map(movement_of, found.mappings()))


async def told(unit: Unit, once: str) -> RowMapping | None:
    """The movement that was made for this."""
    return (await unit.execute(select(movements).where(movements.c.once == once))).mappings().one_or_none()


async def write(unit: Unit, row: dict[str, Any]) -> int:
    """Its number. An account's movements are made with `care.loyalty.accounts.move`, which counts them."""
    reason = storable(row.get("reason", ""))[:REASON_LIMIT]
    written = await unit.execute(
        unit.insert(movements).returning(movements.c.id), row | {"reason": reason, "at": unit.now}
    )
    number: int = written.scalar_one()
    return number
