"""A purchase over a counter that has no till: one sum, entered by the staff, and undone for a quarter of an hour."""

from datetime import timedelta
from decimal import Decimal

from care.loyalty.problems import Problem
from care.loyalty.purchases import Line, Purchase, Refund
from care.loyalty.receipts import find
from care.loyalty.reckoning import reckon
from care.loyalty.refunding import Refunded
from care.loyalty.selling import sell, take_back
from care.loyalty.standing import tier_of
from care.loyalty.till import cards
from care.store.unit import Unit
from care.values.errors import NotInLedger, TooLate

UNDONE_WITHIN = timedelta(minutes=15)
TILL = "counter"


async def would_bring(unit: Unit, customer: int, total: Decimal) -> int:
    """Points, if it were sold now."""
    tier = await tier_of(unit, customer)
    return reckon(_lines(total), unit.now, tier, unit.business).points


async def enter(unit: Unit, place: str, number: int, total: Decimal) -> tuple[int, int]:
    """Sell to the customer of the card of this number; who that is, and the points.

    `place`: where it was entered, which makes it one receipt, however often it is confirmed. Raises NotInLedger
    and NoCustomer.
    """
    before = await find(unit, key_of(place))
    if before is not None:
        return before.purchase.customer, before.points
    customer = await cards.owner(unit, number)
    if customer is None:
        raise NotInLedger(problem=Problem.CODE_UNKNOWN)
    bought = Purchase(
        key=key_of(place),
        customer=customer,
        currency=unit.business.loyalty.currency,
        at=unit.now,
        lines=_lines(total),
        till=TILL,
    )
    return customer, (await sell(unit, bought)).points


async def undo(unit: Unit, place: str) -> Refunded:
    """All of what was entered there. Raises TooLate, and NotInLedger for nothing."""
    key = key_of(place)
    sold = await find(unit, key)
    at = sold.purchase.at if sold else unit.now  # always the same, so that it is undone once
    if unit.now > at + UNDONE_WITHIN:
        raise TooLate
    return await take_back(unit, Refund(key=f"{key}:undone", receipt=key, at=at))


def key_of(place: str) -> str:
    return f"{TILL}:{place}"


def _lines(total: Decimal) -> tuple[Line, ...]:
    return (Line(id="1", sum=total),)
