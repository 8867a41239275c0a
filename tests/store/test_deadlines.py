"""Around deadlines: who is told, when, and that it is once."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import update

from care.agenda.schedule import schedule_all
from care.business import DeadlineRules, TicketRules
from care.due import do_due
from care.model.ticket import State, Ticket
from care.notices.customer import TicketLate, TicketMoved, TicketQueued
from care.notices.deadlines import DeskOverdue, DeskWarned, StaffEscalated
from care.people.customers import Customer, save
from care.store.tables import history, operators, outbox, tickets
from care.store.unit import Store, Unit
from care.tickets import clocks
from care.tickets.opening.open import open_ticket
from care.tickets.rows import load_ticket
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

DUE = NOW + HOUR  # the promise of an answer
WARN = DUE - 10 * MINUTE
ESCALATE = DUE + 30 * MINUTE
SILENT = SHOP.model_copy(update={"deadlines": DeadlineRules(tell_customer=False)})
PATIENT = SHOP.model_copy(update={"tickets": TicketRules(hand_back_after=DAY)})
# On this Friday a ticket is opened half an hour before closing: in Kyiv its deadline is at 9:30 on Saturday, which is
# 7:30 in London, where Emma still sleeps.
EVENING = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
EARLY = datetime(2026, 11, 21, 7, 30, tzinfo=UTC)
LONDON_NINE = datetime(2026, 11, 21, 9, tzinfo=UTC)


@pytest.fixture
async def ticket(store: Store) -> Ticket:
    ticket = await do(store, opened)
    await do(store, clear)
    return ticket


async def tick(store: Store, *moments: datetime) -> None:
    for now in moments:
        await do(store, do_due, now=now)


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


async def test_the_customer_has_an_honest_word_with_a_new_time(store: Store, ticket: Ticket) -> None:
    await tick(store, WARN, DUE, DUE + MINUTE)
    assert await owed(store, EMMA.id) == ["ticket_late"]
    word = await notice(store, TicketLate)
    assert (word.due, word.answer_due) == (DUE, DUE + HOUR)
    after = await now_of(store, ticket)
    assert (after.answer_due, after.waiting_since, after.first_due) == (DUE + HOUR, NOW, DUE)


async def test_the_honest_word_names_no_promise_to_who_was_told_of_none(store: Store, ticket: Ticket) -> None:
    """They have written again, and nothing was said of when we answer that."""
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "Hello"), now=NOW + MINUTE)
    await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "And?"), now=NOW + 2 * MINUTE)
    again = NOW + 2 * MINUTE + HOUR
    assert (await now_of(store, ticket)).answer_due == again
    await do(store, clear)
    await tick(store, again)
    word = await notice(store, TicketLate)
    assert (word.due, word.answer_due) == (None, again + HOUR)


async def test_the_honest_word_waits_for_the_promise_that_the_customer_knows(
    store: Store, ticket: Ticket
) -> None:
    """The team was to answer sooner, for it is urgent: that breaks no word to them."""

    async def sooner(unit: Unit) -> None:
        await unit.execute(update(tickets).values(answer_due=NOW + 20 * MINUTE))
        await schedule_all(unit, clocks.watched(SHOP, ticket, await load_ticket(unit, ticket.id), NOW))

    await do(store, sooner)
    await tick(store, NOW + 20 * MINUTE, NOW + 30 * MINUTE)
    assert await owed(store, EMMA.id) == []
    await tick(store, DUE)
    assert (await notice(store, TicketLate)).due == DUE


async def test_who_has_had_the_honest_word_is_told_no_new_time_at_a_hand_over(
    store: Store, ticket: Ticket
) -> None:
    await do(store, working.take, ticket.id, TARAS)
    await tick(store, WARN, DUE)
    await do(store, clear)
    if (await now_of(store, ticket)).state is State.NEW:
        await do(store, working.take, ticket.id, TARAS, now=DUE)
    await do(store, clear)
    await do(store, working.hand_back, ticket.id, TARAS, now=DUE + MINUTE)
    assert await owed(store, EMMA.id) == []


async def test_a_new_promise_that_breaks_is_the_supervisors_at_once_and_the_customer_hears_once_more(
    store: Store, ticket: Ticket
) -> None:
    await tick(store, WARN, DUE, ESCALATE, DUE + 50 * MINUTE)
    assert (await now_of(store, ticket)).answer_due == DUE + HOUR
    await do(store, clear)
    await tick(store, DUE + HOUR, DUE + 61 * MINUTE)
    assert await owed(store) == ["desk_escalated", "staff_escalated", "ticket_late", "card"]
    assert (await notice(store, StaffEscalated)).broken == 2
    word = await notice(store, TicketLate)
    assert (word.again, word.answer_due) == (True, DUE + 2 * HOUR)
    after = await now_of(store, ticket)
    assert (after.answer_due, after.told_due, after.waiting_since) == (DUE + 2 * HOUR, DUE + 2 * HOUR, NOW)


async def test_a_third_promise_that_breaks_is_for_people_alone(store: Store, ticket: Ticket) -> None:
    await tick(store, WARN, DUE, DUE + HOUR, DUE + 110 * MINUTE)
    await do(store, clear)
    await tick(store, DUE + 2 * HOUR, DUE + 3 * HOUR, DUE + 4 * HOUR)
    assert await owed(store) == ["desk_escalated", "staff_escalated"]
    assert (await notice(store, StaffEscalated)).broken == 3
    assert (await now_of(store, ticket)).answer_due == DUE + 2 * HOUR


async def test_another_wait_has_apologies_of_its_own(store: Store, ticket: Ticket) -> None:
    await tick(store, WARN, DUE, DUE + HOUR)
    asked = DUE + 70 * MINUTE
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "Hello"), now=DUE + 65 * MINUTE)
    await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "And?"), now=asked)
    await do(store, clear)
    await tick(store, asked + HOUR)
    assert (await notice(store, TicketLate)).again is False


async def test_the_honest_word_is_never_said_at_night_and_only_if_still_true(store: Store) -> None:
    patient = await do(store, open_ticket, EMMA, complaint(EMMA), now=EVENING)
    answered = await do(store, open_ticket, EMMA, complaint(EMMA), now=EVENING)
    await tick(store, EARLY - 10 * MINUTE, EARLY, EARLY + HOUR)
    assert "ticket_late" not in await owed(store, EMMA.id)
    await do(store, relay.from_operator, answered.id, TARAS, said(DESK, "Hello"), now=EARLY + HOUR)
    await tick(store, LONDON_NINE, LONDON_NINE + MINUTE)
    assert (await notice(store, TicketLate)).ticket == patient.id
    assert (await now_of(store, patient)).answer_due == LONDON_NINE + HOUR


async def test_the_second_apology_is_not_said_at_night_either(store: Store) -> None:
    """It is Friday; the cafe opens on Saturday at nine, which is seven in London."""
    ticket = await do(store, open_ticket, EMMA, complaint(EMMA), now=EVENING - HOUR)
    await tick(store, EVENING, EVENING + 20 * MINUTE, EARLY, EARLY + MINUTE)
    assert (await now_of(store, ticket)).apologies == 1
    assert "staff_escalated" in await owed(store, SOLOMIIA)
    await do(store, clear)
    await tick(store, LONDON_NINE)
    assert (await notice(store, TicketLate)).again is True
    assert (await now_of(store, ticket)).answer_due == LONDON_NINE + HOUR


async def test_the_honest_word_can_be_switched_off(store: Store, ticket: Ticket) -> None:
    for at in (WARN, DUE, ESCALATE):
        await do(store, do_due, now=at, business=SILENT)
    assert await owed(store, EMMA.id) == []
    assert await owed(store, DESK) == ["desk_warned", "desk_escalated"]
    assert (await now_of(store, ticket)).answer_due == DUE


@pytest.mark.usefixtures("ticket")
async def test_who_blocked_us_is_promised_nothing_new(store: Store) -> None:
    await do(store, save, [replace(EMMA, blocked=True)])
    await tick(store, DUE)
    assert await owed(store, EMMA.id) == []


@pytest.mark.usefixtures("ticket")
async def test_what_was_missed_is_done_at_the_first_tick_in_its_order(store: Store) -> None:
    await tick(store, DUE + 40 * MINUTE)
    assert await owed(store) == ["desk_escalated", "staff_escalated", "ticket_late", "card"]
    await do(store, clear)
    await tick(store, DUE + 41 * MINUTE)
    assert await owed(store) == []


# --- what follows a ticket


async def test_a_broken_promise_is_followed_up_however_the_ticket_is_passed_around(
    store: Store, ticket: Ticket
) -> None:
    await do(store, working.take, ticket.id, TARAS, now=NOW + 50 * MINUTE)
    await tick(store, WARN, DUE)
    await do(store, working.hand_back, ticket.id, TARAS, now=DUE + MINUTE)
    await do(store, clear)
    await tick(store, ESCALATE)
    assert await owed(store, SOLOMIIA) == ["staff_escalated"]


@pytest.mark.parametrize("every", [20 * MINUTE, HOUR])
async def test_who_is_taken_and_forgotten_over_and_over_comes_before_the_supervisors(
    store: Store, ticket: Ticket, every: timedelta
) -> None:
    """Also where an owner's silence ends in the very moment in which the promise does."""
    rules = SHOP.model_copy(update={"tickets": TicketRules(hand_back_after=every)})
    for minutes in range(0, 100, 5):
        if (await now_of(store, ticket)).state is State.NEW:
            await do(store, working.take, ticket.id, TARAS, now=NOW + minutes * MINUTE)
        await do(store, do_due, now=NOW + minutes * MINUTE, business=rules)
    assert await owed(store, SOLOMIIA) == ["staff_escalated"]


