"""What a list of the business's own says of customers and purchases, row by row: nobody hears of it now.

Each counts once, however often the list is told. Whoever is not known yet has it when they appear.
"""

from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum

from care.loyalty import accounts
from care.loyalty.earning import earn
from care.loyalty.purchases import Purchase
from care.people import numbers
from care.store.locks import hold
from care.store.unit import Unit
from care.tills import waiting
from care.tills.openings import Opening, carry
from care.tills.whose import Person, whose

IMPORT = "import"  # the till of receipts that no till tells


class Became(StrEnum):
    """What became of a row."""

    CREDITED = "credited"
    WAITS = "waits"  # until we know whose it is
    KNOWN = "known"  # it was told before


async def look_alone(unit: Unit, people: Collection[Person]) -> None:
    """Before any account is touched, since a till has the person first, too; then all of their accounts together.

    Of two lists the second waits.
    """
    await hold(unit, "brought")
    await waiting.look_alone(unit, *people)
    await accounts.hold(unit, await numbers.owners(unit, [person.value for person in people]))


async def bring_customer(unit: Unit, person: Person, opening: Opening) -> Became:
    """Whoever calls this has looked alone. Raises NotInLedger, also if it was told with another sum before."""
    customer = await whose(unit, person)
    if customer is None:
        return _became(await waiting.put_opening(unit, person, opening), Became.WAITS)
    return _became(await carry(unit, customer, person, opening), Became.CREDITED)


async def bring_purchase(unit: Unit, person: Person, purchase: Purchase) -> Became:
    """The same; `purchase.customer` is passed over. Raises NotInLedger, also if the receipt is another one."""
    customer = await whose(unit, person)
    if customer is None:
        waits = await waiting.put(unit, person, replace(purchase, customer=0))
        return _became(waits, Became.WAITS)
    earned = await earn(unit, replace(purchase, customer=customer))
    return _became(not earned.again, Became.CREDITED)


def _became(is_new: bool, what: Became) -> Became:
    return what if is_new else Became.KNOWN
