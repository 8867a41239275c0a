"""How updates are taken in: once, in order, together, and never lost because of a neighbour."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from aiogram.types import Update
from sqlalchemy import select

from bot.intake.reception import Reception
from bot.observe.metrics import Metrics
from bot.telegram.answers import Answer, Toast
from care.store.migrate import migrate
from care.store.tables import dead_letters, moved_groups, outbox, updates
from care.store.unit import Store, Unit
from tests.store.cast import SHOP, SOLOMIIA


def update(update_id: int, chat_id: int, text: str = "hi") -> dict[str, Any]:
    person = {"id": chat_id, "is_bot": False, "first_name": "Emma"}
    message = {"message_id": update_id, "date": 0, "chat": {"id": chat_id, "type": "private"}, "from": person}
    return {"update_id": update_id, "message": message | {"text": text}}


class Dispatcher:
    """Writes a row for each update (its effect), keeps the rounds, and cannot bear the word "bad"."""

    def __init__(self) -> None:
        self.rounds: list[list[int]] = []

    async def handle(self, unit: Unit, updates: Sequence[Update]) -> list[Answer]:
        self.rounds.append([update.update_id for update in updates])
        for update in updates:
            await unit.execute(unit.insert(moved_groups).values(old_id=update.update_id, new_id=0))
            if update.message and update.message.text == "bad":
                raise RuntimeError("a mistake of ours")
        return [Toast(str(update.update_id)) for update in updates]


class Said(list[Answer]):
    def speak(self, answers: Sequence[Answer]) -> None:
        self.extend(answers)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = Store.at(f"sqlite:///{tmp_path}/t.db", SHOP)
    await migrate(store.engine)
    yield store
    await store.close()


@pytest.fixture
def dispatcher() -> Dispatcher:
    return Dispatcher()


@pytest.fixture
def said() -> Said:
    return Said()


@pytest.fixture
async def reception(store: Store, dispatcher: Dispatcher, said: Said) -> AsyncIterator[Reception]:
    reception = Reception(store, dispatcher, said.speak, Metrics())
    task = asyncio.create_task(reception.run())
    yield reception
    task.cancel()


async def column(store: Store, what: Any) -> list[Any]:  # noqa: ANN401 - a column
    async with store.read() as unit:
        return list((await unit.execute(select(what).order_by(what))).scalars())


async def accept(reception: Reception, *raw: dict[str, Any]) -> None:
    async with asyncio.timeout(20):
        await asyncio.gather(*(reception.accept(one) for one in raw))


async def test_an_update_is_accepted_when_its_effect_is_committed(
    reception: Reception, store: Store, said: Said
) -> None:
    await accept(reception, update(1, 10))
    assert await column(store, updates.c.update_id) == [1]
    assert await column(store, moved_groups.c.old_id) == [1]
    assert said == [Toast("1")]


async def test_an_update_that_comes_again_has_no_second_effect(
    reception: Reception, dispatcher: Dispatcher, said: Said
) -> None:
    await accept(reception, update(1, 10))
    await accept(reception, update(1, 10), update(2, 20))
    assert dispatcher.rounds == [[1], [2]]
    assert said == [Toast("1"), Toast("2")]


async def test_updates_of_different_chats_share_a_round_and_those_of_one_chat_keep_their_order(
    reception: Reception, dispatcher: Dispatcher
) -> None:
    await accept(reception, update(1, 10), update(2, 20), update(3, 10), update(4, 30), update(5, 10))
    assert dispatcher.rounds == [[1, 2, 4], [3], [5]]


async def test_an_update_that_fails_is_kept_and_told_and_the_others_have_their_effect(
    reception: Reception, store: Store
) -> None:
    await accept(reception, update(1, 10), update(2, 20, "bad"), update(3, 30))
    assert await column(store, moved_groups.c.old_id) == [1, 3]
    assert await column(store, updates.c.update_id) == [1, 2, 3]
    assert await column(store, dead_letters.c.update_id) == [2]
    assert await column(store, outbox.c.chat_id) == [SOLOMIIA]
    [error] = await column(store, dead_letters.c.error)
    assert error.startswith("RuntimeError at ")


async def test_what_is_no_update_at_all_is_kept_too(reception: Reception, store: Store) -> None:
    await accept(reception, {"update_id": 7, "message": "?"}, update(8, 10))
    assert await column(store, dead_letters.c.update_id) == [7]
    assert await column(store, moved_groups.c.old_id) == [8]


async def test_while_the_store_is_locked_nothing_is_accepted_and_nothing_is_lost(
    reception: Reception, store: Store, tmp_path: Path
) -> None:
    other = sqlite3.connect(tmp_path / "t.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    waiting = asyncio.create_task(accept(reception, update(1, 10)))
    done, _ = await asyncio.wait({waiting}, timeout=0.5)
    assert not done
    other.execute("ROLLBACK")
    other.close()
    await waiting
    assert await column(store, updates.c.update_id) == [1]
    assert await column(store, dead_letters.c.update_id) == []
