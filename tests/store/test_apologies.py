"""The honest word to a customer whose promise is broken: with a new time, by day, and not too often."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from care.agenda.schedule import schedule_all
from care.business import DeadlineRules
from care.due import do_due
from care.model.ticket import State, Ticket
from care.notices.customer import TicketLate
from care.notices.deadlines import StaffEscalated
from care.people.customers import save
from care.store.tables import tickets
from care.store.unit import Store, Unit
from care.tickets import clocks
from care.tickets.opening.open import open_ticket
from care.tickets.rows import load_ticket
from care.tickets.words import relay
from care.tickets.work import working
from tests.store.cast import DESK, EMMA, HOUR, MINUTE, NOW, SHOP, SOLOMIIA, TARAS, complaint, said
from tests.store.looking import clear, do, notice, now_of, owed
from tests.store.promises import DUE, ESCALATE, WARN, tick, ticket

__all__ = ["ticket"]  # a fixture

SILENT = SHOP.model_copy(update={"deadlines": DeadlineRules(tell_customer=False)})
# On this Friday a ticket is opened half an hour before closing: in Kyiv its deadline is at 9:30 on Saturday, which is
# 7:30 in London, where Emma still sleeps.
EVENING = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
EARLY = datetime(2026, 11, 21, 7, 30, tzinfo=UTC)
LONDON_NINE = datetime(2026, 11, 21, 9, tzinfo=UTC)


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
