"""Around deadlines: who of the staff is told, when, and that it is once."""

from datetime import UTC, datetime, time

import pytest
from sqlalchemy import update

from care.business import DeadlineRules
from care.due import do_due
from care.model.ticket import State, Ticket
from care.notices.deadlines import DeskWarned
from care.people.customers import Customer
from care.store.tables import history, tickets
from care.store.unit import Store, Unit
from care.tickets.opening.open import open_ticket
from care.tickets.words import relay
from care.tickets.work import working
from tests.store.cast import (
    CHARLIE,
    DARIA,
    DAY,
    DESK,
    EMMA,
    HOUR,
    MINUTE,
    NOW,
    SHOP,
    SOLOMIIA,
    TARAS,
    complaint,
    opened,
    said,
)
from tests.store.looking import clear, do, notice, now_of, owed, rows
from tests.store.promises import DUE, ESCALATE, WARN, tick, ticket

__all__ = ["ticket"]  # a fixture


async def escalations(store: Store) -> list[tuple[str, str]]:
    """What stands on the history: the event, and the clock."""
    return [
        (row["event"], row["data"]["clock"]) for row in await rows(store, history) if "clock" in row["data"]
    ]


# --- before


async def test_the_owner_is_told_once_before_the_deadline(store: Store, ticket: Ticket) -> None:
    await do(store, working.take, ticket.id, TARAS, now=NOW + 40 * MINUTE)
    await do(store, clear)
    await tick(store, WARN - MINUTE)
    assert await owed(store) == []
    await tick(store, WARN, WARN, WARN + MINUTE)
    assert await owed(store) == ["desk_warned"]
    told = await notice(store, DeskWarned)
    assert (told.who, told.name, told.due) == (TARAS.id, "Taras", DUE)
    assert await escalations(store) == [("warned", "answer")]


@pytest.mark.usefixtures("ticket")
async def test_whoever_is_asked_to_take_it_is_told_while_nobody_has(store: Store) -> None:
    async def mean(unit: Unit) -> None:
        await unit.execute(update(tickets).values(meant_id=DARIA.id, meant_name="Daria"))

    await do(store, mean)
    await tick(store, WARN)
    assert (await notice(store, DeskWarned)).who == DARIA.id


@pytest.mark.usefixtures("ticket")
async def test_nobodys_ticket_is_spoken_of_too(store: Store) -> None:
    await tick(store, WARN)
    assert (await notice(store, DeskWarned)).who is None


async def test_a_short_promise_is_not_warned_of_in_its_first_half(store: Store, ticket: Ticket) -> None:
    hasty = SHOP.model_copy(update={"deadlines": DeadlineRules(warn_before=2 * HOUR)})
    ticket = await do(store, open_ticket, EMMA, complaint(EMMA), business=hasty)
    await do(store, clear)
    await tick(store, NOW + 29 * MINUTE)
    assert await owed(store) == []
    await tick(store, NOW + 30 * MINUTE)
    assert await owed(store, ticket.desk) == ["desk_warned"]


async def test_a_kept_promise_is_not_spoken_of(store: Store, ticket: Ticket) -> None:
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "Hello"), now=NOW + MINUTE)
    await do(store, clear)
    await tick(store, WARN, DUE, ESCALATE)
    assert await owed(store) == []


# --- after


@pytest.mark.usefixtures("ticket")
async def test_after_it_the_department_then_the_supervisors_are_told_once_each(store: Store) -> None:
    await tick(store, WARN)
    await do(store, clear)
    await tick(store, DUE - MINUTE, DUE, DUE, DUE + MINUTE, ESCALATE - MINUTE)
    assert await owed(store, DESK) == ["desk_overdue", "card"]
    await do(store, clear)
    await tick(store, ESCALATE, ESCALATE + MINUTE)
    assert await owed(store) == ["desk_escalated", "staff_escalated"]
    assert await owed(store, SOLOMIIA) == ["staff_escalated"]
    assert await escalations(store) == [
        ("warned", "answer"),
        ("overdue", "answer"),
        ("apologised", "answer"),
        ("escalated", "answer"),
    ]


@pytest.mark.usefixtures("ticket")
async def test_what_was_missed_is_done_at_the_first_tick_in_its_order(store: Store) -> None:
    await tick(store, DUE + 40 * MINUTE)
    assert await owed(store) == ["desk_escalated", "staff_escalated", "ticket_late", "card"]
    await do(store, clear)
    await tick(store, DUE + 41 * MINUTE)
    assert await owed(store) == []


# --- solving


async def test_a_ticket_that_should_have_been_solved_is_told_to_staff_alone(
    store: Store, ticket: Ticket
) -> None:
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "We are looking"), now=NOW + MINUTE)
    solve = (await now_of(store, ticket)).solve_due
    assert solve == datetime(2026, 11, 23, 16, tzinfo=UTC)  # 24 hours of work later: Monday at closing
    await do(store, clear)
    await tick(store, solve - 10 * MINUTE, solve, solve + 15 * HOUR, solve + DAY)
    assert await owed(store) == ["desk_warned", "desk_escalated", "staff_escalated"]
    assert {clock for _, clock in await escalations(store)} == {"solve"}
    assert (await now_of(store, ticket)).state is State.TAKEN


@pytest.mark.parametrize(
    ("opened_at", "due", "warned_at"),
    [  # in UTC; Kyiv is two hours ahead in winter, three in summer
        ("2026-11-20T15:30", "2026-11-21T07:30", "2026-11-21T07:20"),  # overnight
        ("2026-11-21T15:55", "2026-11-23T07:55", "2026-11-23T07:45"),  # over a Sunday
        ("2026-12-24T15:30", "2026-12-26T07:30", "2026-12-26T07:20"),  # over Christmas
        ("2026-10-24T14:30", "2026-10-26T07:30", "2026-10-26T07:20"),  # the clocks go back
        ("2027-03-27T15:30", "2027-03-29T06:30", "2027-03-29T06:20"),  # and forward
        ("2026-11-20T15:05", "2026-11-21T07:15", "2026-11-21T07:05"),  # with time to settle in the morning
    ],
)
async def test_deadlines_pass_over_nights_weekends_holidays_and_clock_changes(
    store: Store, opened_at: str, due: str, warned_at: str
) -> None:
    start, end, warned = (
        datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (opened_at, due, warned_at)
    )
    ticket = await do(store, open_ticket, EMMA, complaint(EMMA), now=start)
    assert ticket.answer_due == end
    await do(store, clear)
    await tick(store, warned - MINUTE)
    assert await owed(store) == []
    await tick(store, warned, end - MINUTE)
    assert await owed(store) == ["desk_warned"]
    await tick(store, end)
    assert (await owed(store, DESK))[:2] == ["desk_warned", "desk_overdue"]


@pytest.mark.parametrize(
    ("customer", "kyiv", "told"),
    [
        (CHARLIE, time(8, 59), False),  # English, and we know no zone: the business's decides
        (CHARLIE, time(9), True),
        (EMMA, time(10, 59), False),  # 8:59 in London
        (EMMA, time(11), True),
    ],
)
async def test_a_broken_promise_is_told_when_it_is_morning_where_they_are(
    store: Store, customer: Customer, kyiv: time, told: bool
) -> None:
    await do(store, opened, customer)
    await do(store, clear)
    saturday = datetime(2026, 11, 21, kyiv.hour, kyiv.minute, tzinfo=SHOP.tz)
    await do(store, do_due, now=saturday.astimezone(UTC))
    await do(store, do_due, now=saturday.astimezone(UTC))
    assert ("ticket_late" in await owed(store, customer.id)) is told
