"""Edits, reactions and replies cross between a customer and an operator, as their words do."""

from dataclasses import replace

import pytest

from care.model.ticket import Ticket
from care.outbox import claim
from care.store.tables import outbox
from care.store.unit import Store
from care.tickets.entries import entries_of, find_entries, place_of
from care.tickets.words import relay
from care.tickets.words.edits import forget, was_held
from care.values.content import Content, Kind
from care.values.errors import NotAllowed
from tests.store.cast import DESK, EMMA, MINUTE, NOW, TARAS, opened, said, taken
from tests.store.delivering import delivered
from tests.store.looking import ask, clear, do, now_of, owed, rows


@pytest.fixture
async def ticket(store: Store) -> Ticket:
    return await do(store, taken)


async def deliver(store: Store) -> None:
    """Everything that waits arrives; the copy of an entry is message 5000 + its id."""
    while claims := await do(store, claim, MINUTE, set(), 9, now=NOW + MINUTE):
        for owed_one in claims:
            ids = [5000 + (row.entry_id or 0) for row in owed_one.rows]
            await do(store, delivered, owed_one, ids)


# --- edits


async def test_an_edit_reaches_the_other_side_and_the_first_wording_is_kept(
    store: Store, ticket: Ticket
) -> None:
    first = said(EMMA, "Helo")
    await do(store, relay.from_customer, ticket, EMMA, first)
    await do(store, clear)
    for text in ("Hello", "Hello!"):
        edited = replace(first, content=Content(Kind.TEXT, text))
        assert await do(store, relay.customer_edited, edited, now=NOW + MINUTE)
    entry = (await ask(store, entries_of, ticket.id))[-1]
    assert entry.first_content is not None
    assert (entry.content.text, entry.first_content.text, entry.edited_at) == ("Hello!", "Helo", NOW + MINUTE)
    assert await owed(store, DESK) == ["edit"]


async def test_lists_know_a_ticket_by_the_words_with_which_it_was_opened_as_they_are_now(
    store: Store,
) -> None:
    first, more = said(EMMA, "The coffe was cold"), said(EMMA, "And late")
    ticket = await do(store, opened, EMMA, first, more)
    for message, text in ((more, "And very late"), (first, "The coffee was cold")):
        await do(store, relay.customer_edited, replace(message, content=Content(Kind.TEXT, text)))
    assert (await now_of(store, ticket)).summary == "The coffee was cold"


async def test_an_operators_edit_reaches_the_customer_and_a_notes_nobody(
    store: Store, ticket: Ticket
) -> None:
    answer, note = said(DESK, "Sory"), said(DESK, "// hm")
    for message in (answer, note):
        await do(store, relay.from_operator, ticket.id, TARAS, message)
    await do(store, clear)
    for message in (answer, note):
        edited = replace(message, content=Content(Kind.TEXT, "Sorry"))
        assert await do(store, relay.operator_edited, TARAS, edited)
    assert await owed(store) == ["edit"]
    assert await owed(store, EMMA.id) == ["edit"]


async def test_an_edit_that_changes_nothing_is_not_sent(store: Store, ticket: Ticket) -> None:
    message = said(EMMA, "Hello")
    await do(store, relay.from_customer, ticket, EMMA, message)
    await do(store, clear)
    assert await do(store, relay.customer_edited, message)
    assert await owed(store) == []
    assert not await do(store, relay.customer_edited, said(EMMA, "unknown"))


async def test_an_edit_of_what_stands_in_the_card_redraws_it_until_it_fits_no_more(store: Store) -> None:
    first, second = said(EMMA, "short"), said(EMMA, "too")
    ticket = await do(store, opened, EMMA, first, second)
    await do(store, clear)
    await do(store, relay.customer_edited, replace(first, content=Content(Kind.TEXT, "shorter")))
    assert await owed(store, DESK) == ["card"]
    await do(store, relay.customer_edited, replace(first, content=Content(Kind.TEXT, "x" * 2500)))
    assert [entry.in_card for entry in await ask(store, entries_of, ticket.id)] == [True, False]
    assert await owed(store, DESK) == ["card", "relay"]


