"""Words between a customer and an operator."""

from dataclasses import replace

import pytest

from care.model.ticket import State, Ticket
from care.outbox import claim
from care.people.customers import save
from care.privacy.knowledge import erase
from care.store.tables import entries, outbox
from care.store.unit import Store
from care.tickets.entries import Author, entries_of, find_entries, place_of, words_in
from care.tickets.opening import own
from care.tickets.words import relay
from care.tickets.words.edits import forget, was_held
from care.tickets.work import working
from care.values.content import Content, Kind
from care.values.errors import NotAllowed, Unreachable, WrongState
from tests.store.cast import (
    CHARLIE,
    DARIA,
    DAY,
    DESK,
    EMMA,
    HOUR,
    MINUTE,
    NOW,
    OLENA,
    TARAS,
    opened,
    said,
    taken,
)
from tests.store.delivering import delivered
from tests.store.looking import ask, clear, counted, do, now_of, owed, rows


@pytest.fixture
async def ticket(store: Store) -> Ticket:
    return await do(store, taken)


async def deliver(store: Store) -> None:
    """Everything that waits arrives; the copy of an entry is message 5000 + its id."""
    while claims := await do(store, claim, MINUTE, set(), 9, now=NOW + MINUTE):
        for owed_one in claims:
            ids = [5000 + (row.entry_id or 0) for row in owed_one.rows]
            await do(store, delivered, owed_one, ids)


async def test_a_customers_words_reach_the_topic_and_they_wait(store: Store, ticket: Ticket) -> None:
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "Hello"))
    await do(store, clear)
    entry = await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "Hi"), now=NOW + MINUTE)
    assert entry is not None
    assert (entry.author, entry.author_name, entry.content.text) == (Author.CUSTOMER, "Emma", "Hi")
    [_card, post] = await rows(store, outbox)
    assert (post["chat_id"], post["entry_id"], post["stream"]) == (DESK, entry.id, f"t{ticket.id}")
    assert (await now_of(store, ticket)).waiting_since == NOW + MINUTE


async def test_an_operators_words_reach_the_customer_and_are_the_answer(store: Store, ticket: Ticket) -> None:
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "We are sorry"), now=NOW + MINUTE)
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "A new one?"), now=NOW + 2 * MINUTE)
    after = await now_of(store, ticket)
    assert (after.first_answer_at, after.waiting_since) == (NOW + MINUTE, None)
    assert await owed(store, EMMA.id) == ["relay", "relay"]
    assert after.version == ticket.version


async def test_the_same_message_is_said_once(store: Store, ticket: Ticket) -> None:
    hello = said(EMMA, "Hello?")
    await do(store, relay.from_customer, ticket, EMMA, hello)
    assert await do(store, relay.from_customer, ticket, EMMA, hello) is None
    assert await owed(store) == ["relay"]


async def test_writing_to_a_customer_whom_nobody_has_taken_takes_the_ticket(store: Store) -> None:
    ticket = await do(store, opened)
    await do(store, relay.from_operator, ticket.id, DARIA, said(DESK, "Hello"))
    assert (await now_of(store, ticket)).owner == DARIA.id
    assert await owed(store, EMMA.id) == ["relay"]


async def test_a_colleague_may_help_under_their_own_name(store: Store, ticket: Ticket) -> None:
    entry = await do(store, relay.from_operator, ticket.id, DARIA, said(DESK, "Daria here"))
    assert entry is not None
    assert entry.author_name == "Daria"
    assert (await now_of(store, ticket)).owner == TARAS.id
    assert await owed(store, EMMA.id) == ["relay"]


@pytest.mark.parametrize(
    "text", ["// a regular", "//a regular", "/note a regular", "/note@kava_bot a regular"]
)
async def test_notes_are_kept_and_never_sent(store: Store, ticket: Ticket, text: str) -> None:
    entry = await do(store, relay.from_operator, ticket.id, DARIA, said(DESK, text))
    assert entry is not None
    assert (entry.author, entry.content.text) == (Author.NOTE, "a regular")
    assert await owed(store, EMMA.id) == []
    [sign] = await rows(store, outbox)
    assert (sign["kind"], sign["chat_id"], sign["entry_id"]) == ("react", DESK, entry.id)
    assert (await now_of(store, ticket)).first_answer_at is None


async def test_a_note_on_what_nobody_has_taken_takes_nothing(store: Store) -> None:
    ticket = await do(store, opened)
    await do(store, relay.from_operator, ticket.id, DARIA, said(DESK, "// hm"))
    assert (await now_of(store, ticket)).state is State.NEW


async def test_thanks_after_it_was_solved_reaches_staff_and_reopens_nothing(
    store: Store, ticket: Ticket
) -> None:
    await do(store, working.solve, ticket.id, TARAS)
    await do(store, clear)
    await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "Thanks"))
    after = await now_of(store, ticket)
    assert (after.state, after.waiting_since) == (State.SOLVED, None)
    assert await owed(store) == ["relay"]