async def test_a_hand_over_puts_no_promise_off(store: Store, ticket: Ticket) -> None:
    await do(store, working.take, ticket.id, TARAS)
    await do(store, working.hand_back, ticket.id, TARAS, now=NOW + 10 * MINUTE)
    assert (await notice(store, TicketQueued)).answer_due == DUE
    await do(store, working.pass_on, ticket.id, TARAS, department="sales", now=NOW + 30 * MINUTE)
    assert (await notice(store, TicketMoved)).answer_due == DUE
    after = await now_of(store, ticket)
    assert (after.waiting_since, after.answer_due) == (NOW, DUE)
    await do(store, clear)
    await tick(store, WARN, DUE)
    assert await owed(store, EMMA.id) == ["ticket_late"]


async def test_a_department_that_answers_sooner_brings_the_promise_forward(store: Store) -> None:
    ticket = await do(store, opened, department="sales")  # two hours
    await do(store, working.pass_on, ticket.id, TARAS, department="cafe")
    assert (await now_of(store, ticket)).answer_due == DUE
    await do(store, clear)
    await tick(store, WARN)
    assert await owed(store) == ["desk_warned"]


async def test_a_silence_that_ends_with_the_promise_swallows_neither(store: Store, ticket: Ticket) -> None:
    rules = SHOP.model_copy(update={"tickets": TicketRules(hand_back_after=HOUR)})
    await do(store, working.take, ticket.id, TARAS)
    await do(store, clear)
    for at in (NOW, WARN, DUE):
        await do(store, do_due, now=at, business=rules)
    assert (await now_of(store, ticket)).state is State.NEW
    assert set(await owed(store, DESK)) == {"desk_warned", "desk_silent", "desk_overdue", "card"}
    assert await owed(store, EMMA.id) == ["ticket_late"]


