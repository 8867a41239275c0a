"""A customer tells us by what a till knows them, and what was bought under it before is theirs."""

from care.people import numbers
from care.people.numbers import Number
from care.store.unit import Unit
from care.tills import waiting
from care.tills.whose import By, Person


async def appear(unit: Unit, customer: int, kind: Number, value: str) -> int:
    """The points that waited under it, of which they hear. Raises NumberTaken and NumberTooSoon."""
    person = Person(By(kind), value)
    await waiting.look_alone_at_all_of(unit, person)
    await numbers.keep(unit, customer, kind, value)
    return await waiting.credit(unit, customer, person)
