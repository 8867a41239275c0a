"""A till tells what was bought and what was given back: the ledger counts it, and the customer hears of it.

A receipt's key in the ledger is the till's name and the number it gave, so no till reaches another's receipts.
"""

from dataclasses import dataclass
from datetime import datetime

from care.loyalty.earning import earn
from care.loyalty.gifts import tell
from care.loyalty.movements import Why
from care.loyalty.purchases import Line, Purchase
from care.loyalty.standing import standing
from care.store.unit import Unit
from care.tills.whose import Person, whose
from care.values.errors import NoCustomer


@dataclass(frozen=True, kw_only=True)
class Bought:
    """As a till tells it. `receipt`: its number there."""

    receipt: str
    person: Person
    currency: str
    at: datetime
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Credited:
    """So many points, which can be spent from `available_at` on; `balance`: what can be spent now."""

    customer: int
    points: int
    available_at: datetime
    balance: int


def key_of(till: str, number: str) -> str:
    """In the ledger."""
    return f"{till}:{number}"


async def buy(unit: Unit, till: str, told: Bought) -> Credited:
    """Raises NotInLedger, and NoCustomer if nobody is known by that."""
    customer = await whose(unit, told.person)
    if customer is None:
        raise NoCustomer
    purchase = Purchase(
        key=key_of(till, told.receipt),
        customer=customer,
        currency=told.currency,
        at=told.at,
        lines=told.lines,
        till=till,
    )
    earned = await earn(unit, purchase)
    if earned.points and not earned.again:
        await tell(unit, customer, earned.points, why=Why.PURCHASE)
    balance = (await standing(unit, customer)).balance
    return Credited(customer, earned.points, earned.available_at, balance)
