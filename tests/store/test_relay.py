"""Words between a customer and an operator."""

from dataclasses import replace

import pytest

from care.model.ticket import State, Ticket
from care.outbox import claim
from care.people.customers import save
from care.privacy.knowledge import erase
from care.store.tables import entries, outbox
from care.store.unit import Store
from care.tickets.entries import Author, Named, find_entries, words_in
from care.tickets.opening import own
from care.tickets.words import relay
from care.tickets.work import working
from care.values.content import Content, Kind
from care.values.errors import NotAllowed, Unreachable, WrongState
from tests.store import at_work
from tests.store.cast import CHARLIE, DARIA, DAY, DESK, EMMA, MINUTE, NOW, TARAS, opened, said, taken
from tests.store.looking import ask, clear, counted, do, now_of, owed, rows


@pytest.fixture
async def ticket(store: Store) -> Ticket:
    return await do(store, taken)


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


async def test_of_several_open_tickets_an_answer_names_its_own_for_good(store: Store, ticket: Ticket) -> None:
    alone = await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "We are sorry"))
    assert alone is not None
    assert alone.named is None
    other = await do(store, opened)
    answer = await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "A new one?"))
    held = await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "fyi a new one"))
    assert answer is not None
    assert held is not None
    await do(store, relay.release, held.id, DESK, TARAS)
    await do(store, own.withdraw, EMMA, other.id)
    found = await ask(store, find_entries, [answer.id, held.id])
    assert [entry.named for entry in found.values()] == [Named(ticket.id, ticket.summary)] * 2


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


async def test_whose_shift_is_over_is_not_asked_and_whoever_comes_then_is(
    store: Store, ticket: Ticket
) -> None:
    await do(store, working.solve, ticket.id, TARAS)
    await at_work.begin(store)
    await at_work.end(store, at=NOW + MINUTE)
    await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "Still cold"), now=NOW + 2 * MINUTE)
    assert (await now_of(store, ticket)).meant is None
    await at_work.begin(store, DARIA, at=NOW + 3 * MINUTE)
    assert (await now_of(store, ticket)).meant == DARIA.id


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
