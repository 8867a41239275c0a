"""What may have arrived already: by which name it is known, and what it holds back."""

from datetime import timedelta

from sqlalchemy import update

from care import outbox
from care.outbox import FIRST, Claim, Lane, Post, claim, finish, owe
from care.outbox.bodies import Card, Edit, Relay, Told, Trace
from care.store.tables import outbox as table
from care.store.unit import Store
from tests.store.cast import DESK, EMMA, MINUTE, NOW, OLENA, opened
from tests.store.looking import ask, clear, do, rows

LEASE = timedelta(seconds=30)
OURS, THEIRS = "aaaaaaaa", "bbbbbbbb"


def post(name: str, chat_id: int = DESK, ticket: int | None = None, **fields: object) -> Post:
    return Post(chat_id, Told(notice=name, fields={}), Lane.RELAY, stream=name, ticket_id=ticket, **fields)  # type: ignore[arg-type]


async def take(store: Store, after: timedelta = LEASE * 0, stamp: str = "", limit: int = 10) -> list[Claim]:
    return await do(store, claim, LEASE, set(), limit, {}, stamp, now=NOW + after)


def names(claims: list[Claim]) -> list[str]:
    return [owed.head.stored["notice"] for owed in claims]


async def test_a_task_keeps_its_name_and_the_stamp_of_who_first_tried_it(store: Store) -> None:
    await do(store, owe, post("tried"), post("waits", OLENA.id, due_at=NOW + 60 * MINUTE))
    [first] = await take(store, stamp=OURS)
    [second] = await take(store, LEASE, THEIRS)
    [third] = await take(store, 2 * LEASE, OURS)
    assert [each.stamp for each in (first, second, third)] == [OURS] * 3
    assert first.task == second.task == third.task == f"{first.token[:16]}.{first.head.id}"
    assert len({each.token for each in (first, second, third)}) == 3
    assert await ask(store, outbox.tasks_in_doubt) == {first.task}
    await do(store, finish, third)
    assert await ask(store, outbox.tasks_in_doubt) == set()


async def test_no_two_tries_have_the_same_token(store: Store) -> None:
    await do(store, owe, post("a"), post("b", OLENA.id))
    one, two = await take(store), await take(store, LEASE)
    tokens = [owed.token for owed in (*one, *two)]
    assert {len(token) for token in tokens} == {32}
    assert len({token[16:] for token in tokens}) == 2  # one for each claim
    assert len({token[:16] for token in tokens}) == 1  # and the first try's stays


async def test_what_is_in_doubt_holds_back_its_ticket_in_that_chat_and_nothing_else(store: Store) -> None:
    ticket = (await do(store, opened)).id
    await do(store, clear)
    await do(store, owe, post("lost", ticket=ticket))
    [lost] = await take(store)
    await do(store, outbox.doubt, lost, NOW + MINUTE)
    theirs = post("told", EMMA.id, ticket)
    await do(store, owe, post("same", ticket=ticket), theirs, post("other"))
    claims = await take(store)
    assert sorted(names(claims)) == ["other", "told"]
    for owed in claims:
        await do(store, finish, owed)
    assert await take(store) == []
    [again] = await take(store, MINUTE)
    assert (names([again]), again.ambiguous) == (["lost"], True)
    await do(store, finish, again)
    assert names(await take(store, MINUTE)) == ["same"]


async def test_what_was_given_up_holds_back_nothing(store: Store) -> None:
    ticket = (await do(store, opened)).id
    await do(store, clear)
    await do(store, owe, post("lost", ticket=ticket), post("same", ticket=ticket))
    [lost] = await take(store)
    await do(store, outbox.set_aside, lost, "KeyError")
    assert names(await take(store)) == ["same"]


async def test_a_trace_knows_whether_anything_else_of_its_chat_is_in_doubt(store: Store) -> None:
    await do(store, owe, post("lost"), post("elsewhere", OLENA.id))
    lost, _ = sorted(await take(store), key=lambda owed: owed.chat_id)
    await do(store, outbox.doubt, lost, NOW + MINUTE)
    await do(store, owe, Post(DESK, Trace(), Lane.DESK, stream="trace"))
    [trace] = await take(store)
    assert await ask(store, outbox.others_in_doubt, trace)
    await do(store, outbox.fail, lost, "gone")
    assert not await ask(store, outbox.others_in_doubt, trace)


