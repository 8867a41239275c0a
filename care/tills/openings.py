"""What somebody had with the business before it had this ledger: their points, and what they have paid so far.

Once for each phone or card, however often it is told and whosever that is by then. It is no purchase: nobody can give
it back, and no rate counts for it.
"""

import hashlib
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import update

from care.loyalty.accounts import bring, count, move, opened
from care.loyalty.movements import Kind, Why, told
from care.loyalty.problems import Problem
from care.store.tables import customers
from care.store.unit import Unit
from care.tills.whose import Person
from care.values.errors import NotInLedger

MOST = 100_000_000  # points


@dataclass(frozen=True, kw_only=True)
class Opening:
    """`points` can be spent at once; `paid`, in the ledger's currency, makes the tier (None: the points do).

    `birthday`: MM-DD. `card`: the number of the shop's card that is theirs, too.
    """

    points: int = 0
    paid: Decimal | None = None
    birthday: str = ""
    card: str = ""


def check(unit: Unit, opening: Opening) -> None:
    """Raises NotInLedger."""
    if opening.points < 0 or (opening.paid or 0) < 0:
        raise NotInLedger(problem=Problem.NEGATIVE_SUM)
    if max(opening.points, _earned(unit, opening)) > MOST:
        raise NotInLedger(problem=Problem.TOO_LONG)


def key_of(person: Person) -> str:
    """What it is told under: who reads it there learns no number."""
    return hashlib.sha256(f"{person.by}:{person.value}".encode()).hexdigest()


async def carry(unit: Unit, customer: int, person: Person, opening: Opening) -> bool:
    """False: so much was carried over before. Raises NotInLedger if it was another sum, and NoCustomer."""
    check(unit, opening)
    once = f"opening:{key_of(person)}"
    async with opened(unit, customer) as account:
        before = await told(unit, once)
        if before is not None:
            if before["amount"] != opening.points:
                raise NotInLedger(problem=Problem.OTHER_BODY)
            return False
        # Of nothing, too: it says that this was told.
        number = await move(unit, account, Kind.EARN, Why.OPENING, opening.points, once=once)
        if opening.points:
            await bring(unit, account, number, opening.points)
        if earned := _earned(unit, opening):
            await count(unit, account, earned, unit.now)
    return True


async def greet(unit: Unit, customer: int, birthday: str) -> None:
    """Their birthday as the shop knew it, unless they have told it themselves."""
    theirs = customers.c.id == customer, customers.c.birthday.is_(None)
    await unit.execute(update(customers).where(*theirs).values(birthday=birthday or None))


def _earned(unit: Unit, opening: Opening) -> int:
    """What counts for the tier: as if all had been paid today, with no rate and no tier, rounded down."""
    if opening.paid is None:
        return opening.points
    rules = unit.business.loyalty
    return int(opening.paid * rules.points / rules.per)
