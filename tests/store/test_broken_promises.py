"""A broken promise follows its ticket, however that is passed around, until somebody answers."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from care.business import TicketRules
from care.due import do_due
from care.model.ticket import State, Ticket
from care.notices.customer import TicketMoved, TicketQueued
from care.notices.deadlines import DeskOverdue, DeskWarned
from care.store.tables import operators, outbox, tickets
from care.store.unit import Store, Unit
from care.tickets.words import relay
from care.tickets.work import working
from tests.store.cast import DARIA, DAY, DESK, EMMA, HOUR, MINUTE, NOW, SHOP, SOLOMIIA, TARAS, opened, said
from tests.store.looking import clear, do, notice, now_of, owed, rows
from tests.store.promises import DUE, ESCALATE, WARN, tick, ticket

__all__ = ["ticket"]  # a fixture

PATIENT = SHOP.model_copy(update={"tickets": TicketRules(hand_back_after=DAY)})


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
