"""Which rows of the outbox go together as one claim, and what is written down of each of them."""

from care import outbox
from care.outbox import finish, owe
from care.store.tables import copies
from care.store.unit import Store
from care.tickets.entries import entries_of
from care.values.content import Content
from care.values.content import Kind as ContentKind
from tests.store.cast import DESK, EMMA, opened, said
from tests.store.delivering import delivered
from tests.store.looking import ask, do, rows
from tests.store.owing import names, post, take


async def test_neighbours_that_go_together_are_one_claim_up_to_what_fits(store: Store) -> None:
    texts = [post(DESK, name=str(n), together="text") for n in range(9)]
    await do(store, owe, *texts, post(DESK, name="photo"), post(DESK, name="after", together="text"))
    [owed] = await take(store)
    assert (names([owed]), owed.together) == ([list("01234567")], "text")
    await do(store, finish, owed, [1])
    assert names(await take(store)) == [["8"]]


async def test_texts_for_a_person_go_one_by_one_as_they_were_said(store: Store) -> None:
    await do(store, owe, post(name="1", together="text"), post(name="2", together="text"))
    assert names(await take(store)) == [["1"]]


async def test_parts_of_different_albums_stay_apart(store: Store) -> None:
    parts = [post(name=name, together=f"album:{name[0]}") for name in ("a1", "a2", "b1")]
    await do(store, owe, *parts)
    assert names(await take(store)) == [["a1", "a2"]]


async def test_delivered_relays_are_linked_with_their_messages(store: Store) -> None:
    ticket = await do(store, opened, EMMA, *(said(EMMA, "x", ContentKind.PHOTO, album="a") for _ in range(2)))
    [card] = await take(store)
    await do(store, delivered, card, [1])
    [owed] = await take(store)
    await do(store, delivered, owed, [50, 51])
    entries = await ask(store, entries_of, ticket.id)
    places = [(row["entry_id"], row["chat_id"], row["message_id"]) for row in await rows(store, copies)]
    assert places == [(entries[0].id, DESK, 50), (entries[1].id, DESK, 51)]


async def test_joined_texts_share_their_message(store: Store) -> None:
    long = said(EMMA, "x" * 2600)
    ticket = await do(store, opened, EMMA, long, said(EMMA, "short"), said(EMMA, "shorter"))
    for message_id in (1, 2, 3):
        [owed] = await take(store)
        await do(store, delivered, owed, [message_id])
    assert [len(await ask(store, entries_of, ticket.id)), owed.together] == [3, "text"]
    assert [row["message_id"] for row in await rows(store, copies)] == [2, 3, 3]


def test_long_texts_are_not_joined_and_albums_are() -> None:
    assert outbox.joined(Content(ContentKind.TEXT, "a" * 400), None) == "text"
    assert outbox.joined(Content(ContentKind.TEXT, "a" * 401), None) == ""
    for own in ("quote", "preview"):  # a message has one of each
        assert outbox.joined(Content(ContentKind.TEXT, "a", data={own: {}}), None) == ""
    assert outbox.joined(Content(ContentKind.PHOTO), "9") == "album:9"
    assert outbox.joined(Content(ContentKind.STICKER), None) == ""
