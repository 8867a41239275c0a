"""Updates that could not be handled."""

import pytest

from care.inbox import dead_letters
from care.notices.private import DeadLetters
from care.store.tables import outbox, updates
from care.store.unit import Store, Unit
from tests.store.cast import EMMA, NOW, SOLOMIIA
from tests.store.looking import ask, do, notice, owed, rows

UPDATE = {"update_id": 7, "message": {"from": {"id": EMMA.id}, "text": "a\x00b"}}


async def test_it_is_kept_and_every_admin_told_once(store: Store) -> None:
    for _ in range(2):
        await do(store, dead_letters.keep, UPDATE, "KeyError", admins=[SOLOMIIA, 302])
    [letter] = await ask(store, dead_letters.kept)
    assert (letter.update_id, letter.error, letter.body["message"]["text"]) == (7, "KeyError", "ab")
    assert await owed(store, SOLOMIIA) == ["dead_letter"]
    assert await owed(store, 302) == ["dead_letter"]


async def test_taken_out_to_be_tried_again_it_counts_as_never_seen(store: Store) -> None:
    async def see(unit: Unit) -> None:
        await unit.execute(unit.insert(updates).values(update_id=7, done_at=NOW))

    await do(store, see)
    await do(store, dead_letters.keep, UPDATE, "KeyError", admins=[])
    taken = await do(store, dead_letters.take_out, 7)
    assert taken is not None
    assert taken["update_id"] == 7
    assert await rows(store, updates) == []
    assert await do(store, dead_letters.take_out, 7) is None


@pytest.mark.parametrize(
    ("event", "author"),
    [
        ({"message": {"from": {"id": 5}, "chat": {"id": 6}}}, 5),
        ({"callback_query": {"from": {"id": 5}}}, 5),
        ({"message_reaction": {"user": {"id": 5}, "chat": {"id": 6}}}, 5),
        ({"channel_post": {"chat": {"id": 6}}}, 6),
        ({"message": {"from": "rotten"}}, None),
        ({}, None),
    ],
)
def test_whose_it_is_is_read_as_far_as_it_can_be(event: dict[str, object], author: int | None) -> None:
    assert dead_letters.author_of({"update_id": 1, **event}) == author


async def test_what_fails_soon_after_is_told_as_one_number(store: Store) -> None:
    """The first with its buttons, all that follow as one number, which counts on while it waits."""
    for number in range(1, 101):
        await do(store, dead_letters.keep, {"update_id": number}, "KeyError", admins=[3001])
    assert await owed(store, 3001) == ["dead_letter", "dead_letters"]
    assert (await notice(store, DeadLetters)).count == 100
    assert (await rows(store, outbox))[-1]["due_at"] > NOW
