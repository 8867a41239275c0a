"""By what a till knows a customer without their code: their phone, and the number of the shop's own card.

A number is one customer's at a time. A phone is proved by Telegram; a card's number can be read by anybody who sees the
card, so another one can be typed in after a day alone: nobody guesses their way through them.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import select, update

from care.people import phones, shop_cards
from care.store.tables import numbers
from care.store.theirs import rows_of
from care.store.unit import Unit
from care.values.errors import CareError

AGAIN = timedelta(days=1)


class Number(StrEnum):
    PHONE = "phone"  # E.164: care/people/phones.py
    CARD = "card"  # care/people/shop_cards.py


class NumberTaken(CareError):  # noqa: N818 - as all of them (care/values/errors.py)
    """Another customer has this phone or card."""

    kind: str


class NumberTooSoon(CareError):  # noqa: N818 - as above
    """Another card can be typed in at `until`, and not before."""

    until: datetime


@dataclass(frozen=True)
class Numbers:
    """A customer's own; empty: we do not know it."""

    phone: str = ""
    card: str = ""


def read(text: str) -> tuple[Number, str] | None:
    """A phone, with its country or a zero before it, or a card of the shop, as somebody has typed it."""
    if text.strip().startswith(("+", "0")) and (phone := phones.e164(text)):
        return Number.PHONE, phone
    card = shop_cards.number(text)
    return (Number.CARD, card) if card else None


async def owner(unit: Unit, kind: Number, value: str) -> int | None:
    """Whose it is."""
    theirs = select(numbers.c.customer_id).where(numbers.c.kind == str(kind), numbers.c.value == value)
    found: int | None = (await unit.execute(theirs)).scalar_one_or_none()
    return found


async def owners(unit: Unit, values: Collection[str]) -> Sequence[int]:
    """Whose these phones and cards are; no phone looks like a card."""
    known = numbers.c.kind.in_(map(str, Number)), numbers.c.value.in_(values)
    return (await unit.execute(select(numbers.c.customer_id).where(*known).distinct())).scalars().all()


async def of(unit: Unit, customer: int) -> Numbers:
    mine = numbers.c.customer_id == customer, numbers.c.value.is_not(None)
    rows = await unit.execute(select(numbers.c.kind, numbers.c.value).where(*mine))
    return Numbers(**{row.kind: row.value for row in rows})


async def keep(unit: Unit, customer: int, kind: Number, value: str, *, typed: bool = True) -> None:
    """It is theirs from now on, and the one that they had before is not. Whoever calls this has looked alone.

    `typed`: by themselves. Raises NumberTaken, and NumberTooSoon for another card within a day.
    """
    holder = await owner(unit, kind, value)
    if holder is not None and holder != customer:
        raise NumberTaken(kind=str(kind))
    if holder == customer:
        return
    if typed and kind is Number.CARD:
        await _wait_a_day(unit, customer)
    row = {"customer_id": customer, "kind": str(kind), "value": value, "at": unit.now}
    await unit.execute(unit.upsert(numbers, ["customer_id", "kind"], ["value", "at"]), row)


async def drop(unit: Unit, customer: int, kind: Number) -> None:
    """It is nobody's from now on. That there was one stays, for a day and without the number."""
    mine = numbers.c.customer_id == customer, numbers.c.kind == str(kind)
    await unit.execute(update(numbers).where(*mine).values(value=None))


async def release(unit: Unit, kind: Number, value: str, customer: int | None = None) -> int | None:
    """It is nobody's, so that its owner can add it: whose it was; None: nobody's. `customer`: only if it is theirs."""
    holder = await owner(unit, kind, value)
    if holder is None or customer not in (None, holder):
        return None
    await drop(unit, holder, kind)
    return holder


async def told_of(unit: Unit, customer: int) -> Sequence[dict[str, Any]]:
    """What a customer may read of it."""
    return await rows_of(unit, numbers, customer, ("kind", "value", "at"))


async def _wait_a_day(unit: Unit, customer: int) -> None:
    mine = numbers.c.customer_id == customer, numbers.c.kind == str(Number.CARD)
    before = (await unit.execute(select(numbers.c.at).where(*mine))).scalar_one_or_none()
    if before is not None and unit.now < before + AGAIN:
        raise NumberTooSoon(until=before + AGAIN)