async def test_more_than_thanks_opens_what_was_solved_again_and_asks_who_solved_it(
    store: Store, ticket: Ticket
) -> None:
    await do(store, working.solve, ticket.id, TARAS)
    await do(store, clear)
    await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "Thanks, but it is cold"), now=NOW + DAY)
    after = await now_of(store, ticket)
    assert (after.state, after.owner, after.meant) == (State.NEW, None, TARAS.id)
    assert (after.waiting_since, after.solved_at) == (NOW + DAY, None)
    assert await owed(store) == ["desk_reopened", "card", "relay"]


async def test_who_waits_patiently_for_what_was_solved_does_wait(store: Store, ticket: Ticket) -> None:
    await do(store, working.solve, ticket.id, TARAS)
    await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "Thanks, waiting"), now=NOW + DAY)
    assert (await now_of(store, ticket)).waiting_since == NOW + DAY


@pytest.mark.parametrize("words", ["Thanks!", "Thanks, waiting"])
async def test_thanks_that_becomes_a_question_is_heard(store: Store, ticket: Ticket, words: str) -> None:
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "A new one comes"))
    thanks = said(EMMA, words)
    await do(store, relay.from_customer, ticket, EMMA, thanks)
    more = replace(thanks, content=Content(Kind.TEXT, "Thanks! When?"))
    await do(store, relay.customer_edited, more, now=NOW + MINUTE)
    assert (await now_of(store, ticket)).waiting_since == NOW + MINUTE


async def test_what_was_solved_too_long_ago_takes_no_more_than_thanks(store: Store, ticket: Ticket) -> None:
    await do(store, working.solve, ticket.id, TARAS)
    with pytest.raises(WrongState):
        await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "Still cold"), now=NOW + 8 * DAY)
    assert await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "Thanks"), now=NOW + 8 * DAY)
    assert (await now_of(store, ticket)).state is State.SOLVED


async def test_nobody_talks_in_a_strangers_ticket(store: Store, ticket: Ticket) -> None:
    with pytest.raises(NotAllowed):
        await do(store, relay.from_customer, ticket, CHARLIE, said(CHARLIE))
    assert await owed(store) == []


async def test_nothing_is_said_in_what_was_withdrawn(store: Store, ticket: Ticket) -> None:
    await do(store, own.withdraw, EMMA, ticket.id)
    with pytest.raises(WrongState):
        await do(store, relay.from_customer, ticket, EMMA, said(EMMA))
    with pytest.raises(WrongState):
        await do(store, relay.from_operator, ticket.id, TARAS, said(DESK))


async def test_an_operator_learns_that_the_customer_cannot_be_reached(store: Store, ticket: Ticket) -> None:
    await do(store, save, [replace(EMMA, blocked=True)])
    with pytest.raises(Unreachable):
        await do(store, relay.from_operator, ticket.id, TARAS, said(DESK))
    assert await owed(store) == []


async def test_who_is_forgotten_cannot_be_reached(store: Store, ticket: Ticket) -> None:
    await do(store, working.solve, ticket.id, TARAS)
    await do(store, erase, EMMA.id)
    with pytest.raises(Unreachable):
        await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "Hello"))


# --- albums


async def test_the_parts_of_an_album_wait_for_each_other(store: Store, ticket: Ticket) -> None:
    for second in (0, 0.4, 0.9):
        part = said(EMMA, "", Kind.PHOTO, album="a1")
        await do(store, relay.from_customer, ticket, EMMA, part, now=NOW + second * MINUTE / 60)
    due = NOW + 1.9 * MINUTE / 60
    assert {row["due_at"] for row in await rows(store, outbox)} == {due}
    assert await do(store, claim, MINUTE, set(), 9, now=due - MINUTE / 600) == []
    [owed_one] = await do(store, claim, MINUTE, set(), 9, now=due)
    assert len(owed_one.rows) == 3


async def test_what_is_being_sent_does_not_wait_for_a_later_part(store: Store, ticket: Ticket) -> None:
    first, second = (said(EMMA, "", Kind.PHOTO, album="a1") for _ in range(2))
    await do(store, relay.from_customer, ticket, EMMA, first)
    due = NOW + relay.ALBUM_WAIT
    [on_its_way] = await do(store, claim, MINUTE, set(), 9, now=due)
    await do(store, relay.from_customer, ticket, EMMA, second, now=due)
    waits = {row["id"]: row["due_at"] for row in await rows(store, outbox)}
    assert [waits.pop(on_its_way.head.id), *waits.values()] == [due, due + relay.ALBUM_WAIT]


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


# --- whose is it


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


async def test_a_relay_costs_few_statements(store: Store, ticket: Ticket) -> None:
    async with counted(store) as statements:
        await do(store, relay.from_customer, ticket, EMMA, said(EMMA))
    assert len(statements) == 5  # the ticket, how much came lately, the entry, the outbox, its order there
    assert len(await rows(store, entries)) == 2


async def test_a_customer_reads_all_their_own_words_and_nobody_elses(store: Store, ticket: Ticket) -> None:
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "We are sorry"))
    await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "Cold again"))
    words = await ask(store, words_in, ticket.id, EMMA.id)
    assert words[-1] == "Cold again"
    assert len(words) == 2  # with what it was opened with, and without the operator's
    assert await ask(store, words_in, ticket.id, CHARLIE.id) == ()
