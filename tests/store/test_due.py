"""What the clock does, and what it leaves be."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from care.agenda import schedule
from care.agenda.jobs import Close
from care.due import do_due
from care.due.run import AT_ONCE
from care.model.ticket import State, Ticket
from care.people.customers import Wishes, save
from care.reminders import keeping
from care.reminders.model import Plan
from care.store.tables import history, jobs, outbox, updates
from care.store.unit import Store, Unit
from care.tickets import changing
from care.tickets.opening import own
from care.tickets.rows import find_ticket
from care.tickets.words import relay
from care.tickets.work import working
from tests.store.cast import DARIA, DAY, DESK, EMMA, HOUR, MINUTE, NOW, OLENA, SHOP, TARAS, opened, said
from tests.store.looking import ask, clear, do, owed, rows

ASKED = NOW + SHOP.survey.ask_after  # 06:00 in London, 08:00 in Kyiv: still quiet


@pytest.fixture
async def taken(store: Store) -> Ticket:
    ticket = await do(store, working.take, (await do(store, opened)).id, TARAS)
    await do(store, do_due)
    await do(store, clear)
    return ticket


@pytest.fixture
async def solved(store: Store, taken: Ticket) -> Ticket:
    ticket = await do(store, working.solve, taken.id, TARAS)
    await do(store, clear)
    return ticket


async def state(store: Store, ticket: Ticket) -> State:
    found = await ask(store, find_ticket, ticket.id)
    assert found is not None
    return found.state


async def tick(store: Store, now: datetime) -> list[int]:
    """How much was done in each transaction of it."""
    done = []
    while found := await do(store, do_due, now=now):
        done.append(found)
    return done


async def reasons(store: Store) -> list[object]:
    return [row["data"].get("why") for row in await rows(store, history) if row["event"] == "not_asked"]


# --- the score


async def test_the_customer_is_asked_once_and_never_in_their_quiet_hours(
    store: Store, solved: Ticket
) -> None:
    await tick(store, ASKED)
    assert await owed(store, EMMA.id) == []
    london_nine = datetime(2026, 11, 21, 9, tzinfo=UTC)
    for now in (london_nine, london_nine + MINUTE, london_nine + DAY - HOUR):
        await tick(store, now)
    assert await owed(store, EMMA.id) == ["ask_score"]
    assert await state(store, solved) is State.SOLVED


async def test_who_wishes_no_surveys_is_not_asked(store: Store, solved: Ticket) -> None:
    await do(store, save, [replace(EMMA, wishes=Wishes(surveys=False))])
    await tick(store, ASKED + 6 * HOUR)
    assert await owed(store, solved.customer) == []
    assert await reasons(store) == ["unwished"]


async def test_who_blocked_us_is_not_asked(store: Store, solved: Ticket) -> None:
    await do(store, save, [replace(EMMA, blocked=True)])
    await tick(store, ASKED + 6 * HOUR)
    assert await owed(store, solved.customer) == []
    assert await reasons(store) == ["blocked"]


async def test_nobody_is_asked_twice_a_day_however_many_tickets_they_have(
    store: Store, solved: Ticket
) -> None:
    other = await do(store, opened)
    await do(store, working.take, other.id, TARAS)
    await do(store, working.solve, other.id, TARAS)
    await do(store, clear)
    await tick(store, ASKED + 6 * HOUR)
    assert await owed(store, solved.customer) == ["ask_score"]
    assert await reasons(store) == ["often"]


async def test_a_question_that_is_three_days_late_is_dropped_and_recorded(
    store: Store, solved: Ticket
) -> None:
    await tick(store, ASKED + timedelta(days=3, hours=6))
    assert "ask_score" not in await owed(store, solved.customer)
    assert await reasons(store) == ["late"]


async def test_what_was_reopened_or_rated_meanwhile_is_not_asked_about(store: Store, solved: Ticket) -> None:
    await do(store, own.rate, EMMA, solved.id, 5)
    other = await do(store, opened, OLENA)
    await do(store, working.solve, other.id, TARAS)
    await do(store, own.reopen, OLENA, other.id, ())
    await do(store, clear)
    await tick(store, ASKED + 6 * HOUR)
    assert "ask_score" not in await owed(store)


# --- the owner's silence


async def test_a_silent_owner_loses_the_ticket_with_a_word_to_both_sides(store: Store, taken: Ticket) -> None:
    await tick(store, NOW + 29 * MINUTE)
    assert await state(store, taken) is State.TAKEN
    await tick(store, NOW + 30 * MINUTE)
    assert await state(store, taken) is State.NEW
    assert await owed(store, EMMA.id) == ["ticket_queued"]
    assert await owed(store, DESK) == ["desk_silent", "card"]


async def test_silence_counts_in_working_time_alone(store: Store, taken: Ticket) -> None:
    await do(store, relay.from_operator, taken.id, TARAS, said(DESK, "Hello"))
    ten_to_six = datetime(2026, 11, 21, 15, 50, tzinfo=UTC)  # a Saturday; nobody works on Sunday
    await do(store, relay.from_customer, taken, EMMA, said(EMMA), now=ten_to_six)
    await tick(store, datetime(2026, 11, 23, 7, 19, tzinfo=UTC))
    assert await state(store, taken) is State.TAKEN
    await tick(store, datetime(2026, 11, 23, 7, 20, tzinfo=UTC))
    assert await state(store, taken) is State.NEW


async def test_who_answers_keeps_the_ticket(store: Store, taken: Ticket) -> None:
    await do(store, relay.from_operator, taken.id, TARAS, said(DESK, "Hello"), now=NOW + 20 * MINUTE)
    await tick(store, NOW + 2 * HOUR)
    assert await state(store, taken) is State.TAKEN


async def test_each_question_has_its_own_time(store: Store, taken: Ticket) -> None:
    await do(store, relay.from_operator, taken.id, TARAS, said(DESK, "Hello"), now=NOW + 20 * MINUTE)
    await do(store, relay.from_customer, taken, EMMA, said(EMMA), now=NOW + 25 * MINUTE)
    await tick(store, NOW + 54 * MINUTE)
    assert await state(store, taken) is State.TAKEN
    await tick(store, NOW + 55 * MINUTE)
    assert await state(store, taken) is State.NEW


async def test_a_new_owner_has_the_whole_time(store: Store, taken: Ticket) -> None:
    await do(store, working.pass_on, taken.id, TARAS, to=DARIA, now=NOW + 25 * MINUTE)
    await tick(store, NOW + 54 * MINUTE)
    assert await state(store, taken) is State.TAKEN
    await tick(store, NOW + 55 * MINUTE)
    assert await state(store, taken) is State.NEW


# --- ends


async def test_what_nobody_has_answered_never_closes_by_itself(store: Store) -> None:
    ticket = await do(store, opened)
    for days in range(0, 90, 5):
        await tick(store, NOW + days * DAY)
    assert await state(store, ticket) is State.NEW


async def test_what_the_customer_says_after_it_was_solved_is_not_closed_unseen(
    store: Store, solved: Ticket
) -> None:
    late = NOW + SHOP.tickets.reopen_within
    await do(store, relay.from_customer, solved, EMMA, said(EMMA, "It is cold again"), now=late)
    await tick(store, NOW + 30 * DAY)
    assert await state(store, solved) is State.NEW


async def test_a_solved_ticket_closes_when_its_time_has_passed_even_if_we_were_down(
    store: Store, solved: Ticket
) -> None:
    await tick(store, NOW + 30 * DAY)
    assert await state(store, solved) is State.CLOSED
    assert await owed(store, DESK) == ["desk_closed", "card"]


async def test_what_was_reopened_and_solved_again_closes_by_the_new_time(
    store: Store, solved: Ticket
) -> None:
    await do(store, own.reopen, EMMA, solved.id, (), now=NOW + DAY)
    await do(store, working.solve, solved.id, TARAS, now=NOW + 2 * DAY)
    await tick(store, NOW + 8 * DAY)
    assert await state(store, solved) is State.SOLVED
    await tick(store, NOW + 9 * DAY)
    assert await state(store, solved) is State.CLOSED


async def topic_closes(store: Store, ticket: Ticket) -> bool:
    found = await ask(store, find_ticket, ticket.id)
    assert found is not None
    return found.topic_closed


async def test_the_topic_of_what_is_over_is_closed_after_a_day(store: Store, solved: Ticket) -> None:
    await do(store, changing.set_topic, solved.id, 77)
    await tick(store, NOW + DAY - MINUTE)
    assert not await topic_closes(store, solved)
    await tick(store, NOW + DAY)
    assert await topic_closes(store, solved)
    assert await owed(store, DESK) == ["title"]


async def test_the_topic_of_what_was_reopened_stays_open(store: Store, solved: Ticket) -> None:
    await do(store, changing.set_topic, solved.id, 77)
    await do(store, own.reopen, EMMA, solved.id, ())
    await do(store, working.solve, solved.id, TARAS, now=NOW + DAY / 2)
    await tick(store, NOW + DAY)
    assert not await topic_closes(store, solved)
    await tick(store, NOW + 1.5 * DAY)
    assert await topic_closes(store, solved)


@pytest.mark.usefixtures("solved")
async def test_without_a_topic_there_is_nothing_to_close(store: Store) -> None:
    await tick(store, NOW + DAY)
    assert "title" not in await owed(store, DESK)


# --- the clock itself


async def test_it_works_in_batches_and_leaves_nothing_over(store: Store) -> None:
    ticket = await do(store, opened)
    for _ in range(AT_ONCE):
        await do(store, schedule.schedule, Close(ticket=ticket.id, version=9), NOW)
    assert await tick(store, NOW + 5 * HOUR) == [AT_ONCE, 1]


async def test_what_fails_comes_again_later_and_holds_nothing_back(store: Store) -> None:
    ticket = await do(store, opened)
    async with store.write() as unit:
        row = {
            "kind": "ask_score",
            "ticket_id": ticket.id,
            "data": {},
            "due_at": NOW,
        }  # without what it needs
        await unit.execute(unit.insert(jobs), row)
        await unit.commit()
    await do(store, clear)
    await tick(store, NOW + HOUR)
    assert await owed(store, DESK) == ["desk_overdue", "card"]
    [broken] = [row for row in await rows(store, jobs) if row["kind"] == "ask_score"]
    assert (broken["done_at"], broken["due_at"]) == (None, NOW + HOUR + 10 * MINUTE)


async def test_one_that_fails_among_many_that_are_done_together_holds_none_of_them_back(store: Store) -> None:
    async def remind_all(unit: Unit) -> None:
        for who in (OLENA, EMMA):
            await keeping.keep(unit, who, "Order water", Plan(datetime.fromisoformat("2026-11-21T10:00")))
        row = {"kind": "remind_customer", "customer_id": EMMA.id + 900, "data": {}, "due_at": NOW}
        await unit.execute(unit.insert(jobs), row)  # without what it needs

    await do(store, remind_all)
    assert await tick(store, NOW + DAY) == [3]
    assert [await owed(store, who.id) for who in (OLENA, EMMA)] == [["customer_reminder"]] * 2
    [broken] = [row for row in await rows(store, jobs) if row["done_at"] is None]
    assert broken["due_at"] == NOW + DAY + 10 * MINUTE


@pytest.mark.usefixtures("solved")
async def test_what_nobody_will_ask_for_is_not_kept(store: Store) -> None:
    async def leave(unit: Unit) -> None:
        await unit.execute(
            unit.insert(updates), [{"update_id": n, "done_at": NOW + n * DAY} for n in range(3)]
        )
        row = {
            "chat_id": 1,
            "stream": "",
            "lane": 1,
            "kind": "notice",
            "body": {},
            "created_at": NOW,
            "due_at": NOW,
        }
        await unit.execute(unit.insert(outbox).values(**row, failed_at=NOW))

    await do(store, leave)
    await tick(store, NOW + 8 * DAY)
    assert [row["update_id"] for row in await rows(store, updates)] == [1, 2]
    await tick(store, NOW + 40 * DAY)
    assert await rows(store, jobs) == []
    assert await rows(store, updates) == []
    assert "notice" not in await owed(store, 1)
