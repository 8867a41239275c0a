"""The two clocks of a ticket: what starts, stops and moves them; over nights, weekends, holidays and clock changes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from care.model.ticket import Clock, Promised, State, Ticket
from care.store.unit import Store
from care.tickets import clocks
from care.tickets.opening import own
from care.tickets.opening.open import open_ticket
from care.tickets.words import relay
from care.tickets.work import snooze, working
from tests.store.cast import DARIA, DAY, DESK, EMMA, HOUR, MINUTE, NOW, SHOP, TARAS, complaint, opened, said
from tests.store.looking import clear, counted, do, now_of, owed

WHOLE = 24 * HOUR  # of work, in which a ticket is to be solved


async def answer(store: Store, ticket: Ticket, at: datetime) -> None:
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "Hello"), now=at)


async def ask_again(store: Store, ticket: Ticket, at: datetime, text: str = "And now?") -> Ticket:
    await do(store, relay.from_customer, ticket, EMMA, said(EMMA, text), now=at)
    return await now_of(store, ticket)


@pytest.fixture
async def taken(store: Store) -> Ticket:
    """Taken and answered at once."""
    ticket = await do(store, opened)
    await answer(store, ticket, NOW)
    return await now_of(store, ticket)


async def test_only_what_is_open_and_seen_promises_anything(store: Store) -> None:
    ticket = await do(store, opened)
    assert ticket.solve_due is not None
    waits = Promised(clock=Clock.ANSWER, due=NOW + HOUR, wait=NOW)
    solves = Promised(clock=Clock.SOLVE, due=ticket.solve_due)
    assert [clocks.in_force(ticket, clock) for clock in Clock] == [waits, solves, None]
    for gone in (replace(ticket, state=State.SOLVED), replace(ticket, hidden=True)):
        assert [clocks.in_force(gone, clock) for clock in Clock] == [None] * len(Clock)
    nothing = replace(ticket, waiting_since=None, solve_due=None)
    assert [clocks.in_force(nothing, clock) for clock in Clock] == [None] * len(Clock)


# --- the answer


async def test_a_new_question_has_a_new_promise_and_a_further_one_does_not_put_it_off(
    store: Store, taken: Ticket
) -> None:
    asked = await ask_again(store, taken, NOW + 2 * HOUR)
    assert (asked.waiting_since, asked.answer_due) == (NOW + 2 * HOUR, NOW + 3 * HOUR)
    again = await ask_again(store, taken, NOW + 2 * HOUR + 30 * MINUTE)
    assert (again.waiting_since, again.answer_due) == (asked.waiting_since, asked.answer_due)
    assert again.first_due == NOW + HOUR


async def test_thanks_asks_for_no_answer(store: Store, taken: Ticket) -> None:
    assert (await ask_again(store, taken, NOW + HOUR, "Дякую 🙏")).waiting_since is None


async def test_thanks_that_waits_patiently_asks_for_none_either(store: Store, taken: Ticket) -> None:
    assert (await ask_again(store, taken, NOW + HOUR, "Дякую, чекаю")).waiting_since is None


async def test_who_has_waited_too_long_is_heard_however_thankful(store: Store, taken: Ticket) -> None:
    impatient = await ask_again(store, taken, NOW + HOUR, "Все ще чекаю, дякую")
    assert impatient.waiting_since == NOW + HOUR


async def test_who_was_asked_something_has_answered_whatever_they_say(store: Store, taken: Ticket) -> None:
    await do(store, snooze.snooze, taken.id, TARAS, None, now=NOW + HOUR)
    assert (await ask_again(store, taken, NOW + 2 * HOUR, "Thanks, waiting")).waiting_since == NOW + 2 * HOUR


async def test_who_waits_for_nothing_is_promised_nothing_by_a_hand_over(store: Store, taken: Ticket) -> None:
    queued = await do(store, working.hand_back, taken.id, TARAS, now=NOW + HOUR)
    assert (queued.waiting_since, queued.solve_due) == (None, taken.solve_due)


async def test_who_is_promised_another_department_waits_for_it(store: Store, taken: Ticket) -> None:
    moved = await do(store, working.pass_on, taken.id, TARAS, department="sales", now=NOW + HOUR)
    assert (moved.waiting_since, moved.answer_due) == (NOW + HOUR, NOW + 3 * HOUR)


# --- solving


async def test_it_runs_from_the_beginning_whoever_answers(store: Store, taken: Ticket) -> None:
    monday_evening = datetime(2026, 11, 23, 16, tzinfo=UTC)
    assert taken.solve_due == monday_evening
    assert (await ask_again(store, taken, NOW + HOUR)).solve_due == monday_evening


async def test_it_stands_still_until_the_customer_answers(store: Store, taken: Ticket) -> None:
    asleep = await do(store, snooze.snooze, taken.id, TARAS, None, now=NOW + 2 * HOUR)
    assert (asleep.solve_due, asleep.solve_left) == (None, 22 * 3600)
    next_friday = NOW + 7 * DAY
    awake = await ask_again(store, taken, next_friday)
    assert awake.solve_left is None
    assert clocks.left(SHOP, awake, next_friday) == 22 * HOUR


async def test_a_time_to_wake_does_not_stop_it(store: Store, taken: Ticket) -> None:
    asleep = await do(store, snooze.snooze, taken.id, TARAS, NOW + DAY)
    assert asleep.solve_due == taken.solve_due


async def test_on_the_second_is_in_time(taken: Ticket) -> None:
    assert taken.solve_due is not None
    assert clocks.in_time(taken, taken.solve_due)
    assert not clocks.in_time(taken, taken.solve_due + timedelta(seconds=1))


@pytest.mark.parametrize(("left", "in_time"), [(1, True), (0, False), (None, True)])
async def test_what_stands_still_is_in_time_as_long_as_something_was_left(
    taken: Ticket, left: int | None, in_time: bool
) -> None:
    still = replace(taken, solve_due=None, solve_left=left)
    assert clocks.in_time(still, NOW + 99 * DAY) is in_time


async def test_what_was_left_goes_on_when_it_is_reopened(store: Store, taken: Ticket) -> None:
    solved = await do(store, working.solve, taken.id, TARAS, now=NOW + 4 * HOUR)
    assert (solved.solve_due, solved.solve_left) == (None, 20 * 3600)
    again = await do(store, own.reopen, EMMA, taken.id, (), now=NOW + 3 * DAY)
    assert clocks.left(SHOP, again, NOW + 3 * DAY) == 20 * HOUR


async def test_what_is_reopened_has_time_at_least_for_an_answer(store: Store, taken: Ticket) -> None:
    late = NOW + 7 * DAY
    solved = await do(store, working.solve, taken.id, TARAS, now=late)
    assert solved.solve_left == 0
    again = await do(store, working.reopen, taken.id, TARAS, now=late)
    assert again.solve_due == late + HOUR


async def test_what_ran_out_stays_so_whoever_has_it(store: Store, taken: Ticket) -> None:
    late = NOW + 7 * DAY
    for deed in (
        partial(do, store, working.pass_on, taken.id, TARAS, to=DARIA, now=late),
        partial(do, store, working.hand_back, taken.id, DARIA, now=late),
        partial(do, store, working.pass_on, taken.id, TARAS, department="sales", now=late),
    ):
        assert (await deed()).solve_due == taken.solve_due


async def test_it_goes_on_in_another_department(store: Store, taken: Ticket) -> None:
    moved = await do(store, working.pass_on, taken.id, TARAS, department="sales", now=NOW + 4 * HOUR)
    assert clocks.left(SHOP, moved, NOW + 4 * HOUR) == 20 * HOUR


async def test_what_slept_until_an_answer_runs_again_with_whoever_gets_it(
    store: Store, taken: Ticket
) -> None:
    await do(store, snooze.snooze, taken.id, TARAS, None)
    passed = await do(store, working.pass_on, taken.id, TARAS, to=DARIA, now=NOW + DAY)
    assert clocks.left(SHOP, passed, NOW + DAY) == WHOLE
    assert passed.asleep == ""


@pytest.mark.parametrize(
    ("stops", "goes_on"),
    [
        (datetime(2026, 11, 20, 20, tzinfo=UTC), datetime(2026, 11, 21, 6, tzinfo=UTC)),  # one night
        (datetime(2026, 11, 21, 12, tzinfo=UTC), datetime(2026, 11, 22, 12, tzinfo=UTC)),  # Sunday
        (datetime(2026, 12, 24, 12, tzinfo=UTC), datetime(2026, 12, 25, 12, tzinfo=UTC)),  # Christmas
        (datetime(2026, 10, 24, 12, tzinfo=UTC), datetime(2026, 10, 26, 12, tzinfo=UTC)),  # clocks go back
        (datetime(2027, 3, 27, 12, tzinfo=UTC), datetime(2027, 3, 29, 12, tzinfo=UTC)),  # and forward
    ],
)
async def test_a_pause_costs_and_gives_no_working_time(
    store: Store, stops: datetime, goes_on: datetime
) -> None:
    ticket = await do(store, open_ticket, EMMA, complaint(EMMA), now=stops - HOUR)
    await answer(store, ticket, stops - HOUR)
    running = clocks.left(SHOP, await now_of(store, ticket), stops)
    await do(store, snooze.snooze, ticket.id, TARAS, None, now=stops)
    awake = await ask_again(store, ticket, goes_on)
    assert awake.solve_due is not None
    assert clocks.left(SHOP, awake, goes_on) == running


# --- their cost


async def test_a_customers_question_costs_few_statements(store: Store, taken: Ticket) -> None:
    async with counted(store) as statements:
        await do(store, relay.from_customer, taken, EMMA, said(EMMA, "And now?"), now=NOW + HOUR)
    begun = [statement.split()[0] + " " + statement.split()[2] for statement in statements]
    assert begun.count("INSERT jobs") == 1  # the deadline and the owner's silence together
    assert sum(statement.startswith("UPDATE tickets") for statement in statements) == 1


async def test_the_card_says_by_when_as_soon_as_the_customer_waits_again(store: Store) -> None:
    """A further word under the same promise changes nothing on it."""
    ticket = await do(store, opened)
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "Hello"))
    await do(store, clear)
    await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "And?"), now=NOW + HOUR)
    assert sorted(await owed(store, DESK)) == ["card", "relay"]
    await do(store, clear)
    await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "Well?"), now=NOW + HOUR)
    assert await owed(store, DESK) == ["relay"]


async def test_a_broken_promise_to_solve_is_the_first_of_its_kind(store: Store) -> None:
    ticket = await do(store, opened)
    promised = clocks.in_force(ticket, Clock.SOLVE)
    assert promised is not None
    assert clocks.broken(replace(ticket, apologies=1), promised) == 1
