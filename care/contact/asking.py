"""What we know of a person, read for the decision; and the question itself, whose answers are counted."""

from datetime import datetime, timedelta

from sqlalchemy import exists, func, select

from care.agenda.schedule import stretch_start
from care.contact.decide import WEEK, No, NotBefore, Standing, Verdict, Yes, decide
from care.contact.purposes import PURPOSES, Purpose
from care.contact.turn import ahead
from care.model.ticket import OPEN, About
from care.people.bans import in_force
from care.people.customers import find
from care.store.tables import Moment, contacts, customers, tickets, verdicts
from care.store.unit import Unit

DAY = timedelta(days=1)
COUNTED = [purpose.key for purpose in PURPOSES.values() if purpose.counted]


async def may_write(unit: Unit, purpose: Purpose, customer: int, *, at: datetime | None = None) -> Verdict:
    """Whether they may be written to about this, now or `at`.

    From here to the commit nobody else is told so of them: of two processes the second knows what the first wrote.
    """
    if purpose.remembers:
        lock = select(customers.c.id).where(customers.c.id == customer).with_for_update(key_share=True)
        await unit.execute(lock)
    verdict = await verdict_on(unit, purpose, customer, at=at)
    await count(unit, purpose, outcome(verdict))
    return verdict


async def verdict_on(unit: Unit, purpose: Purpose, customer: int, *, at: datetime | None = None) -> Verdict:
    """The same for whoever only wants to know: nothing is locked, nothing counted."""
    return decide(purpose, await know(unit, purpose, customer), unit.business, at or unit.now)


async def know(unit: Unit, purpose: Purpose, customer: int) -> Standing:
    """As far as the purpose asks for it; the rest is not read."""
    person = await find(unit, customer)
    if person is None:
        return Standing(customer=customer, known=False)
    ban = await in_force(unit, customer)
    last, counted = await _written(unit, purpose, customer) if purpose.remembers else (None, ())
    return Standing(
        customer=customer,
        blocked=person.blocked,
        banned=ban is not None and not ban.shadow,
        shadowed=ban is not None and ban.shadow,
        closeness=person.closeness,
        wishes=person.wishes,
        declined=person.declined,
        zone=person.zone,
        complaint=purpose.cheerful and await _complains(unit, customer),
        last=last,
        counted=counted,
        ahead=await ahead(unit, purpose, customer) if purpose.counted else (),
    )


async def _complains(unit: Unit, customer: int) -> bool:
    theirs = tickets.c.customer_id == customer, tickets.c.state.in_(OPEN)
    complaint = exists().where(*theirs, tickets.c.about == str(About.COMPLAINT))
    return bool((await unit.execute(select(complaint))).scalar_one())


async def _written(
    unit: Unit, purpose: Purpose, customer: int
) -> tuple[datetime | None, tuple[datetime, ...]]:
    """When we last wrote to them about this, and in the last week about what is counted."""
    theirs = contacts.c.customer_id == customer
    last = select(func.max(contacts.c.at, type_=Moment())).where(theirs, contacts.c.purpose == purpose.key)
    lately = select(contacts.c.at).where(
        theirs, contacts.c.at > unit.now - WEEK, contacts.c.purpose.in_(COUNTED)
    )
    newest: datetime | None = (await unit.execute(last)).scalar_one()
    return newest, tuple((await unit.execute(lately)).scalars())


# --- how often what was decided


def outcome(verdict: Verdict) -> str:
    match verdict:
        case Yes():
            return "yes"
        case NotBefore(why=why):
            return f"later:{why}"
        case No(why=why):
            return f"no:{why}"


async def decided(unit: Unit) -> dict[tuple[str, str], int]:
    """How often today, in UTC, by the purpose's key and the outcome."""
    today = verdicts.c.day == stretch_start(unit.now, DAY)
    query = select(verdicts.c.purpose, verdicts.c.outcome, verdicts.c.times).where(today)
    return {(row.purpose, row.outcome): row.times for row in await unit.execute(query)}


async def count(unit: Unit, purpose: Purpose, what: str) -> None:
    """Once more today: `what`, an outcome or why it was not even asked for."""
    row = {
        "day": stretch_start(unit.now, DAY),
        "purpose": purpose.key,
        "outcome": what,
        "times": 1,
    }
    insert = unit.insert(verdicts)
    again = {"times": verdicts.c.times + 1}
    await unit.execute(
        insert.on_conflict_do_update(index_elements=["day", "purpose", "outcome"], set_=again), row
    )
