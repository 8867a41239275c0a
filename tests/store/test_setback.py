"""A clock that is set back keeps nobody waiting."""

from datetime import datetime, timedelta

from care import outbox
from care.outbox import Claim, Lane, Post, claim, owe
from care.store.tables import outbox as table
from care.store.unit import Store
from tests.store.cast import EMMA, MINUTE, NOW, OLENA, worded
from tests.store.looking import do, rows

HOUR = timedelta(hours=1)
LEASE = timedelta(seconds=30)


def post(chat_id: int, **fields: object) -> Post:
    return Post(chat_id, worded("Hi"), Lane.RELAY, stream=f"s{chat_id}", **fields)  # type: ignore[arg-type]


async def take(store: Store, now: datetime) -> list[Claim]:
    return await do(store, claim, LEASE, set(), 10, now=now)


async def test_what_is_owed_keeps_its_distance_from_now(store: Store) -> None:
    await do(store, owe, post(EMMA.id), post(OLENA.id, due_at=NOW + MINUTE))
    back = NOW - HOUR
    assert await take(store, back) == []
    await do(store, outbox.set_back, HOUR, now=back)
    assert [owed.chat_id for owed in await take(store, back)] == [EMMA.id]
    assert OLENA.id in [owed.chat_id for owed in await take(store, back + MINUTE)]


async def test_what_was_owed_before_stays_before_what_is_owed_since(store: Store) -> None:
    await do(store, owe, post(EMMA.id))
    back = NOW - HOUR
    await do(store, outbox.set_back, HOUR, now=back)
    await do(store, owe, post(OLENA.id), now=back + timedelta(seconds=1))
    ranks = {row["chat_id"]: row["rank"] for row in await rows(store, table)}
    assert ranks[EMMA.id] < ranks[OLENA.id]


async def test_a_clock_that_was_set_back_while_nobody_ran_is_noticed_at_start(store: Store) -> None:
    await do(store, owe, post(EMMA.id), post(OLENA.id))
    [first, _] = await take(store, NOW)
    await do(store, outbox.postpone, first, NOW + MINUTE)
    back = NOW - HOUR
    await do(store, outbox.end_leases)
    await do(store, outbox.begin_again, now=back)
    assert {owed.chat_id for owed in await take(store, back)} == {EMMA.id, OLENA.id}


async def test_at_start_a_clock_that_went_on_changes_nothing_of_what_waits(store: Store) -> None:
    await do(store, owe, post(EMMA.id), post(OLENA.id, due_at=NOW + HOUR))
    before = await rows(store, table)
    await do(store, outbox.begin_again, now=NOW + MINUTE)
    assert await rows(store, table) == before


async def test_at_start_what_was_tried_before_is_tried_at_once(store: Store) -> None:
    await do(store, owe, post(EMMA.id), post(OLENA.id, due_at=NOW + MINUTE))
    [owed] = await take(store, NOW)
    await do(store, outbox.postpone, owed, NOW + 10 * MINUTE)
    await do(store, outbox.begin_again)
    assert [owed.chat_id for owed in await take(store, NOW)] == [EMMA.id]
