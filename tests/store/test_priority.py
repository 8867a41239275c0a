"""A priority set by hand, and what it does to the promises."""

from datetime import timedelta

import pytest

from care.business import Priority
from care.due import do_due
from care.model.ticket import Ticket
from care.store.tables import history
from care.store.unit import Store
from care.tickets import clocks
from care.tickets.changing import touch
from care.tickets.work import working
from care.tickets.work.priority import set_priority
from care.values.errors import Outdated, WrongState
from tests.store.cast import DESK, EMMA, HOUR, MINUTE, NOW, SHOP, TARAS, opened
from tests.store.looking import clear, do, owed, rows


@pytest.fixture
async def ticket(store: Store) -> Ticket:
    """Promised within an hour, at noon on a Friday; solved within 24 hours of work."""
    ticket = await do(store, opened)
    await do(store, clear)
    return ticket


async def put(
    store: Store, ticket: Ticket, priority: Priority, after: timedelta = MINUTE, version: int | None = None
) -> Ticket:
    return await do(store, set_priority, ticket.id, TARAS, priority, version, now=NOW + after)


async def test_more_urgent_means_a_sooner_promise_from_when_it_began(store: Store, ticket: Ticket) -> None:
    after = await put(store, ticket, Priority.HIGH, 10 * MINUTE)
    assert after.answer_due == NOW + 30 * MINUTE
    assert after.first_due == ticket.first_due
    assert after.solve_due == NOW + 27 * HOUR  # twelve hours of work: six today, six on Saturday
    assert after.version == ticket.version


async def test_what_would_have_been_due_before_now_begins_now(store: Store, ticket: Ticket) -> None:
    after = await put(store, ticket, Priority.URGENT, 20 * MINUTE)
    assert after.answer_due == NOW + 35 * MINUTE


async def test_a_promise_is_not_taken_back(store: Store, ticket: Ticket) -> None:
    lower = await put(store, ticket, Priority.LOW)
    assert (lower.answer_due, lower.solve_due) == (ticket.answer_due, ticket.solve_due)
    late = await put(store, lower, Priority.URGENT, 2 * HOUR)
    assert late.answer_due == ticket.answer_due


async def test_a_clock_that_stands_still_has_less_left(store: Store, ticket: Ticket) -> None:
    standing = clocks.stopped(SHOP, ticket, NOW + 2 * HOUR)
    stopped = await do(store, touch, ticket, **standing)
    assert stopped.solve_left == 22 * 3600
    after = await put(store, stopped, Priority.HIGH, 2 * HOUR)
    assert (after.solve_due, after.solve_left) == (None, 10 * 3600)


async def test_the_sooner_promise_is_watched(store: Store, ticket: Ticket) -> None:
    await put(store, ticket, Priority.HIGH, 10 * MINUTE)
    await do(store, clear)
    for minutes in (29, 30, 31):
        await do(store, do_due, now=NOW + minutes * MINUTE)
    assert (await owed(store, DESK)).count("desk_overdue") == 1


async def test_the_desk_is_told_and_the_customer_is_not(store: Store, ticket: Ticket) -> None:
    await put(store, ticket, Priority.HIGH)
    assert await owed(store, DESK) == ["desk_priority", "card"]
    assert await owed(store, EMMA.id) == []
    last = (await rows(store, history))[-1]
    assert (last["event"], last["actor_id"], last["data"]) == ("priority", TARAS.id, {"priority": 2})


async def test_the_same_again_changes_nothing(store: Store, ticket: Ticket) -> None:
    await put(store, ticket, Priority.NORMAL)
    assert await owed(store) == []


async def test_only_what_is_open_and_as_it_was_shown(store: Store, ticket: Ticket) -> None:
    with pytest.raises(Outdated):
        await put(store, ticket, Priority.HIGH, version=ticket.version + 1)
    await do(store, working.solve, ticket.id, TARAS)
    with pytest.raises(WrongState):
        await put(store, ticket, Priority.HIGH)
