"""What was bought by somebody whom we do not know yet waits under their phone or card, and is theirs when they appear.

So does what was given back of it, and what they had before. It is checked as it would be in the ledger: a till hears of
a mistake at once.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeAlias

from sqlalchemy import ColumnElement, RowMapping, and_, delete, select

from care.loyalty import receipts
from care.loyalty.earning import earn
from care.loyalty.gifts import tell
from care.loyalty.movements import Why
from care.loyalty.problems import Problem
from care.loyalty.purchases import Purchase, Refund, check_purchase, check_refund
from care.loyalty.receipts import Bought, Receipt
from care.loyalty.reckoning import Reason
from care.loyalty.refunding import parts_of, refund
from care.people import numbers
from care.people.numbers import Number, NumberTaken
from care.store.locks import hold_names
from care.store.tables import waiting
from care.store.unit import Unit
from care.tills.openings import Opening, carry, check, greet, key_of
from care.tills.whose import By, Person
from care.values.codec import plain, read
from care.values.errors import NotInLedger

PURCHASE, REFUND, OPENING = "purchase", "refund", "opening"
Told: TypeAlias = Purchase | Refund | Opening
KINDS: dict[str, type[Told]] = {PURCHASE: Purchase, REFUND: Refund, OPENING: Opening}
KNOWN_LATER = (By.PHONE, By.CARD)
UNKNOWN = Reason(0, Decimal(1))  # what it will bring


async def look_alone(unit: Unit, *people: Person) -> None:
    """From now on none of them appears, and nothing begins to wait for them, before the transaction is over."""
    await hold_names(unit, [("person", person.by, person.value) for person in people])


async def look_alone_at_all_of(unit: Unit, person: Person) -> None:
    """The same for the card that the business knows to be theirs, too: names are held together, before any account."""
    opening = select(waiting.c.body).where(_is_of(person), waiting.c.kind == OPENING)
    body = (await unit.execute(opening)).scalar_one_or_none()
    card = read(Opening, body).card if body else ""
    await look_alone(unit, person, *[Person(By.CARD, card)] * bool(card))


async def put(unit: Unit, person: Person, purchase: Purchase) -> bool:
    """It is nobody's yet; whoever calls this has looked alone. False: it waits already. Raises NotInLedger."""
    check_purchase(purchase, unit.business.loyalty, unit.now)
    if await receipts.find(unit, purchase.key) is not None:
        raise NotInLedger(problem=Problem.OTHER_BODY)  # it was somebody's
    return await _write(unit, person, PURCHASE, purchase.key, purchase.key, purchase)


async def put_opening(unit: Unit, person: Person, opening: Opening) -> bool:
    """The same of what they had before: once for each person."""
    check(unit, opening)
    key = key_of(person)
    return await _write(unit, person, OPENING, key, key, opening)


async def put_refund(unit: Unit, told: Refund) -> bool:
    """False: its receipt does not wait. Raises NotInLedger."""
    rows = await _of_receipt(unit, told.receipt)
    if not rows or rows[0]["kind"] != PURCHASE:
        return False
    person = Person(By(rows[0]["by"]), rows[0]["value"])
    await look_alone(unit, person)
    rows = await _of_receipt(unit, told.receipt)
    if not rows:
        return False  # they have just appeared
    check_refund(told, unit.now)
    purchase, before = read(Purchase, rows[0]["body"]), [read(Refund, row["body"]) for row in rows[1:]]
    if told in before:
        return True
    receipt = Receipt(0, purchase, tuple(Bought(line, UNKNOWN) for line in purchase.lines), 0, 0)
    for each in before:
        receipt = receipt.without(parts_of(each, receipt))
    if await receipts.find_refund(unit, told.key) is not None:
        raise NotInLedger(problem=Problem.OTHER_BODY)  # it was of another receipt
    parts_of(told, receipt)
    await _write(unit, person, REFUND, told.key, told.receipt, told)
    return True


async def credit(unit: Unit, customer: int, person: Person) -> int:
    """Somebody is known by this from now on: what waited for them is theirs, and they hear of it. How many points.

    So is what waited under the card that the business knows to be theirs, too. What the ledger refuses by now, since
    the settings have changed, goes on waiting until its time is over.
    """
    await look_alone_at_all_of(unit, person)
    points, why, people = 0, Why.PURCHASE, [person]
    for each in people:
        for row in await _of_person(unit, each):
            told = _read(row)
            try:
                points += await _count(unit, customer, each, told)
            except NotInLedger:
                continue
            await unit.execute(delete(waiting).where(waiting.c.id == row["id"]))
            if isinstance(told, Opening):
                why = Why.OPENING
                people += await _card_of(unit, customer, told)
    if points > 0:
        await tell(unit, customer, points, why=why)
    return points


async def _count(unit: Unit, customer: int, person: Person, told: Told) -> int:
    match told:
        case Purchase():
            earned = await earn(unit, replace(told, customer=customer))
            return earned.points + earned.stamps
        case Refund():
            refunded = await refund(unit, told)
            return refunded.returned - refunded.taken
    carried = await carry(unit, customer, person, told)
    await greet(unit, customer, told.birthday)
    return told.points if carried else 0


async def _card_of(unit: Unit, customer: int, opening: Opening) -> list[Person]:
    """Theirs from now on, unless they have told another one, or somebody else has told this."""
    if not opening.card or (await numbers.of(unit, customer)).card:
        return []
    card = Person(By.CARD, opening.card)
    await look_alone(unit, card)  # as it was already, unless it was told in the last moment
    try:
        await numbers.keep(unit, customer, Number.CARD, card.value, typed=False)
    except NumberTaken:
        return []
    return [card]


async def _of_person(unit: Unit, person: Person) -> Sequence[RowMapping]:
    mine = select(waiting).where(_is_of(person)).order_by(waiting.c.id)
    return (await unit.execute(mine)).mappings().all()


def _is_of(person: Person) -> ColumnElement[bool]:
    return and_(waiting.c.by == str(person.by), waiting.c.value == person.value)


async def _of_receipt(unit: Unit, key: str) -> Sequence[RowMapping]:
    """It and what was given back of it, in order."""
    query = select(waiting).where(waiting.c.receipt == key).order_by(waiting.c.id)
    return (await unit.execute(query)).mappings().all()


async def _write(unit: Unit, person: Person, kind: str, key: str, receipt: str, told: Told) -> bool:
    """Once: False if it waits already. Raises NotInLedger if the key was told with something else."""
    who = {"by": str(person.by), "value": person.value}
    row = {**who, "kind": kind, "key": key, "receipt": receipt, "body": plain(told), "at": unit.now}
    insert = unit.insert(waiting).on_conflict_do_nothing().returning(waiting.c.id)
    if (await unit.execute(insert, row)).scalar_one_or_none() is not None:
        return True
    same = select(waiting).where(waiting.c.kind == kind, waiting.c.key == key)
    before = (await unit.execute(same)).mappings().one()
    if (before["by"], before["value"], _read(before)) != (str(person.by), person.value, told):
        raise NotInLedger(problem=Problem.OTHER_BODY)
    return False


def _read(row: RowMapping) -> Told:
    return read(KINDS[row["kind"]], row["body"])
