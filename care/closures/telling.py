"""A place is closed, and those who are awaited there hear it, once; open again before its time, those who heard of it.

Who hears of it is found out when it is announced, and whenever another appointment or order is told (`hear`). A few are
told in a transaction (care/due/telling.py), and each with the row that says so: a killed process goes on where it was.
"""

from datetime import datetime

from sqlalchemy import select, update

from care.agenda.jobs import TellClosure
from care.agenda.schedule import schedule
from care.closures.awaited import Awaited, awaited
from care.closures.rows import Closure, in_force, load, mark
from care.contact import Yes, may_write, write
from care.contact.purposes import TROUBLE
from care.notices.closures import PlaceClosed, PlaceOpen
from care.notices.notice import ToCustomer
from care.outbox import to_person
from care.store.tables import foretold
from care.store.unit import Unit
from care.values.errors import TooLate

AT_ONCE = 50


async def announce(unit: Unit, number: int) -> Closure:
    """Raises TooLate for what was announced, called off, or is over."""
    closure = await load(unit, number)
    if closure.announced_at is not None or closure.lifted_at is not None or closure.until <= unit.now:
        raise TooLate
    closure = await mark(unit, closure, announced_at=unit.now)
    await _begin_to_tell(unit, closure)
    return closure


async def lift(unit: Unit, number: int) -> Closure:
    """It is open, or was never to be closed. Raises TooLate for what is over."""
    closure = await load(unit, number)
    if closure.lifted_at is not None or closure.until <= unit.now:
        raise TooLate
    closure = await mark(unit, closure, lifted_at=unit.now)
    if closure.announced_at is not None:
        await _begin_to_tell(unit, closure)
    return closure


async def _begin_to_tell(unit: Unit, closure: Closure) -> None:
    """The first few at once, the rest by the clock."""
    later = await tell(unit, closure.id)
    if later is not None:
        await schedule(unit, TellClosure(closure=closure.id), later)


async def hear(unit: Unit, each: Awaited) -> None:
    """Somebody is awaited of whom nothing was known before."""
    for closure in await in_force(unit):
        if closure.touchpoint == each.touchpoint and unit.now < each.at and closure.has(each.at):
            await _foretell(unit, closure, [each])


async def tell(unit: Unit, number: int) -> datetime | None:
    """The next few hear of it; when to come again."""
    closure = await load(unit, number)
    if closure.holds(unit.now):
        known = await _known(unit, closure)
        rest = [each for each in await awaited(unit, closure) if each.customer not in known]
        await _foretell(unit, closure, rest[:AT_ONCE])
        return unit.now if len(rest) > AT_ONCE else None
    return await _reopen(unit, closure) if closure.lifted_at is not None else None


async def _known(unit: Unit, closure: Closure) -> set[int]:
    """Those who were told, or could not be."""
    query = select(foretold.c.customer_id).where(foretold.c.closure_id == closure.id)
    return set((await unit.execute(query)).scalars())


async def _foretell(unit: Unit, closure: Closure, people: list[Awaited]) -> None:
    for each in people:
        row = {"closure_id": closure.id, "customer_id": each.customer, "at": each.at}
        insert = unit.insert(foretold).on_conflict_do_nothing().returning(foretold.c.customer_id)
        if (await unit.execute(insert, row)).scalar_one_or_none() is None:
            continue
        word = PlaceClosed(
            touchpoint=closure.touchpoint,
            since=closure.since,
            until=closure.until,
            words=closure.words,
            at=each.at,
        )
        if await _write(unit, closure, each.customer, word):
            theirs = foretold.c.closure_id == closure.id, foretold.c.customer_id == each.customer
            await unit.execute(update(foretold).where(*theirs).values(told=unit.now))


async def _reopen(unit: Unit, closure: Closure) -> datetime | None:
    """Whoever heard of it and has not come in vain hears that it is open."""
    waits = foretold.c.told.is_not(None), foretold.c.reopened.is_(None), foretold.c.at > unit.now
    query = select(foretold.c.customer_id, foretold.c.at).where(foretold.c.closure_id == closure.id, *waits)
    found = (await unit.execute(query.order_by(foretold.c.at).limit(AT_ONCE))).all()
    for customer, at in found:
        word = PlaceOpen(touchpoint=closure.touchpoint, at=at, stays=closure.stays_open)
        await _write(unit, closure, customer, word)
        theirs = foretold.c.closure_id == closure.id, foretold.c.customer_id == customer
        await unit.execute(update(foretold).where(*theirs).values(reopened=unit.now))
    return unit.now if len(found) == AT_ONCE else None


async def _write(unit: Unit, closure: Closure, customer: int, word: ToCustomer) -> bool:
    """Whether they may hear of it; nothing holds back a trouble until later."""
    verdict = await may_write(unit, TROUBLE, customer)
    if not isinstance(verdict, Yes):
        return False
    await write(unit, verdict, to_person(customer, word), touchpoint=closure.touchpoint)
    return True
