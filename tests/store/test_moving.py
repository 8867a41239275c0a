"""Words that were meant for another ticket go there, and leave nothing behind where they were."""

from dataclasses import replace

import pytest

from care.commands import OpenTicket, Refused, TicketOpened
from care.due import do_due
from care.handlers import carry_out
from care.model.ticket import About, State, Ticket
from care.outbox import claim
from care.people.customers import Customer
from care.store.tables import copies, entries, outbox
from care.store.unit import Store
from care.tickets import places
from care.tickets.entries import entries_of
from care.tickets.opening import own
from care.tickets.rows import find_ticket
from care.tickets.words import relay
from care.tickets.words.moving import move_words
from care.tickets.work import working
from care.values.content import Message
from care.values.errors import CareError, NotAllowed, WrongState
from tests.store.cast import CHARLIE, DESK, EMMA, HOUR, MINUTE, NOW, SHOP, TARAS, opened, said
from tests.store.delivering import delivered
from tests.store.looking import ask, clear, do, owed, rows

LATER = NOW + MINUTE


@pytest.fixture
async def two(store: Store) -> tuple[Ticket, Ticket]:
    """One that Taras has and has answered, and one that nobody has."""
    first = await do(store, opened)
    first = await do(store, working.take, first.id, TARAS)
    await do(store, relay.from_operator, first.id, TARAS, said(DESK, "Hello"))
    second = await do(store, opened)
    await do(store, clear)
    return first, second


async def deliver(store: Store) -> None:
    """Everything that waits arrives; a copy is message 5000 + its entry's id, of several joined the last's."""
    while claims := await do(store, claim, MINUTE, set(), 9, now=LATER):
        for one in claims:
            await do(store, delivered, one, [5000 + max(row.entry_id or 0 for row in one.rows)])


async def texts(store: Store, ticket: Ticket) -> list[str]:
    return [entry.content.text for entry in await ask(store, entries_of, ticket.id)]


async def test_words_go_to_the_other_ticket_and_are_owed_to_its_topic(
    store: Store, two: tuple[Ticket, Ticket]
) -> None:
    first, second = two
    word = said(EMMA, "He shouted")
    await do(store, relay.from_customer, first, EMMA, word, now=LATER)
    await deliver(store)
    await do(store, move_words, EMMA, first.id, second.id, [word], now=LATER)
    assert "He shouted" not in await texts(store, first)
    assert (await texts(store, second))[-1] == "He shouted"
    assert await owed(store, DESK) == ["erase", "desk_meant_other", "card", "relay"]
    [erase] = [row["body"] for row in await rows(store, outbox) if row["kind"] == "erase"]
    assert len(erase["messages"]) == 1


async def test_words_that_have_not_gone_out_yet_go_to_the_other_topic_alone(
    store: Store, two: tuple[Ticket, Ticket]
) -> None:
    first, second = two
    word = said(EMMA, "He shouted")
    await do(store, relay.from_customer, first, EMMA, word, now=LATER)
    await do(store, move_words, EMMA, first.id, second.id, [word], now=LATER)
    waiting = [row["ticket_id"] for row in await rows(store, outbox) if row["kind"] == "relay"]
    assert waiting == [second.id]


async def test_a_message_in_which_other_words_stand_too_stays(
    store: Store, two: tuple[Ticket, Ticket]
) -> None:
    first, second = two
    words = [said(EMMA, "And now?"), said(EMMA, "He shouted")]
    for word in words:
        await do(store, relay.from_customer, first, EMMA, word, now=LATER)
    await deliver(store)
    await do(store, move_words, EMMA, first.id, second.id, words[1:], now=LATER)
    assert "erase" not in await owed(store, DESK)
    assert (await texts(store, first))[-1] == "And now?"


@pytest.mark.parametrize("stay", [0, 1])
async def test_words_that_are_on_their_way_are_taken_away_when_they_have_arrived_if_nothing_else_is_there(
    store: Store, two: tuple[Ticket, Ticket], stay: int
) -> None:
    first, second = two
    words = [said(EMMA, "And now?"), said(EMMA, "He shouted")]
    for word in words:
        await do(store, relay.from_customer, first, EMMA, word, now=LATER)
    late = await do(store, claim, MINUTE, set(), 9, now=LATER)
    await do(store, move_words, EMMA, first.id, second.id, words[stay:], now=LATER)
    for one in late:
        await do(store, delivered, one, [500])
    erased = [row["body"]["messages"] for row in await rows(store, outbox) if row["kind"] == "erase"]
    assert erased == ([] if stay else [[500]])
    assert [row["message_id"] for row in await rows(store, copies)] == [500] * stay


