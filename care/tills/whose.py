"""Who is meant by what a till knows of somebody."""

from dataclasses import dataclass
from enum import StrEnum

from care.loyalty.till.cards import present
from care.people import numbers
from care.people.customers import find
from care.people.numbers import Number
from care.store.unit import Unit


class By(StrEnum):
    ID = "id"  # Telegram's
    PHONE = "phone"  # E.164
    CARD = "card"  # of the shop: its number
    CODE = "code"  # that their card in the bot shows just now


@dataclass(frozen=True)
class Person:
    by: By
    value: str


async def whose(unit: Unit, person: Person) -> int | None:
    """The customer's id; None: nobody whom we know.

    A code is used by that. Raises NotInLedger for one that is misread, unknown, used or over.
    """
    if person.by is By.ID:
        customer = await find(unit, int(person.value))
        return customer.id if customer else None
    if person.by is By.CODE:
        return await present(unit, person.value)
    return await numbers.owner(unit, Number(person.by), person.value)
