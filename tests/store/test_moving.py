"""Words that were meant for another ticket go there, and leave nothing behind where they were."""

import pytest

from care.customers import Customer
from care.errors import CareError, NotAllowed, WrongState
from care.outbox import claim, finish
from care.store.tables import entries, outbox
from care.store.unit import Store
from care.tickets import customer as own
from care.tickets import desk, relay
from care.tickets.entries import entries_of
from care.tickets.model import Ticket
from care.tickets.moving import move_words
from care.tickets.rows import find_ticket
from tests.store.cast import CHARLIE, DESK, EMMA, MINUTE, NOW, SHOP, TARAS, opened, said
from tests.store.looking import ask, clear, do, owed, rows

LATER = NOW + MINUTE


@pytest.fixture
async def two(store: Store) -> tuple[Ticket, Ticket]:
    """One that Taras has and has answered, and one that nobody has."""
    first = await do(store, opened)
    first = await do(store, desk.take, first.id, TARAS, NOW)
    await do(store, relay.from_operator, first.id, TARAS, said(DESK, "Hello"), NOW)
    second = await do(store, opened)
    await do(store, clear)
    return first, second


async def deliver(store: Store) -> None:
    """Everything that waits arrives; a copy is message 5000 + its entry's id, of several joined the last's."""
    while claims := await do(store, claim, LATER, MINUTE, set(), 9):
        for one in claims:
            await do(store, finish, one, NOW, [5000 + max(row.entry_id or 0 for row in one.rows)])


async def texts(store: Store, ticket: Ticket) -> list[str]:
    return [entry.content.text for entry in await ask(store, entries_of, ticket.id)]


async def test_words_go_to_the_other_ticket_and_are_owed_to_its_topic(
    store: Store, two: tuple[Ticket, Ticket]
) -> None:
    first, second = two
    word = said(EMMA, "He shouted")
    await do(store, relay.from_customer, SHOP, first, EMMA, word, LATER)
    await deliver(store)
    await do(store, move_words, SHOP, EMMA, first.id, second.id, [word], LATER)
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
    await do(store, relay.from_customer, SHOP, first, EMMA, word, LATER)
    await do(store, move_words, SHOP, EMMA, first.id, second.id, [word], LATER)
    waiting = [row["ticket_id"] for row in await rows(store, outbox) if row["kind"] == "relay"]
    assert waiting == [second.id]


async def test_a_message_in_which_other_words_stand_too_stays(
    store: Store, two: tuple[Ticket, Ticket]
) -> None:
    first, second = two
    words = [said(EMMA, "And now?"), said(EMMA, "He shouted")]
    for word in words:
        await do(store, relay.from_customer, SHOP, first, EMMA, word, LATER)
    await deliver(store)
    await do(store, move_words, SHOP, EMMA, first.id, second.id, words[1:], LATER)
    assert "erase" not in await owed(store, DESK)
    assert (await texts(store, first))[-1] == "And now?"


async def test_nobody_waits_any_more_where_nothing_else_was_said(
    store: Store, two: tuple[Ticket, Ticket]
) -> None:
    first, second = two
    word = said(EMMA, "He shouted")
    await do(store, relay.from_customer, SHOP, first, EMMA, word, LATER)
    await do(store, move_words, SHOP, EMMA, first.id, second.id, [word], LATER)
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
    await do(store, relay.from_customer, SHOP, first, EMMA, word, LATER)
    if over:
        await do(store, own.withdraw, SHOP, EMMA, second.id, LATER)
    deed = do(store, move_words, SHOP, who, first.id, second.id, [word], LATER)
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
    await do(store, relay.from_customer, SHOP, first, EMMA, word, LATER)
    for _again in range(2):
        await do(store, move_words, SHOP, EMMA, first.id, second.id, [word], LATER)
    assert (await texts(store, second)).count("He shouted") == 1
    assert (await owed(store, DESK)).count("desk_meant_other") == 1
