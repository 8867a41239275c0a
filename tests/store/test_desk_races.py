"""Two at once at the desk: a shift that a person and the clock end, points that two take, a ticket that two urge, and a
promise to write that two make, or that is moved while the clock tells of it.
"""

from care import due
from care.business import Priority
from care.loyalty.spending import redeem
from care.model.ticket import State
from care.people.operators import find_operator
from care.staff import shifts
from care.store.unit import Store
from care.tickets.rows import find_ticket
from care.tickets.words import promising
from care.tickets.work import working
from care.tickets.work.priority import set_priority
from care.values.errors import AlreadyTaken, NotEnough
from tests.store.cast import DARIA, DESK, EMMA, HOUR, NOW, TARAS, opened
from tests.store.ledger import differences, give, have
from tests.store.looking import ask, clear, do, owed
from tests.store.test_races import ROUNDS, at_once, other, refused

__all__ = ["other"]  # a fixture

EVENING = NOW + HOUR


async def test_a_shift_that_ends_twice_moves_its_tickets_once(store: Store, other: Store) -> None:
    for turn in ROUNDS:
        evening = EVENING + turn * HOUR
        await do(store, shifts.begin, TARAS, evening)
        ticket = await do(store, opened)
        await do(store, working.take, ticket.id, TARAS, now=evening)
        await do(store, clear)
        operator = await ask(store, find_operator, TARAS.id)
        assert operator is not None
        await at_once(do(store, shifts.end, operator, now=evening), do(other, due.do_due, now=evening))
        found = await ask(store, find_ticket, ticket.id)
        assert found is not None
        assert found.state is State.NEW
        assert (await owed(store, DESK)).count("desk_shift_over") == 1


async def test_of_two_who_take_the_last_points_one_does(store: Store, other: Store) -> None:
    for turn in ROUNDS:
        await give(store, 10)
        answers = await at_once(*(do(s, redeem, EMMA.id, 10, once=f"{turn}:{id(s)}") for s in (store, other)))
        assert refused(answers, NotEnough) == 1
        assert await have(store) == 0
    assert await differences(store) == []


async def test_two_who_set_the_priority_leave_one_of_the_two(store: Store, other: Store) -> None:
    for _ in ROUNDS:
        ticket = await do(store, opened)
        await at_once(
            do(store, set_priority, ticket.id, TARAS, Priority.HIGH),
            do(other, set_priority, ticket.id, DARIA, Priority.URGENT),
        )
        found = await ask(store, find_ticket, ticket.id)
        assert found is not None
        assert found.priority in (Priority.HIGH, Priority.URGENT)
        assert found.answer_due == NOW + HOUR / 4  # the soonest promise stands, whichever came last


async def test_of_two_who_promise_to_write_one_has_the_ticket_and_does(store: Store, other: Store) -> None:
    for _ in ROUNDS:
        ticket = await do(store, opened)
        answers = await at_once(
            do(store, promising.promise, ticket.id, TARAS, EVENING),
            do(other, promising.promise, ticket.id, DARIA, EVENING + HOUR),
        )
        assert refused(answers, AlreadyTaken) == 1
        found = await ask(store, find_ticket, ticket.id)
        assert found is not None
        assert found.promise_due == (EVENING if found.owner == TARAS.id else EVENING + HOUR)


async def test_a_promise_that_is_moved_while_the_clock_tells_of_it_is_told_as_it_is(
    store: Store, other: Store
) -> None:
    night, morning = NOW + 12 * HOUR, NOW + 23 * HOUR
    for _ in ROUNDS:
        ticket = await do(store, opened)
        await do(store, promising.promise, ticket.id, TARAS, morning + HOUR)
        await do(store, promising.promise, ticket.id, TARAS, morning + 2 * HOUR, now=night)
        await at_once(
            do(store, promising.promise, ticket.id, TARAS, morning + 3 * HOUR, now=morning),
            do(other, due.do_due, now=morning),
        )
        await do(store, due.do_due, now=morning)
        found = await ask(store, find_ticket, ticket.id)
        assert found is not None
        assert found.promise_told == found.promise_due == morning + 3 * HOUR
