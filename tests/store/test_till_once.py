"""Whoever asks again gets the same answer, and nothing happens twice: whatever got lost on the way, whoever asks."""

import asyncio
from contextlib import AsyncExitStack
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.api import doing
from care.loyalty.purchases import Line
from care.store.tables import movements, receipts, till_answers
from care.store.unit import Store
from care.tills import answers
from care.tills.purchases import Bought
from care.tills.whose import By, Person
from tests.store.cast import MINUTE, NOW, SHOP, StillClock
from tests.store.ledger import differences, have
from tests.store.looking import rows
from tests.store.tilling import api, caller, key_for, purchase, till


async def test_an_answer_that_got_lost_after_the_commit_is_given_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with till(store) as client:
        with monkeypatch.context() as patched:
            patched.setattr(doing, "Response", lost)
            assert (await client.post("/purchases", json=purchase())).status_code == 503
        again = await client.post("/purchases", json=purchase())
    [kept] = await rows(store, till_answers)
    assert (again.status_code, again.text) == (201, kept["body"])
    assert await have(store) == 22


def lost(*_: object, **__: object) -> None:
    raise OSError


async def test_wherever_it_ends_all_of_it_is_done_or_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `kill -9` would end it: at each statement, and at the commit."""
    execute, commit = AsyncConnection.execute, AsyncConnection.commit
    left = 0

    def count() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise OSError

    async def counted(connection: AsyncConnection, *told: Any) -> Any:  # noqa: ANN401 - SQLAlchemy's
        count()
        return await execute(connection, *told)

    async def ended(connection: AsyncConnection) -> None:
        count()
        await commit(connection)

    monkeypatch.setattr(AsyncConnection, "execute", counted)
    monkeypatch.setattr(AsyncConnection, "commit", ended)
    async with till(store) as client:
        await client.get("/customers/103")  # its use is noted
        for steps in range(1, 100, 2):
            left = steps
            first = await client.post("/purchases", json=purchase(f"R-{steps}"))
            left = 0
            if first.status_code == 201:
                break
            assert first.json()["code"] == "away"
            assert f"bar:R-{steps}" not in [row["key"] for row in await rows(store, receipts)]
            assert (await client.post("/purchases", json=purchase(f"R-{steps}"))).status_code == 201
    assert steps > 20
    assert (
        len(await rows(store, movements))
        == len(await rows(store, till_answers))
        == len(await rows(store, receipts))
    )
    assert await differences(store) == []


async def test_one_receipt_told_by_many_at_once_counts_once(store: Store) -> None:
    """To two processes that share the store."""
    secret, url = await key_for(store), store.engine.url.render_as_string(hide_password=False)
    async with AsyncExitStack() as stack:
        other = await stack.enter_async_context(Store.opened(url, SHOP, StillClock(NOW)))
        clients = [
            await stack.enter_async_context(caller(await stack.enter_async_context(api(each)), secret))
            for each in (store, other)
        ]
        told = [client.post("/purchases", json=purchase()) for client in clients for _ in range(4)]
        said = await asyncio.gather(*told)
        again = await clients[1].post("/purchases", json=purchase())
    assert {answer.content for answer in said if answer.status_code == 201} == {again.content}
    busy = [answer for answer in said if answer.status_code != 201]
    assert all(is_in_flight(answer) for answer in busy)
    assert store.engine.dialect.name == "postgresql" or not busy
    assert await have(store) == 22


def is_in_flight(answer: httpx.Response) -> bool:
    code = answer.status_code, answer.json()["code"], answer.headers["Retry-After"]
    return code == (409, "in_flight", "1")


async def test_whoever_asks_while_it_is_being_done_is_told_to_come_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, over = asyncio.Event(), asyncio.Event()
    keep = answers.keep

    async def slowly(*told: Any) -> None:  # noqa: ANN401 - as it has them
        begun.set()
        await over.wait()
        await keep(*told)

    monkeypatch.setattr(answers, "keep", slowly)
    async with till(store) as client, asyncio.TaskGroup() as tasks:
        first = tasks.create_task(client.post("/purchases", json=purchase()))
        await begun.wait()
        second = tasks.create_task(client.post("/purchases", json=purchase()))
        try:
            if store.engine.dialect.name == "postgresql":
                async with asyncio.timeout(5):
                    assert is_in_flight(await second)
        finally:
            over.set()
        assert (await first).status_code == 201
        if store.engine.dialect.name == "sqlite":  # which has one writer, so that the other waits
            assert (await second).content == (await first).content
    assert await have(store) == 22


def test_what_means_the_same_is_the_same_however_it_was_written() -> None:
    def told(sum_: str, at: datetime, sku: str = "") -> str:
        line = Line(id="1", sum=Decimal(sum_), sku=sku)
        return answers.digest(
            Bought(receipt="R-1", person=Person(By.ID, "103"), currency="UAH", at=at, lines=(line,))
        )

    first = told("90.0", NOW)
    assert told("9e1", NOW.astimezone(ZoneInfo("Europe/Kyiv")), sku="") == first
    # What an earlier version has written down.
    assert first == "460c96f62da263509e6a2c42686d8e4d2ce789294fa8b53397e1a2cb211de3e2"
    assert len({first, told("90.01", NOW), told("90", NOW + MINUTE), told("90", NOW, sku="A")}) == 4
