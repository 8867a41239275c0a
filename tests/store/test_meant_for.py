"""A customer with several tickets writes: for which of them it is."""

from dataclasses import replace

import pytest

from care.model.ticket import State, Ticket
from care.store.unit import Store
from care.tickets.entries import entries_of
from care.tickets.opening import own
from care.tickets.words import relay
from care.tickets.work import working
from tests.store.cast import DARIA, DAY, DESK, EMMA, HOUR, MINUTE, NOW, OLENA, TARAS, opened, said, taken
from tests.store.looking import ask, do


@pytest.fixture
async def ticket(store: Store) -> Ticket:
    return await do(store, taken)


async def test_a_message_is_for_the_ticket_that_operator_and_customer_talk_about(
    store: Store, ticket: Ticket
) -> None:
    other = await do(store, opened)
    waiting = await do(store, opened)
    await do(store, working.take, other.id, DARIA)
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "Hello"))
    found = await ask(store, relay.ticket_for_customer_message, EMMA.id, said(EMMA))
    assert found is not None
    assert found.id == ticket.id
    assert waiting.state is State.NEW


async def test_a_reply_is_for_the_ticket_that_it_answers_even_after_it_was_solved(
    store: Store, ticket: Ticket
) -> None:
    opening = (await ask(store, entries_of, ticket.id))[0]
    other = await do(store, opened)
    await do(store, working.take, other.id, DARIA)
    await do(store, working.solve, ticket.id, TARAS)
    reply = said(EMMA, reply_to=opening.message_id)
    for at, expected in ((NOW + 7 * DAY, ticket.id), (NOW + 7 * DAY + MINUTE, other.id)):
        found = await ask(store, relay.ticket_for_customer_message, EMMA.id, reply, now=at)
        assert found is not None
        assert found.id == expected


async def test_thanks_is_for_the_ticket_that_was_spoken_of_last(store: Store, ticket: Ticket) -> None:
    await do(store, working.solve, ticket.id, TARAS)
    thanks = said(EMMA, "Thank you!")
    found = await ask(store, relay.ticket_for_customer_message, EMMA.id, thanks)
    assert found is not None
    assert found.id == ticket.id
    assert await ask(store, relay.ticket_for_customer_message, EMMA.id, said(EMMA)) is None


async def test_words_after_an_operators_in_a_solved_ticket_are_for_it_as_long_as_it_can_be_reopened(
    store: Store, ticket: Ticket
) -> None:
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "It is on its way"))
    await do(store, working.solve, ticket.id, TARAS, now=NOW + MINUTE)
    assert await ask(store, relay.ticket_for_customer_message, EMMA.id, said(EMMA), now=NOW + MINUTE) is None
    later = replace(said(DESK, "Did it come?"), sent_at=NOW + 2 * MINUTE)
    await do(store, relay.from_operator, ticket.id, TARAS, later, now=NOW + 2 * MINUTE)
    for at, expected in ((NOW + HOUR, ticket.id), (NOW + 7 * DAY + 2 * MINUTE, None)):
        found = await ask(store, relay.ticket_for_customer_message, EMMA.id, said(EMMA, "No!"), now=at)
        assert (found and found.id) == expected


async def test_who_was_answered_and_waits_for_somebody_again_still_speaks_in_the_ticket(
    store: Store, ticket: Ticket
) -> None:
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "Hello"))
    await do(store, working.hand_back, ticket.id, TARAS)
    found = await ask(store, relay.ticket_for_customer_message, EMMA.id, said(EMMA))
    assert found is not None
    assert found.id == ticket.id


async def test_a_message_of_somebody_without_tickets_is_for_the_bot(store: Store, ticket: Ticket) -> None:
    assert await ask(store, relay.ticket_for_customer_message, OLENA.id, said(OLENA)) is None
    await do(store, own.withdraw, EMMA, ticket.id)
    assert await ask(store, relay.ticket_for_customer_message, EMMA.id, said(EMMA)) is None
