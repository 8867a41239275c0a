"""What becomes of tickets when a shift begins or ends: what waits is asked of who comes, what is left goes on."""

import pytest

from care.model.ticket import Sleep, State, Ticket
from care.notices.topic import DeskPassed
from care.people.operators import Duty
from care.staff import duty, shifts
from care.store.tables import history
from care.store.unit import Store
from care.tickets.changing import touch
from care.tickets.work import working
from care.values.errors import ColleagueOff
from tests.store.at_work import QUARTER, begin, end, operator_now, pause, taken
from tests.store.cast import DARIA, DESK, EMMA, TARAS, opened
from tests.store.looking import clear, do, notices, now_of, owed, rows

__all__ = ["taken"]  # a fixture


async def test_who_goes_on_shift_is_asked_to_take_what_waits(store: Store) -> None:
    later = await do(store, opened, department="sales")
    sooner = await do(store, opened)
    await do(store, clear)
    _, asked = await do(store, shifts.begin, await operator_now(store))
    assert [ticket.id for ticket in asked] == [sooner.id, later.id]
    assert (await now_of(store, later)).meant == TARAS.id
    assert await owed(store) == ["card", "card"]
    assert (await rows(store, history))[-1]["data"]["to"] == TARAS.id


async def test_what_somebody_else_is_asked_to_take_stays_with_them(store: Store) -> None:
    await begin(store, DARIA)
    ticket = await do(store, opened)
    _, asked = await do(store, shifts.begin, await operator_now(store))
    assert asked == []
    assert (await now_of(store, ticket)).meant == DARIA.id


async def test_what_waits_is_spread_over_those_who_are_there(store: Store) -> None:
    """All of them are on a break when it comes in, and back at the same time."""
    await begin(store)
    await pause(store)
    await begin(store, DARIA)
    await do(store, shifts.take_break, await operator_now(store, DARIA), QUARTER)
    waiting = [await do(store, opened) for _ in range(4)]
    await do(store, duty.resume, await operator_now(store, DARIA))
    await do(store, shifts.back, await operator_now(store))
    meant = [(await now_of(store, ticket)).meant for ticket in waiting]
    assert meant == [TARAS.id, DARIA.id, TARAS.id, DARIA.id]


async def test_what_a_hand_over_left_to_nobody_is_asked_of_the_next_who_comes(
    store: Store, taken: Ticket
) -> None:
    await end(store)
    assert (await now_of(store, taken)).meant is None
    await begin(store, DARIA)
    assert (await now_of(store, taken)).meant == DARIA.id


async def test_what_sleeps_or_is_hidden_is_asked_of_nobody(store: Store) -> None:
    asleep, hidden = await do(store, opened), await do(store, opened)
    await do(store, touch, asleep, asleep=Sleep.ANSWER)
    await do(store, touch, hidden, hidden=True)
    await begin(store)
    assert [(await now_of(store, each)).meant for each in (asleep, hidden)] == [None, None]


async def test_at_its_end_tickets_go_back_to_the_queue_with_a_word_to_all(
    store: Store, taken: Ticket
) -> None:
    assert await end(store) == 1
    after = await now_of(store, taken)
    assert (after.state, after.owner, after.meant) == (State.NEW, None, None)
    assert await owed(store, EMMA.id) == ["ticket_queued"]
    assert await owed(store, DESK) == ["desk_shift_over", "card"]


async def test_back_in_the_queue_they_ask_who_is_still_there(store: Store, taken: Ticket) -> None:
    await begin(store, DARIA)
    await end(store)
    assert (await now_of(store, taken)).meant == DARIA.id


async def test_they_can_go_to_a_colleague_on_shift(store: Store, taken: Ticket) -> None:
    await begin(store, DARIA)
    assert await end(store, DARIA) == 1
    after = await now_of(store, taken)
    assert (after.state, after.owner) == (State.TAKEN, DARIA.id)
    assert await owed(store, EMMA.id) == ["ticket_taken"]
    assert await owed(store, DESK) == ["desk_passed", "card"]
    assert (await rows(store, history))[-1]["data"] == {"to": DARIA.id, "reason": "shift"}


async def test_not_to_somebody_who_is_not_at_work_and_then_nothing_changes(
    store: Store, taken: Ticket
) -> None:
    for nobody in (DARIA, TARAS):
        with pytest.raises(ColleagueOff):
            await end(store, nobody)
    assert (await operator_now(store)).duty is Duty.ON
    assert (await now_of(store, taken)).owner == TARAS.id


async def test_what_they_were_only_asked_to_take_is_asked_of_others(store: Store) -> None:
    await begin(store)
    ticket = await do(store, opened)
    await do(store, clear)
    await begin(store, DARIA)
    assert await end(store) == 0
    assert (await now_of(store, ticket)).meant == DARIA.id
    assert await owed(store) == ["desk_asked", "card"]
    await do(store, shifts.end, await operator_now(store, DARIA))
    assert (await now_of(store, ticket)).meant is None
    assert await owed(store) == ["desk_asked", "card"]


async def test_what_sleeps_stays_with_its_owner(store: Store, taken: Ticket) -> None:
    await do(store, touch, taken, asleep=Sleep.ANSWER)
    assert await end(store) == 0
    assert (await now_of(store, taken)).owner == TARAS.id


async def test_of_who_is_off_shift_the_customer_is_not_told_and_the_team_is(
    store: Store, taken: Ticket
) -> None:
    """Nobody says that somebody works on it who is not there."""
    await begin(store)
    await do(store, clear)
    await do(store, working.pass_on, taken.id, TARAS, to=DARIA)
    assert await owed(store, EMMA.id) == []
    assert [each.off_shift for each in await notices(store, DeskPassed)] == [True]
    await begin(store, DARIA)
    await do(store, clear)
    await do(store, working.pass_on, taken.id, DARIA, to=TARAS)
    assert await owed(store, EMMA.id) == ["ticket_taken"]
    assert [each.off_shift for each in await notices(store, DeskPassed)] == [False]
