"""What a customer says later can make their ticket more urgent, as it would have when it was opened."""

from dataclasses import replace

import pytest

from care.business import Priority, PriorityRule
from care.model.ticket import Ticket
from care.notices.deadlines import DeskRaised
from care.store.tables import history
from care.store.unit import Store
from care.tickets.changing import hide_all
from care.tickets.rows import find_ticket
from care.tickets.words import changes, relay
from care.tickets.work.priority import set_priority
from care.values.content import Content, Kind
from tests.store.cast import DESK, EMMA, HOUR, MINUTE, NOW, SHOP, TARAS, said, taken
from tests.store.looking import ask, do, notice, owed, rows

WATCHFUL = SHOP.model_copy(
    update={"priorities": (PriorityRule(priority=Priority.URGENT, words=("allerg", "алергі")),)}
)
LATER = NOW + MINUTE


@pytest.fixture
async def ticket(store: Store) -> Ticket:
    """Taken by Taras, and every word of it delivered."""
    return await do(store, taken)


async def priority(store: Store, ticket: Ticket) -> Priority:
    found = await ask(store, find_ticket, ticket.id)
    assert found
    return found.priority


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("My son has an allergy", Kind.TEXT, Priority.URGENT),
        ("АЛЕРГІЯ на горіхи", Kind.PHOTO, Priority.URGENT),
        ("The tea was cold, too", Kind.TEXT, Priority.NORMAL),
        ("Thank you", Kind.TEXT, Priority.NORMAL),
    ],
)
async def test_a_later_word_raises_the_priority(
    store: Store, ticket: Ticket, text: str, kind: Kind, expected: Priority
) -> None:
    await do(store, relay.from_customer, ticket, EMMA, said(EMMA, text, kind), now=LATER, business=WATCHFUL)
    assert await priority(store, ticket) is expected


async def test_its_owner_is_mentioned_and_the_promise_is_sooner(store: Store, ticket: Ticket) -> None:
    await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "allergy"), now=LATER, business=WATCHFUL)
    assert await owed(store, DESK) == ["relay", "desk_raised", "card"]
    raised = await notice(store, DeskRaised)
    assert (raised.who, raised.priority) == (TARAS.id, Priority.URGENT)
    found = await ask(store, find_ticket, ticket.id)
    assert found
    assert found.answer_due < NOW + HOUR
    last = (await rows(store, history))[-1]
    assert (last["event"], last["actor_id"]) == ("priority", EMMA.id)


async def test_an_edit_raises_it_as_a_new_message_does(store: Store, ticket: Ticket) -> None:
    first = said(EMMA, "My son is not well")
    await do(store, relay.from_customer, ticket, EMMA, first, now=LATER, business=WATCHFUL)
    edit = replace(first, content=Content(Kind.TEXT, "My son is not well: an allergy"))
    assert await do(store, changes.customer_edited, edit, now=LATER, business=WATCHFUL)
    assert await priority(store, ticket) is Priority.URGENT


async def test_an_edit_that_says_no_more_leaves_what_was_set_by_hand(store: Store, ticket: Ticket) -> None:
    first = said(EMMA, "an alergy, an allergy")
    await do(store, relay.from_customer, ticket, EMMA, first, now=LATER, business=WATCHFUL)
    await do(store, set_priority, ticket.id, TARAS, Priority.LOW, now=LATER, business=WATCHFUL)
    edit = replace(first, content=Content(Kind.TEXT, "an allergy"))
    await do(store, changes.customer_edited, edit, now=LATER, business=WATCHFUL)
    assert await priority(store, ticket) is Priority.LOW


async def test_it_is_said_once_while_it_stays_so(store: Store, ticket: Ticket) -> None:
    for text in ("allergy", "It is an allergy"):
        await do(store, relay.from_customer, ticket, EMMA, said(EMMA, text), now=LATER, business=WATCHFUL)
    assert (await owed(store, DESK)).count("desk_raised") == 1


async def test_nobody_hears_of_it_while_the_ticket_is_hidden(store: Store, ticket: Ticket) -> None:
    await do(store, hide_all, EMMA.id)
    await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "allergy"), now=LATER, business=WATCHFUL)
    assert await owed(store, DESK) == []
    assert await priority(store, ticket) is Priority.URGENT
