"""What the customer is told when two of their tickets become one."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from care.due import do_due
from care.model.ticket import Ticket
from care.notices import notice_in
from care.notices.customer import TicketLate, TicketMerged
from care.notices.deadlines import StaffEscalated
from care.store.tables import outbox, tickets
from care.store.unit import Store
from care.tickets.words import relay
from care.tickets.work.merge import foresee, merge
from tests.store.cast import EMMA, HOUR, NOW, TARAS, at_moment, said
from tests.store.looking import ask, clear, do, notice, now_of, owed
from tests.store.merging import SECOND, first, merged, second

__all__ = ["first", "second"]  # fixtures


async def waits(store: Store, ticket: Ticket, **values: object) -> Ticket:
    async with store.write() as unit:
        await unit.execute(update(tickets).where(tickets.c.id == ticket.id).values(**values))
        await unit.commit()
    return await now_of(store, ticket)


@pytest.mark.parametrize(("sooner", "later"), [("first", "second"), ("second", "first")])
async def test_the_word_on_the_merge_names_the_earlier_of_both_promises(
    store: Store, first: Ticket, second: Ticket, sooner: str, later: str
) -> None:
    both = {"first": first, "second": second}
    await waits(store, both[sooner], waiting_since=NOW, answer_due=SECOND + HOUR, told_due=SECOND + HOUR)
    due = SECOND + 2 * HOUR
    await waits(store, both[later], waiting_since=NOW, answer_due=due, told_due=due)
    target = await merged(store, second, first)
    assert (await notice(store, TicketMerged)).answer_due == (SECOND + HOUR)
    assert target.told_due == target.answer_due == SECOND + HOUR


async def test_no_time_is_named_after_a_merge_to_who_waits_for_nothing(
    store: Store, first: Ticket, second: Ticket
) -> None:
    await waits(store, second, waiting_since=None)
    await merged(store, second, first)
    assert (await notice(store, TicketMerged)).answer_due is None


async def test_what_is_shown_before_a_merge_is_what_the_customer_is_told(
    store: Store, first: Ticket, second: Ticket
) -> None:
    for source, target in ((second, first), (first, second)):
        _source, foreseen, promised = await ask(store, foresee, source.id, target.id, TARAS, now=SECOND)
        async with store.write() as unit:
            became = await merge(at_moment(unit, SECOND), source.id, target.id, TARAS)
            assert (foreseen.state, foreseen.owner) == (became.state, became.owner)
            said = select(outbox.c.body).where(outbox.c.chat_id == EMMA.id)
            assert [notice_in(body) for body in (await unit.execute(said)).scalars()] == [promised]


async def test_after_a_merge_the_excuse_names_the_promise_that_was_given(
    store: Store, first: Ticket, second: Ticket
) -> None:
    """What they wrote in the one was promised an answer, what they added to the other was not."""
    await do(store, relay.from_customer, first, EMMA, said(EMMA, "And?"))
    await merged(store, second, first, NOW + 2 * HOUR)
    await do(store, clear)
    await do(store, do_due, now=NOW + 2 * HOUR)
    assert (await notice(store, TicketLate)).due == (NOW + HOUR)
    assert await owed(store, EMMA.id) == ["ticket_late"]


@pytest.mark.parametrize(("apologies", "heard"), [(1, True), (2, False)])
async def test_the_excuses_that_they_have_had_count_after_a_merge(
    store: Store, first: Ticket, second: Ticket, apologies: int, heard: bool
) -> None:
    late = {"answer_due": SECOND + HOUR, "told_due": SECOND + HOUR, "late_since": NOW + HOUR}
    await waits(store, second, **late, apologies=apologies)
    target = await merged(store, second, first)
    assert target.late_since == NOW + HOUR
    await do(store, clear)
    await do(store, do_due, now=SECOND + 2 * HOUR)
    assert ("ticket_late" in await owed(store, EMMA.id)) is heard
    assert (await notice(store, StaffEscalated)).broken == apologies + 1


async def test_a_silence_from_before_the_merge_takes_the_ticket_from_nobody(
    store: Store, first: Ticket, second: Ticket
) -> None:
    """The target's owner had answered there: what they are to answer now came with the merge."""
    half = NOW + timedelta(minutes=29)
    await merged(store, second, first, half)
    await do(store, clear)
    await do(store, do_due, now=half + timedelta(minutes=2))
    assert (await now_of(store, first)).owner == TARAS.id
    assert "ticket_queued" not in await owed(store, EMMA.id)
