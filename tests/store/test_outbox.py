"""Rows of the outbox: which goes next, and what becomes of it."""

from datetime import UTC, datetime

from care import outbox
from care.outbox import Lane, Post, Row, claim, finish, owe, redraw
from care.outbox.bodies import BODIES, Card
from care.outbox.posts import BESIDE, TOGETHER
from care.outbox.rank import PATIENCE, rank_at
from care.store.tables import outbox as table
from care.store.unit import Store
from tests.store.cast import DESK, EMMA, MINUTE, NOW, OLENA, worded
from tests.store.looking import ask, counted, do, rows
from tests.store.owing import LEASE, names, post, take


async def test_what_was_owed_first_goes_first_and_only_when_the_one_before_has_arrived(store: Store) -> None:
    await do(store, owe, post(name="1"), post(name="2"))
    [first] = await take(store)
    assert names([first]) == [["1"]]
    assert await take(store) == []
    assert await do(store, finish, first, [7])
    assert names(await take(store)) == [["2"]]


async def test_a_better_lane_overtakes_another_stream_but_never_its_own(store: Store) -> None:
    slow = post(name="1", stream="slow", lane=Lane.BROADCAST)
    await do(store, owe, slow, post(name="2", stream="slow", lane=Lane.ANSWER))
    await do(store, owe, post(name="quick", stream="quick", lane=Lane.DESK))
    order = []
    while claims := await take(store):
        order += names(claims)
        await do(store, finish, claims[0], [1])
    assert order == [["quick"], ["1"], ["2"]]


async def test_every_chat_gets_one_claim_and_busy_chats_none(store: Store) -> None:
    await do(
        store, owe, post(EMMA.id, "e"), post(EMMA.id, "f", "other"), post(OLENA.id, "o"), post(DESK, "d")
    )
    assert names(await take(store, busy={DESK})) == [["e"], ["o"]]
    assert names(await take(store)) == [["d"]]


async def test_the_limit_bounds_the_chats(store: Store) -> None:
    await do(store, owe, post(EMMA.id), post(OLENA.id))
    assert len(await take(store, limit=1)) == 1


async def test_what_is_not_due_holds_back_its_stream_alone(store: Store) -> None:
    await do(
        store, owe, post(name="later", due_at=NOW + MINUTE), post(name="behind"), post(name="b", stream="t")
    )
    assert names(await take(store)) == [["b"]]
    assert await ask(store, outbox.next_due) == NOW + LEASE


async def test_a_lease_that_ran_out_is_claimed_again_as_ambiguous(store: Store) -> None:
    await do(store, owe, post(DESK, name="1", together="text"), post(DESK, name="2", together="text"))
    async with store.write() as unit:
        [first] = await claim(unit, LEASE, set(), 10, {DESK: 40})
        await unit.commit()
    await do(store, owe, post(DESK, name="3", together="text"))
    [second] = await do(store, claim, LEASE, set(), 10, {DESK: 99}, now=NOW + LEASE)
    assert (first.ambiguous, first.floor) == (False, 40)
    assert (second.ambiguous, second.floor, second.head.attempts) == (True, 40, 2)
    assert names([second]) == [["1", "2"]]


async def test_the_height_of_the_first_try_counts_however_often_it_is_tried_again(store: Store) -> None:
    await do(store, owe, post(DESK))
    for times, floors in enumerate(({DESK: 40}, {DESK: 99}, {}, {DESK: 120})):
        [owed] = await do(store, claim, LEASE, set(), 10, floors, now=NOW + times * LEASE)
        assert owed.floor == 40


async def test_what_was_not_tried_is_as_if_it_had_not_been_claimed(store: Store) -> None:
    await do(store, owe, post(DESK))
    [owed] = await do(store, claim, LEASE, set(), 10, {DESK: 40})
    await do(store, outbox.release, owed)
    [again] = await do(store, claim, LEASE, set(), 10, {DESK: 99})
    assert (again.ambiguous, again.floor, again.head.attempts) == (False, 99, 1)


async def test_only_who_holds_the_lease_can_settle_it(store: Store) -> None:
    await do(store, owe, post())
    [first] = await take(store)
    [second] = await take(store, NOW + LEASE)
    assert await do(store, finish, first, [1]) is False
    await do(store, outbox.fail, first, "late")
    assert await do(store, finish, second, [1])
    assert await rows(store, table) == []


async def test_a_name_waits_once_with_its_earlier_time_and_later_body(store: Store) -> None:
    late = Post(DESK, Card(topic=1), Lane.DESK, once="card:1", due_at=NOW + MINUTE)
    await do(store, owe, late, Post(DESK, Card(topic=2), Lane.DESK, once="card:1"))
    await do(store, owe, Post(DESK, Card(topic=3), Lane.DESK, once="card:1"), now=NOW + MINUTE)
    [row] = await rows(store, table)
    assert (row["due_at"], row["body"]) == (NOW, {"topic": 3})
    assert row["rank"] == rank_at(NOW, PATIENCE[Lane.DESK])


async def test_what_changes_while_a_card_is_being_drawn_is_owed_anew(store: Store) -> None:
    await do(store, owe, redraw(DESK, 1))
    [owed] = await take(store)
    await do(store, owe, redraw(DESK, 1))
    await do(store, finish, owed)
    assert len(await take(store)) == 1


async def test_postponed_released_and_failed(store: Store) -> None:
    await do(store, owe, post(name="1"), post(name="2"))
    [owed] = await take(store)
    await do(store, outbox.postpone, owed, NOW + MINUTE)
    assert await take(store) == []
    [again] = await take(store, NOW + MINUTE)
    assert (again.ambiguous, again.head.attempts) == (False, 2)
    await do(store, outbox.release, again)
    [again] = await take(store, NOW + MINUTE)
    assert again.head.attempts == 2
    await do(store, outbox.fail, again, "chat not found")
    assert names(await take(store, NOW + MINUTE)) == [["2"]]
    assert [row["error"] for row in await rows(store, table)] == ["chat not found", None]