async def test_of_two_in_doubt_about_one_ticket_the_older_is_looked_for_first(store: Store) -> None:
    """Two tickets became one meanwhile."""
    one, two = (await do(store, opened)).id, (await do(store, opened)).id
    await do(store, clear)
    await do(store, owe, post("first", ticket=one), post("second", ticket=two))
    for _ in range(2):
        [owed] = await take(store)
        await do(store, outbox.doubt, owed, NOW + MINUTE)
    async with store.write() as unit:
        await unit.execute(update(table).values(ticket_id=one))
        await unit.commit()
    for name in ("first", "second"):
        [again] = await take(store, MINUTE)
        assert names([again]) == [name]
        await do(store, finish, again)


async def test_until_people_were_heard_what_is_in_doubt_stays_where_it_is(store: Store) -> None:
    await do(store, owe, post("lost"), post("new", OLENA.id))
    claims = await take(store, limit=1)
    assert names(claims) == ["lost"]
    found = await do(store, claim, LEASE, set(), 10, doubtful=False, now=NOW + LEASE)
    assert names(found) == ["new"]


async def test_who_is_in_doubt_is_counted_among_the_chats(store: Store) -> None:
    await do(store, owe, post("a"), post("b", OLENA.id), post("c", EMMA.id))
    assert len(await take(store, limit=2)) == 2
    assert len(await take(store, LEASE, limit=1)) == 1


async def test_words_of_an_album_wait_until_all_of_it_is_there(store: Store) -> None:
    def part(number: int, together: str) -> Post:
        return Post(DESK, Relay(part=number), Lane.RELAY, stream="t1", together=together)

    words = part(9, outbox.beside("7"))
    await do(store, owe, part(1, "album:7"), words, part(2, "album:7"), part(3, "album:8"))
    order = []
    while claims := await take(store):
        [owed] = claims
        order.append([row.stored["part"] for row in owed.rows])
        await do(store, finish, owed)
    assert order == [[1, 2], [9], [3]]


async def test_words_beside_an_album_go_one_by_one_and_an_album_has_ten_parts(store: Store) -> None:
    def part(number: int, together: str) -> Post:
        return Post(DESK, Relay(part=number), Lane.RELAY, stream="t1", together=together)

    album = [part(number, "album:7") for number in range(11)]
    await do(store, owe, *album, part(11, outbox.beside("7")), part(12, outbox.beside("7")))
    sizes = []
    while claims := await take(store):
        [owed] = claims
        sizes.append(len(owed.rows))
        await do(store, finish, owed)
    assert sizes == [10, 1, 1, 1]


async def test_a_card_that_stands_takes_no_texts_along(store: Store) -> None:
    word = Post(DESK, Relay(), Lane.RELAY, stream="t1", together="text")
    card = Post(DESK, Card(), Lane.DESK, stream="t1", together="")
    await do(store, owe, card, word)
    [owed] = await take(store)
    assert [row.body for row in owed.rows] == [Card()]


async def test_a_relay_that_is_no_short_text_stays_behind_a_first_card(store: Store) -> None:
    photo = Post(DESK, Relay(), Lane.RELAY, stream="t1")
    second = Post(DESK, Card(topic=2), Lane.DESK, stream="t1", together=FIRST)
    await do(store, owe, Post(DESK, Card(topic=1), Lane.DESK, stream="t1", together=FIRST))
    await do(store, owe, photo, second)
    [owed] = await take(store)
    assert ([row.body for row in owed.rows], owed.together) == ([Card(topic=1)], FIRST)


async def test_a_claim_says_all_that_is_known_of_what_is_owed(store: Store) -> None:
    ticket = (await do(store, opened)).id
    await do(store, clear)
    await do(store, owe, Post(DESK, Edit(part=1), Lane.DESK, stream="t1", ticket_id=ticket, entry_id=1))
    [owed] = await take(store, MINUTE)
    [row] = owed.rows
    assert (owed.chat_id, owed.stream, owed.lane, owed.ambiguous) == (DESK, "t1", Lane.DESK, False)
    assert (row.kind, row.stored, row.ticket_id, row.entry_id) == (Edit.kind, {"part": 1}, ticket, 1)
    assert (row.attempts, row.created_at) == (1, NOW)
    [stored] = await rows(store, table)
    assert (stored["leased_until"], stored["token"], stored["attempts"]) == (
        NOW + MINUTE + LEASE,
        owed.token,
        1,
    )