async def test_nobody_waits_any_more_where_nothing_else_was_said(
    store: Store, two: tuple[Ticket, Ticket]
) -> None:
    first, second = two
    word = said(EMMA, "He shouted")
    await do(store, relay.from_customer, first, EMMA, word, now=LATER)
    await do(store, move_words, EMMA, first.id, second.id, [word], now=LATER)
    found = await ask(store, find_ticket, first.id)
    assert found
    assert found.waiting_since is None


@pytest.mark.parametrize(
    ("who", "over", "error"), [(CHARLIE, False, NotAllowed), (EMMA, True, WrongState), (EMMA, False, None)]
)
async def test_only_ones_own_words_move_and_only_to_what_is_open(
    store: Store, two: tuple[Ticket, Ticket], who: Customer, over: bool, error: type[CareError] | None
) -> None:
    first, second = two
    word = said(EMMA, "He shouted")
    await do(store, relay.from_customer, first, EMMA, word, now=LATER)
    if over:
        await do(store, own.withdraw, EMMA, second.id, now=LATER)
    deed = do(store, move_words, who, first.id, second.id, [word], now=LATER)
    if error is None:
        await deed
        return
    with pytest.raises(error):
        await deed
    moved = [row for row in await rows(store, entries) if row["ticket_id"] == second.id]
    assert all(row["message_id"] != word.message_id for row in moved)


async def test_the_same_press_twice_moves_once(store: Store, two: tuple[Ticket, Ticket]) -> None:
    first, second = two
    word = said(EMMA, "He shouted")
    await do(store, relay.from_customer, first, EMMA, word, now=LATER)
    for _again in range(2):
        await do(store, move_words, EMMA, first.id, second.id, [word], now=LATER)
    assert (await texts(store, second)).count("He shouted") == 1
    assert (await owed(store, DESK)).count("desk_meant_other") == 1


async def test_words_that_came_in_time_for_the_card_leave_it_too(
    store: Store, two: tuple[Ticket, Ticket]
) -> None:
    first, second = two
    word = said(EMMA, "He shouted")
    entry = await do(store, relay.from_customer, first, EMMA, word, now=LATER)
    assert entry
    await do(store, places.set_card, first.id, 77, [entry.id])
    await do(store, move_words, EMMA, first.id, second.id, [word], now=LATER)
    moved = [row for row in await rows(store, entries) if row["id"] == entry.id]
    assert [(row["ticket_id"], row["in_card"]) for row in moved] == [(second.id, False)]
    waiting = [(row["kind"], row["ticket_id"]) for row in await rows(store, outbox)]
    assert {("card", first.id), ("relay", second.id)} <= set(waiting)


async def test_words_about_something_else_open_a_ticket_and_stand_in_its_card(
    store: Store, two: tuple[Ticket, Ticket]
) -> None:
    first, _second = two
    word, more = said(EMMA, "Do you have oat milk?"), said(EMMA, "And cakes?")
    await do(store, relay.from_customer, first, EMMA, word, now=LATER)
    command = OpenTicket(About.QUESTION, "cafe", (word, more), source=first.id)
    assert isinstance(await do(store, carry_out, command, EMMA, now=LATER), TicketOpened)
    third = [row for row in await rows(store, entries) if row["ticket_id"] == 3]
    assert [(row["message_id"], row["in_card"]) for row in third] == [
        (word.message_id, True),
        (more.message_id, True),
    ]
    assert "Do you have oat milk?" not in await texts(store, first)
    assert "desk_meant_other" in await owed(store, DESK)


async def test_nobody_takes_words_out_of_anothers_ticket(store: Store, two: tuple[Ticket, Ticket]) -> None:
    first, _second = two
    word = said(EMMA, "He shouted")
    await do(store, relay.from_customer, first, EMMA, word, now=LATER)
    command = OpenTicket(About.QUESTION, "cafe", (word,), source=first.id)
    assert isinstance(await do(store, carry_out, command, CHARLIE, now=LATER), Refused)
    assert (await texts(store, first))[-1] == "He shouted"


