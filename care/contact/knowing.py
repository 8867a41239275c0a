"""What we know of people, read for the decision: of many at once, each kind of fact in one statement."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import BindParameter, bindparam, func, select

from care.contact.decide import WEEK, Standing
from care.contact.purposes import PURPOSES, Purpose
from care.contact.turn import ahead
from care.model.ticket import OPEN, About
from care.people.bans import Ban, standing
from care.people.customers import find_all
from care.store.tables import Moment, contacts, tickets
from care.store.unit import Unit

COUNTED = [purpose.key for purpose in PURPOSES.values() if purpose.counted]

_PEOPLE: BindParameter[int] = bindparam("people", expanding=True)
COMPLAINING = select(tickets.c.customer_id).where(
    tickets.c.customer_id.in_(_PEOPLE), tickets.c.state.in_(OPEN), tickets.c.about == str(About.COMPLAINT)
)
_THEIRS = contacts.c.customer_id.in_(_PEOPLE)
LAST = (
    select(contacts.c.customer_id, func.max(contacts.c.at, type_=Moment()).label("at"))
    .where(_THEIRS, contacts.c.purpose == bindparam("purpose"))
    .group_by(contacts.c.customer_id)
)
LATELY = select(contacts.c.customer_id, contacts.c.at).where(
    _THEIRS, contacts.c.at > bindparam("since"), contacts.c.purpose.in_(COUNTED)
)


async def know(unit: Unit, purpose: Purpose, customer: int) -> Standing:
    """As far as the purpose asks for it; the rest is not read."""
    return (await know_all(unit, purpose, [customer]))[customer]


async def know_all(unit: Unit, purpose: Purpose, customers: Collection[int]) -> dict[int, Standing]:
    people = await find_all(unit, customers)
    strangers = {number: Standing(customer=number, known=False) for number in customers}
    if not people:
        return strangers
    banned = await standing(unit, people)
    last, counted = await _written(unit, purpose, people) if purpose.remembers else ({}, {})
    complain = await _complaining(unit, people) if purpose.cheerful else set()
    before = await ahead(unit, purpose, people) if purpose.counted else {}
    return strangers | {
        number: Standing(
            customer=number,
            blocked=person.blocked,
            banned=_holds(unit, banned.get(number), shadow=False),
            shadowed=_holds(unit, banned.get(number), shadow=True),
            closeness=person.closeness,
            wishes=person.wishes,
            declined=person.declined,
            zone=person.zone,
            complaint=number in complain,
            last=last.get(number),
            counted=tuple(counted.get(number, ())),
            ahead=tuple(before.get(number, ())),
        )
        for number, person in people.items()
    }


def _holds(unit: Unit, ban: Ban | None, *, shadow: bool) -> bool:
    return ban is not None and ban.shadow == shadow and not ban.is_over(unit.now)


async def _complaining(unit: Unit, people: Collection[int]) -> set[int]:
    """Those of whom a complaint is open."""
    return set((await unit.execute(COMPLAINING, {"people": list(people)})).scalars())


async def _written(
    unit: Unit, purpose: Purpose, people: Collection[int]
) -> tuple[dict[int, datetime], dict[int, list[datetime]]]:
    """When we last wrote to each of them about this, and in the last week about what is counted."""
    asked = {"people": list(people), "purpose": purpose.key, "since": unit.now - WEEK}
    last = {row.customer_id: row.at for row in await unit.execute(LAST, asked)}
    lately: dict[int, list[datetime]] = {}
    for row in await unit.execute(LATELY, asked):
        lately.setdefault(row.customer_id, []).append(row.at)
    return last, lately
