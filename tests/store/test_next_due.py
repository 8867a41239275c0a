"""When the clock is to wake: at the next thing that is due and not before."""

from care import due
from care.agenda.jobs import Close, Wake
from care.agenda.schedule import schedule
from care.model.ticket import Ticket
from care.store.tables import jobs
from care.store.unit import Store, Unit
from tests.store.cast import HOUR, MINUTE, NOW, opened
from tests.store.looking import ask, do


async def nothing_waits(unit: Unit) -> Ticket:
    ticket = await opened(unit)
    await unit.execute(jobs.delete())
    return ticket


async def test_it_is_the_earliest_that_is_not_due_yet(store: Store) -> None:
    ticket = await do(store, nothing_waits)
    assert await ask(store, due.next_due) is None
    await do(store, schedule, Close(ticket=ticket.id, version=99), NOW + HOUR)
    await do(store, schedule, Wake(ticket=ticket.id, until=NOW + MINUTE), NOW + MINUTE)
    assert await ask(store, due.next_due) == NOW + MINUTE
    assert await ask(store, due.next_due, now=NOW + MINUTE) == NOW + HOUR
    await do(store, due.do_due, now=NOW + HOUR)
    assert await ask(store, due.next_due) is None
