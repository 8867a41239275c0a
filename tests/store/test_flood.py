"""Customers who write faster than anybody reads."""

from dataclasses import replace
from datetime import datetime, timedelta

from care.agenda.schedule import stretch_end
from care.business import Flood
from care.model.ticket import Ticket
from care.outbox import claim
from care.store.tables import outbox
from care.store.unit import Store
from care.tickets.entries import entries_of
from care.tickets.words import relay
from care.values.content import Kind
from tests.store.cast import DESK, EMMA, HOUR, MINUTE, NOW, SHOP, opened, said
from tests.store.looking import ask, clear, do, owed, rows

SECOND = timedelta(seconds=1)
QUICK = SHOP.model_copy(update={"flood": Flood(messages=3, every=20 * SECOND)})


async def write(store: Store, ticket: Ticket, number: int, now: datetime = NOW, **fields: object) -> None:
    for _ in range(number):
        word = said(EMMA, "And", Kind.PHOTO if "album" in fields else Kind.TEXT, **fields)
        await do(
            store, relay.from_customer, ticket, EMMA, replace(word, sent_at=now), now=now, business=QUICK
        )


async def begun(store: Store) -> Ticket:
    ticket = await do(store, opened)
    await do(store, clear)
    return ticket


async def due(store: Store) -> list[datetime]:
    return [row["due_at"] for row in await rows(store, outbox) if row["kind"] == "relay"]


async def test_a_few_messages_go_on_at_once(store: Store) -> None:
    await write(store, await begun(store), 2)
    assert await due(store) == [NOW] * 2
    assert await owed(store, EMMA.id) == []


async def test_what_is_too_much_for_a_minute_waits_and_goes_on_as_one(store: Store) -> None:
    ticket = await begun(store)
    await write(store, ticket, 8)
    assert await due(store) == [NOW] * 2 + [NOW + 20 * SECOND] * 6
    [first] = await do(store, claim, MINUTE, {EMMA.id}, 9)
    assert len(first.rows) == 2
    assert await do(store, claim, MINUTE, {EMMA.id}, 9, now=NOW + SECOND) == []


async def test_nothing_is_dropped(store: Store) -> None:
    ticket = await begun(store)
    await write(store, ticket, 30)
    assert len(await ask(store, entries_of, ticket.id)) == 31
    assert (await owed(store, DESK)).count("relay") == 30


async def test_the_customer_is_told_once(store: Store) -> None:
    ticket = await begun(store)
    await write(store, ticket, 8)
    await write(store, ticket, 8, NOW + 2 * MINUTE)
    assert await owed(store, EMMA.id) == ["flooded"]
    await write(store, ticket, 8, NOW + 2 * HOUR)
    assert await owed(store, EMMA.id) == ["flooded"] * 2


async def test_an_album_stays_together(store: Store) -> None:
    ticket = await begun(store)
    await write(store, ticket, 5, album="a1")
    assert len(set(await due(store))) == 1


def test_a_stretch_ends_at_the_same_moment_for_all_that_comes_in_it() -> None:
    moments = [NOW + seconds * SECOND for seconds in (0, 1, 19.9)]
    assert {stretch_end(moment, 20 * SECOND) for moment in moments} == {NOW + 20 * SECOND}
    assert stretch_end(NOW + 20 * SECOND, 20 * SECOND) == NOW + 40 * SECOND
