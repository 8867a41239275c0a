"""Who is on shift where somebody is looked for who is not."""

from care.business import Business
from care.notices.notice import Named
from care.people.operators import Duty, colleagues
from care.store.unit import Unit

NAMED = 5  # colleagues, at most


async def on_shift_but(unit: Unit, operator: int | None, department: str) -> tuple[Named, ...]:
    """Who of the department is on shift; nobody where `operator` is: they are the one to be told."""
    there = [each for each in await colleagues(unit) if each.duty is Duty.ON]
    if any(each.id == operator for each in there):
        return ()
    serving = [Named(each.id, each.name) for each in there if _serves(unit.business, each.id, department)]
    return tuple(serving[:NAMED])


def _serves(business: Business, operator: int, department: str) -> bool:
    person = business.person(operator)
    return person is None or not person.departments or department in person.departments
