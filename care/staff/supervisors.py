"""Who looks after a department when its promises break: its supervisors, and every admin."""

from care.business import Business, Role
from care.people.operators import colleagues
from care.store.unit import Unit


async def supervisors(unit: Unit, department: str) -> dict[int, str]:
    """Their ids and names. An admin's name is empty before they were seen in a staff group."""
    names = {person.id: person.name for person in await colleagues(unit)}
    there = {person.id for person in unit.business.staff if _oversees(unit.business, person.id, department)}
    return {who: names.get(who, "") for who in sorted(unit.business.admins | (there & names.keys()))}


def _oversees(business: Business, user_id: int, department: str) -> bool:
    person = business.person(user_id)
    departments = person.departments if person else ()
    return business.role(user_id) is Role.SUPERVISOR and (not departments or department in departments)