# --- out of a solved ticket, which the words have opened again


@pytest.fixture
async def solved(store: Store, two: tuple[Ticket, Ticket]) -> Ticket:
    """By Taras."""
    ticket = await do(store, working.solve, two[0].id, TARAS)
    await do(store, own.withdraw, EMMA, two[1].id)
    await do(store, clear)
    return ticket


async def as_a_question(store: Store, source: Ticket, *words: Message) -> Ticket:
    """The words become a ticket of their own; how the one that they leave is after that."""
    command = OpenTicket(About.QUESTION, "cafe", words, source=source.id)
    assert isinstance(await do(store, carry_out, command, EMMA, now=LATER + MINUTE), TicketOpened)
    after = await ask(store, find_ticket, source.id)
    assert after is not None
    return after


async def test_a_ticket_that_was_opened_again_by_words_about_something_else_is_solved_as_before(
    store: Store, solved: Ticket
) -> None:
    word = replace(said(EMMA, "A table for two, please"), sent_at=LATER)
    await do(store, relay.from_customer, solved, EMMA, word, now=LATER)
    again = await ask(store, find_ticket, solved.id)
    assert again is not None
    assert (again.state, again.told_due) == (State.NEW, LATER + HOUR)
    after = await as_a_question(store, solved, word)
    assert (after.state, after.owner_name, after.solved_at) == (State.SOLVED, "Taras", NOW)
    assert (after.waiting_since, after.solve_due) == (None, None)
    while await do(store, do_due, now=NOW + SHOP.tickets.close_after):
        pass
    closed = await ask(store, find_ticket, solved.id)
    assert closed is not None
    assert closed.state is State.CLOSED


@pytest.mark.parametrize("more", ["words", "press"])
async def test_it_stays_open_if_there_is_more_that_they_wanted_of_it(
    store: Store, solved: Ticket, more: str
) -> None:
    word = replace(said(EMMA, "A table for two, please"), sent_at=LATER)
    if more == "press":
        await do(store, own.reopen, EMMA, solved.id, [word], now=LATER)
    else:
        for each in (word, replace(said(EMMA, "And it is cold again"), sent_at=LATER)):
            await do(store, relay.from_customer, solved, EMMA, each, now=LATER)
    after = await as_a_question(store, solved, word)
    assert (after.state, after.solved_at) == (State.NEW, None)


async def test_words_that_were_meant_for_what_was_just_solved_open_it_again(
    store: Store, two: tuple[Ticket, Ticket]
) -> None:
    first = await do(store, working.solve, two[0].id, TARAS)
    word = said(EMMA, "It is still cold")
    await do(store, relay.from_customer, two[1], EMMA, word, now=LATER)
    await do(store, move_words, EMMA, two[1].id, first.id, [word], now=LATER)
    again = await ask(store, find_ticket, first.id)
    assert again is not None
    assert (again.state, again.told_due) == (State.NEW, LATER + HOUR)
    assert "It is still cold" in await texts(store, first)


async def test_who_waits_for_an_answer_to_other_words_waits_on(
    store: Store, two: tuple[Ticket, Ticket]
) -> None:
    first, second = two
    words = [said(EMMA, text) for text in ("Still cold", "He shouted")]
    for word in words:
        await do(store, relay.from_customer, first, EMMA, word, now=LATER)
    for word, waits in zip(reversed(words), (True, False), strict=True):
        await do(store, move_words, EMMA, first.id, second.id, [word], now=LATER)
        ticket = await ask(store, find_ticket, first.id)
        assert ticket is not None
        assert (ticket.waiting_since is not None) is waits


async def test_words_in_another_ticket_answer_nothing_that_was_said_in_the_first(
    store: Store, two: tuple[Ticket, Ticket]
) -> None:
    first, second = two
    word = said(EMMA, "He shouted")
    word = replace(word, reply_to=(await ask(store, entries_of, first.id))[0].message_id)
    await do(store, relay.from_customer, first, EMMA, word, now=LATER)
    [there] = [each for each in await ask(store, entries_of, first.id) if each.message_id == word.message_id]
    assert there.reply_to is not None
    await do(store, move_words, EMMA, first.id, second.id, [word], now=LATER)
    [moved] = [each for each in await ask(store, entries_of, second.id) if each.message_id == word.message_id]
    assert moved.reply_to is None