async def test_a_doubt_waits_and_comes_again_as_ambiguous(store: Store) -> None:
    await do(store, owe, post())
    [owed] = await take(store)
    await do(store, outbox.doubt, owed, NOW + MINUTE)
    assert await take(store, NOW + LEASE) == []
    [again] = await take(store, NOW + MINUTE)
    assert again.ambiguous
    await do(store, outbox.postpone, again, NOW + 2 * MINUTE)  # another try told nothing of the first
    [again] = await take(store, NOW + 2 * MINUTE)
    assert again.ambiguous


async def test_what_is_in_doubt_goes_before_all_else_in_its_chat(store: Store) -> None:
    await do(store, owe, post(name="doubt", lane=Lane.BROADCAST))
    await take(store)
    await do(store, owe, post(name="quick", stream="t", lane=Lane.ANSWER))
    assert names(await take(store, NOW + LEASE, limit=1)) == [["doubt"]]


async def test_a_new_sender_ends_the_leases_of_one_that_died(store: Store) -> None:
    await do(store, owe, post())
    await take(store)
    await do(store, outbox.end_leases)
    [again] = await take(store)
    assert again.ambiguous


async def test_what_is_owed_to_somebody_unreachable_is_dropped_and_named(store: Store) -> None:
    await do(store, owe, post(EMMA.id, "1"), post(OLENA.id, "2"), post(EMMA.id, "3", "t"))
    dropped: list[Row] = await do(store, outbox.drop_for, EMMA.id)
    assert [row.stored["notice"] for row in dropped] == ["1", "3"]
    assert names(await take(store)) == [["2"]]


async def test_what_was_given_up_stays_on_the_record_when_its_reader_cannot_be_reached(store: Store) -> None:
    await do(store, owe, post(name="1"))
    [owed] = await take(store)
    await do(store, outbox.fail, owed, "too long")
    await do(store, owe, post(name="2"))
    dropped: list[Row] = await do(store, outbox.drop_for, EMMA.id)
    assert [row.stored["notice"] for row in dropped] == ["2"]
    assert [row["error"] for row in await rows(store, table)] == ["too long"]


async def test_the_depth_counts_what_is_due_by_lane_and_what_failed(store: Store) -> None:
    await do(store, owe, post(OLENA.id, lane=Lane.DESK), post(due_at=NOW + MINUTE), post(EMMA.id, stream="x"))
    owed = await take(store)
    await do(store, outbox.fail, owed[0], "gone")
    depth = await ask(store, outbox.depth)
    assert (depth.waiting[Lane.RELAY], depth.waiting[Lane.DESK], depth.failed) == (0, 1, 1)
    assert depth.since == {Lane.DESK: NOW}


async def test_what_we_have_stopped_ourselves_is_counted_apart_and_is_due_again_when_asked(
    store: Store,
) -> None:
    await do(store, owe, post(OLENA.id), post(EMMA.id))
    refused, ours = await take(store)
    await do(store, outbox.fail, refused, "gone")
    await do(store, outbox.set_aside, ours, "KeyError")
    depth = await ask(store, outbox.depth)
    assert (depth.failed, depth.set_aside) == (1, 1)
    assert await do(store, outbox.try_again) == 1
    [again] = await take(store)
    assert (again.chat_id, again.ambiguous) == (ours.chat_id, True)
    assert (await ask(store, outbox.depth)).set_aside == 0


async def test_the_sender_can_sleep_until_the_next_due_moment(store: Store) -> None:
    assert await ask(store, outbox.next_due) is None
    await do(store, owe, post(due_at=NOW + MINUTE))
    assert await ask(store, outbox.next_due) == NOW + MINUTE


async def test_nobody_waits_for_what_was_given_up(store: Store) -> None:
    await do(store, owe, post())
    [owed] = await take(store)
    await do(store, outbox.fail, owed, "gone")
    assert await ask(store, outbox.next_due, now=NOW - MINUTE) is None


def test_what_is_stored_under_a_name_is_found_under_it_by_every_later_version() -> None:
    names = "notice relay edit react card title board unsend show erase trace file figures export"
    assert BODIES.keys() >= set(names.split())
    assert [int(lane) for lane in Lane] == [0, 1, 2, 3, 4]
    assert [outbox.FIRST, TOGETHER, BESIDE] == ["card", "album:", "beside:"]
    assert rank_at(datetime(1970, 1, 1, tzinfo=UTC), MINUTE) == 60_000


async def test_owing_costs_one_statement_and_one_more_where_words_hurry_what_waits_before_them(
    store: Store,
) -> None:
    for posts, cost in (([post(), post(OLENA.id)], 1), ([post(DESK, lane=Lane.DESK)], 1), ([post(DESK)], 2)):
        async with counted(store) as statements:
            await do(store, owe, *posts)
        assert len(statements) == cost


async def test_a_preview_that_made_no_message_is_delivered_too(store: Store) -> None:
    await do(store, owe, Post(DESK, worded("Hi", later=5), Lane.DESK))
    [owed] = await take(store)
    assert await do(store, finish, owed)


async def test_a_claim_costs_four_statements_however_many_chats(store: Store) -> None:
    chats = [post(chat_id, str(chat_id), together="text") for chat_id in range(1, 30)]
    await do(store, owe, *chats)
    async with counted(store) as statements:
        assert len(await take(store, limit=50)) == 29
    assert len(statements) == 4
