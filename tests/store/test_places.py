"""Where a ticket stands in the staff group, when the group or the topic is not where it was."""

from care.outbox import Lane, Post, claim, finish, owe
from care.outbox.bodies import Card
from care.people import groups
from care.store.tables import outbox, tickets
from care.store.unit import Store
from care.tickets import changing, places
from care.tickets.entries import entries_of
from care.tickets.rows import find_ticket
from care.tickets.words import relay
from care.tickets.work import working
from tests.store.cast import DESK, EMMA, MINUTE, TARAS, opened, said
from tests.store.looking import ask, clear, do, owed, rows

SUPERGROUP, LATER = -100500, -100600


async def test_a_ticket_is_found_by_its_topic(store: Store) -> None:
    ticket = await do(store, opened)
    await do(store, changing.set_topic, ticket.id, 5)
    found = await ask(store, places.ticket_in, DESK, 5)
    assert found is not None
    assert found.id == ticket.id
    assert await ask(store, places.ticket_in, SUPERGROUP, 5) is None


async def test_a_topic_that_is_made_in_place_of_a_closed_one_is_open_and_has_no_card_yet(
    store: Store,
) -> None:
    ticket = await do(store, opened)
    async with store.write() as unit:
        await unit.execute(tickets.update().values(topic=4, card=40, topic_closed=True))
        await unit.commit()
    await do(store, changing.set_topic, ticket.id, 5)
    [row] = await rows(store, tickets)
    assert (row["topic"], row["card"], row["topic_closed"]) == (5, None, False)


async def test_a_lost_topic_is_made_anew_with_every_word(store: Store) -> None:
    ticket = await do(store, opened)
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "Hello"))
    await do(store, clear)
    await do(store, changing.set_topic, ticket.id, 5)
    await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "Hi"))
    [on_its_way] = await do(store, claim, MINUTE, set(), 9)
    await do(store, places.forget, ticket.id, topic=True)
    assert not await do(store, finish, on_its_way, [1])
    assert await owed(store, DESK) == ["card", "desk_remade", "relay", "relay"]
    said_below = [row["entry_id"] for row in await rows(store, outbox) if row["kind"] == "relay"]
    assert said_below == [entry.id for entry in await ask(store, entries_of, ticket.id)][1:]


async def test_a_lost_card_is_made_anew_alone(store: Store) -> None:
    ticket = await do(store, opened)
    await do(store, clear)
    await do(store, changing.set_topic, ticket.id, 5)
    await do(store, places.set_card, ticket.id, 6)
    await do(store, places.forget, ticket.id, topic=False)
    after = await ask(store, find_ticket, ticket.id)
    assert after is not None
    assert (after.topic, after.card, after.version) == (5, None, ticket.version)
    assert await owed(store) == []


async def test_what_never_was_is_not_lost(store: Store) -> None:
    await do(store, places.forget, 4711, topic=True)
    assert await owed(store) == []


async def test_a_group_that_moves_takes_everything_along(store: Store) -> None:
    ticket = await do(store, opened)
    await do(store, changing.set_topic, ticket.id, 5)
    await do(store, places.group_moved, DESK, SUPERGROUP)
    after = await ask(store, find_ticket, ticket.id)
    assert after is not None
    assert (after.desk, after.topic) == (SUPERGROUP, 5)
    assert await owed(store, SUPERGROUP) == ["card", "group_moved"]
    assert await ask(store, groups.current, DESK) == SUPERGROUP
    assert (await do(store, opened)).desk == SUPERGROUP


async def test_a_group_can_move_twice_and_says_so_once_each_time(store: Store) -> None:
    for _ in range(2):
        await do(store, places.group_moved, DESK, SUPERGROUP)
    await do(store, places.group_moved, SUPERGROUP, LATER)
    assert await ask(store, groups.current, DESK) == LATER
    assert await owed(store, LATER) == ["group_moved"] * 2


async def test_deeds_reach_the_group_where_it_is_now(store: Store) -> None:
    ticket = await do(store, opened)
    await do(store, places.group_moved, DESK, SUPERGROUP)
    await do(store, clear)
    await do(store, working.take, ticket.id, TARAS)
    await do(store, working.pass_on, ticket.id, TARAS, department="sales")
    assert await owed(store, SUPERGROUP) == ["desk_taken", "card", "desk_moved"]
    await do(store, owe, Post(DESK, Card(), Lane.DESK))
    assert await owed(store, DESK) == ["card"]