async def test_whose_promise_is_broken_is_told_of_it_by_the_apology_alone(
    store: Store, ticket: Ticket
) -> None:
    await do(store, working.take, ticket.id, TARAS)
    await do(store, clear)
    await do(store, working.hand_back, ticket.id, TARAS, now=DUE + MINUTE)
    assert await owed(store, EMMA.id) == []
    await do(store, working.pass_on, ticket.id, TARAS, department="sales", now=DUE + MINUTE)
    assert (await notice(store, TicketMoved)).answer_due is None
    await tick(store, DUE + MINUTE)
    assert await owed(store, EMMA.id) == ["ticket_moved", "ticket_late"]


async def test_every_later_break_of_the_same_wait_is_the_supervisors_at_once(
    store: Store, ticket: Ticket
) -> None:
    await tick(store, WARN, DUE, ESCALATE)
    await do(store, working.take, ticket.id, TARAS, now=ESCALATE)
    await do(store, working.hand_back, ticket.id, TARAS, now=ESCALATE + MINUTE)
    await do(store, working.take, ticket.id, DARIA, now=ESCALATE + 2 * MINUTE)
    await do(store, clear)
    await tick(store, DUE + 50 * MINUTE, DUE + HOUR)
    assert await owed(store, SOLOMIIA) == ["staff_escalated"]