async def test_a_stranger_at_the_desk_edits_and_reacts_in_vain(store: Store, ticket: Ticket) -> None:
    message = said(DESK, "Hello")
    await do(store, relay.from_operator, ticket.id, TARAS, message)
    gone = replace(TARAS, admitted=False)
    with pytest.raises(NotAllowed):
        await do(store, relay.operator_edited, gone, message)
    with pytest.raises(NotAllowed):
        await do(store, relay.operator_reacted, gone, DESK, message.message_id, "👍")


async def test_a_stranger_at_the_desk_says_nothing_to_a_customer(store: Store, ticket: Ticket) -> None:
    gone = replace(TARAS, admitted=False)
    with pytest.raises(NotAllowed):
        await do(store, relay.from_operator, ticket.id, gone, said(DESK, "Hello"))
    assert await owed(store, EMMA.id) == []


async def test_only_what_was_held_is_forgotten_when_it_becomes_a_command(
    store: Store, ticket: Ticket
) -> None:
    held, words = said(DESK, "/solve."), said(DESK, "Hello")
    notes = said(DESK, "/note rude"), said(DESK, "// Team, he is rude")
    written = (held, *notes, words)
    for message in written:
        await do(store, relay.from_operator, ticket.id, TARAS, message)
    assert [await ask(store, was_held, message) for message in written] == [True, False, False, False]
    for message in (held, words):
        await do(store, forget, message)
    left = [entry.content.text for entry in await ask(store, entries_of, ticket.id)]
    assert left == ["The coffee was cold", "rude", "Team, he is rude", "Hello"]


# --- reactions and replies


async def test_a_reaction_on_what_stands_in_the_card_has_no_message_of_its_own_to_stand_under(
    store: Store, ticket: Ticket
) -> None:
    [first] = await ask(store, entries_of, ticket.id)
    assert await do(store, relay.customer_reacted, EMMA.id, first.message_id, "👍")
    assert await owed(store) == []


async def test_reactions_cross_both_ways(store: Store, ticket: Ticket) -> None:
    hers, his = said(EMMA, "Hello?"), said(DESK, "Hello!")
    entry = await do(store, relay.from_customer, ticket, EMMA, hers)
    await do(store, relay.from_operator, ticket.id, TARAS, his)
    await deliver(store)
    assert entry is not None
    await do(store, relay.operator_reacted, TARAS, DESK, 5000 + entry.id, "🔥")
    await do(store, relay.operator_reacted, TARAS, DESK, his.message_id, "👍")
    await do(store, relay.operator_reacted, TARAS, DESK, his.message_id, None)
    await do(store, relay.customer_reacted, EMMA.id, hers.message_id, "❤")
    posts = [(row["kind"], row["chat_id"], row["body"]) for row in await rows(store, outbox)]
    assert posts == [
        ("react", EMMA.id, {"emoji": "🔥"}),
        ("react", EMMA.id, {"emoji": None}),
        ("react", DESK, {"emoji": "❤"}),
    ]


async def test_a_reaction_on_what_is_no_entry_or_a_note_goes_nowhere(store: Store, ticket: Ticket) -> None:
    note = said(DESK, "// hm")
    await do(store, relay.from_operator, ticket.id, TARAS, note)
    await do(store, clear)
    assert not await do(store, relay.operator_reacted, TARAS, DESK, note.message_id, "👍")
    assert not await do(store, relay.customer_reacted, EMMA.id, 4711, "👍")
    assert await owed(store) == []


async def test_replies_stay_replies(store: Store, ticket: Ticket) -> None:
    asked = await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "Which cup?"))
    await deliver(store)
    assert asked is not None
    place = await ask(store, place_of, asked, EMMA.id)
    answer = await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "The red one", reply_to=place))
    assert answer is not None
    assert answer.reply_to == asked.id
    assert await ask(store, place_of, answer, EMMA.id) == answer.message_id
    assert list(await ask(store, find_entries, [answer.id])) == [answer.id]
