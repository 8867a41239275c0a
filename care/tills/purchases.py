"""A till tells what was bought and what was given back: the ledger counts it, and the customer hears of it.

A receipt's key in the ledger is the till's name and the number it gave, so no till reaches another's receipts.
"""

from dataclasses import dataclass
from datetime import datetime

from care.loyalty.purchases import Line, Part, Purchase, Refund
from care.loyalty.selling import sell, take_back
from care.store.unit import Unit
from care.tills import waiting
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


@dataclass(frozen=True, kw_only=True)
class GivenBack:
    """Of the receipt of this number. `refund`: its own number. No parts: all that is left of it."""

    refund: str
    receipt: str
    at: datetime
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Credited:
    """So many points, which can be spent from `available_at` on, and what full cards of stamps have brought besides.

    `balance`: what can be spent now. All None: it waits until we know whose it is.
    """

    customer: int | None = None
    points: int | None = None
    stamps: int | None = None
    available_at: datetime | None = None
    balance: int | None = None


@dataclass(frozen=True)
class TakenBack:
    """Points that were taken back, go from what is earned next, and were returned as they had been spent on it.

    All None: its purchase waits, and it with it.
    """

    customer: int | None = None
    taken: int | None = None
    debt: int | None = None
    returned: int | None = None
    balance: int | None = None


def key_of(till: str, number: str) -> str:
    """In the ledger."""
    return f"{till}:{number}"


async def buy(unit: Unit, till: str, told: Bought) -> Credited:
    """Raises NotInLedger, and NoCustomer if nobody has this id."""
    if told.person.by in waiting.KNOWN_LATER:
        await waiting.look_alone(unit, told.person)
    customer = await whose(unit, told.person)
    purchase = Purchase(
        key=key_of(till, told.receipt),
        customer=customer or 0,
        currency=told.currency,
        at=told.at,
        lines=told.lines,
        till=till,
    )
    if customer is None:
        if told.person.by not in waiting.KNOWN_LATER:
            raise NoCustomer
        await waiting.put(unit, told.person, purchase)
        return Credited()
    sold = await sell(unit, purchase)
    return Credited(customer, sold.points, sold.stamps, sold.available_at, sold.balance)


async def give_back(unit: Unit, till: str, told: GivenBack) -> TakenBack:
    """Raises NotInLedger, and NoCustomer if whoever bought it has had their data deleted."""
    key = key_of(till, told.receipt)
    refund = Refund(key=key_of(till, told.refund), receipt=key, at=told.at, parts=told.parts)
    if await waiting.put_refund(unit, refund):
        return TakenBack()
    back = await take_back(unit, refund)
    return TakenBack(back.customer, back.taken, back.debt, back.returned, back.balance)