async def test_what_stays_broken_comes_before_the_supervisors_each_working_day(
    store: Store, ticket: Ticket
) -> None:
    await tick(store, WARN, DUE, ESCALATE, DUE + 50 * MINUTE, DUE + HOUR)
    for day, due in ((1, 2), (2, 2), (3, 3)):  # Saturday, Sunday, Monday
        await tick(store, DUE + day * DAY, DUE + day * DAY + HOUR)
        assert len(await owed(store, SOLOMIIA)) == due + 1
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "Hello"), now=NOW + 3 * DAY)
    await do(store, clear)
    await tick(store, DUE + 4 * DAY, DUE + 6 * DAY)
    assert "staff_escalated" not in {
        row["body"]["notice"]
        for row in await rows(store, outbox)
        if row["chat_id"] == SOLOMIIA and row["body"]["fields"]["clock"] == "answer"
    }


async def test_who_has_it_is_called_when_the_promise_breaks(store: Store, ticket: Ticket) -> None:
    await do(store, working.take, ticket.id, TARAS, now=NOW + 50 * MINUTE)
    await tick(store, WARN, DUE)
    assert (await notice(store, DeskOverdue)).who == TARAS.id


@pytest.mark.parametrize("at", [WARN, DUE])
async def test_what_nobody_was_asked_to_take_is_asked_of_who_is_there_by_then(
    store: Store, ticket: Ticket, at: datetime
) -> None:
    async def arrive(unit: Unit) -> None:
        await unit.execute(update(operators).where(operators.c.id == DARIA.id).values(duty="on"))

    await do(store, arrive)
    await tick(store, at)
    assert (await now_of(store, ticket)).meant == DARIA.id
    assert (await notice(store, DeskWarned if at == WARN else DeskOverdue)).who == DARIA.id


async def test_each_wait_has_a_promise_of_its_own(store: Store, ticket: Ticket) -> None:
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "Hello"), now=NOW + MINUTE)
    asked = NOW + 30 * MINUTE
    await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "And now?"), now=asked)
    assert (await now_of(store, ticket)).answer_due == asked + HOUR
    await do(store, clear)
    for at in (WARN, DUE, asked + 50 * MINUTE):
        await do(store, do_due, now=at, business=PATIENT)
    assert await owed(store) == ["desk_warned"]


async def test_two_waits_of_one_night_that_end_alike_are_one(store: Store, ticket: Ticket) -> None:
    night = datetime(2026, 11, 20, 18, tzinfo=UTC)
    for minutes in (0, 20):
        at = night + minutes * MINUTE
        await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "Hello"), now=at)
        await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "And now?"), now=at + MINUTE)
    await do(store, clear)
    await do(store, do_due, now=datetime(2026, 11, 21, 7, 50, tzinfo=UTC), business=PATIENT)
    assert await owed(store) == ["desk_warned"]


async def test_a_hidden_ticket_is_nobodys_deadline(store: Store, ticket: Ticket) -> None:
    async def hide(unit: Unit) -> None:
        await unit.execute(update(tickets).where(tickets.c.id == ticket.id).values(hidden=True))

    await do(store, hide)
    await tick(store, WARN, DUE, ESCALATE)
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
        ("2026-11-20T15:05", "2026-11-21T07:05", "2026-11-20T15:55"),  # the warning comes the evening before
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
