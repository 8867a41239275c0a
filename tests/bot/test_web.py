"""What the bot tells a supervisor, a scraper and Telegram over HTTP."""

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from bot.observe.metrics import Metrics
from bot.settings.errors import SettingsError
from bot.settings.settings import WEBHOOK_PATH
from bot.web import bodies, protocol, webhook
from bot.web.app import build_web
from bot.web.health import PULSE_LIMIT, Health
from bot.web.server import open_web
from bot.web.webhook import HEADER, Accept
from care.notices.customer import BanOver
from care.outbox import Lane, owe, to_person
from care.store.unit import Store
from care.values.clock import SystemClock
from tests.store.cast import at_moment
from tests.store.looking import new_store

WORD = "a-quiet-word"
UPDATE = b'{"update_id": 7, "message": {}}'
AWAY = "postgresql://care:pass@127.0.0.1:9/care"
NOWHERE = "sqlite:///nowhere.db"  # never opened


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with new_store(tmp_path) as store:
        yield store


def caller(web: FastAPI) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(web), base_url="http://bot")


def health(store: Store, poller: float = 1.0) -> Health:
    return Health(store, SystemClock(), {"poller": lambda: poller})


async def get(web: FastAPI, path: str) -> httpx.Response:
    async with caller(web) as client:
        return await client.get(path)


async def post(accept: Accept, word: str = WORD, body: bytes = UPDATE) -> httpx.Response:
    web = build_web(Health(Store.at(NOWHERE), SystemClock(), {}), Metrics(), accept, WORD)
    async with caller(web) as client:
        return await client.post(WEBHOOK_PATH, headers={HEADER: word}, content=body)


async def refuse(_: object) -> None:
    pytest.fail("it was accepted")


async def owe_since(store: Store, age: timedelta, lane: Lane, chat_id: int = 1001) -> None:
    async with store.write() as unit:
        word = replace(to_person(chat_id, BanOver()), lane=lane)
        await owe(at_moment(unit, SystemClock().now() - age), word)
        await unit.commit()


async def test_a_well_bot_says_so(store: Store) -> None:
    answer = await get(build_web(health(store), Metrics()), "/health")
    assert answer.status_code == 200
    assert answer.json()["parts"]["poller"] == {"well": True, "age": 1.0}


async def test_a_silent_poller_makes_the_bot_unwell(store: Store) -> None:
    answer = await get(build_web(health(store, PULSE_LIMIT + 1), Metrics()), "/health")
    assert answer.status_code == 503
    assert answer.json()["parts"]["store"]["well"]


async def test_a_store_that_cannot_be_read_makes_the_bot_unwell() -> None:
    answer = await get(build_web(health(Store.at(AWAY)), Metrics()), "/health")
    assert answer.status_code == 503
    assert answer.json()["parts"]["store"] == {"well": False, "error": "ConnectionRefusedError"}


async def test_a_store_that_takes_nothing_makes_the_bot_unwell(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.web.health.STORE_TIMEOUT", 0.2)
    web = build_web(health(store), Metrics())
    assert (await get(web, "/health")).status_code == 200
    with closing(sqlite3.connect(tmp_path / "care.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = await get(web, "/health")
    assert answer.status_code == 503
    assert answer.json()["parts"]["store"] == {"well": False, "error": "TimeoutError"}
    assert (await get(web, "/health")).status_code == 200


async def test_a_store_whose_file_was_deleted_makes_the_bot_unwell(store: Store, tmp_path: Path) -> None:
    web = build_web(health(store), Metrics())
    assert (await get(web, "/health")).status_code == 200
    os.unlink(tmp_path / "care.db")  # noqa: PTH108 - one call
    answer = await get(web, "/health")
    assert answer.status_code == 503
    assert answer.json()["parts"]["store"] == {"well": False, "error": "StoreGoneError"}


@pytest.mark.parametrize(("lane", "status"), [(Lane.RELAY, 503), (Lane.BROADCAST, 200)])
async def test_an_old_message_matters_if_somebody_waits_for_it(store: Store, lane: Lane, status: int) -> None:
    await owe_since(store, timedelta(hours=1), lane)
    answer = await get(build_web(health(store), Metrics()), "/health")
    assert answer.status_code == status
    assert answer.json()["parts"]["outbox"]["depth"] == 1


async def test_figures_have_the_outbox_by_lane(store: Store) -> None:
    await owe_since(store, timedelta(minutes=1), Lane.DESK, chat_id=-1001)
    page = (await get(build_web(health(store), Metrics()), "/metrics")).text
    assert 'turbota_outbox_depth{lane="desk"} 1.0' in page
    assert 'turbota_outbox_depth{lane="answer"} 0.0' in page
    assert 'turbota_group_backlog_seconds{chat="-1001"} 3.0' in page
    assert "turbota_store_up 1.0" in page


async def test_figures_outlive_the_store() -> None:
    metrics = Metrics()
    metrics.throttled()
    page = (await get(build_web(health(Store.at(AWAY)), metrics), "/metrics")).text
    assert "turbota_too_many_requests_total 1.0" in page
    assert "turbota_store_up 0.0" in page


async def test_a_webhooks_update_is_accepted_before_it_is_confirmed() -> None:
    accepted = []

    async def accept(update: object) -> None:
        await asyncio.sleep(0)
        accepted.append(update)

    assert (await post(accept)).status_code == 200
    assert accepted == [{"update_id": 7, "message": {}}]


async def test_an_update_that_fails_is_asked_for_again() -> None:
    async def accept(_: object) -> None:
        raise OSError("disk full")

    assert (await post(accept)).status_code == 500


@pytest.mark.parametrize("word", ["", "wrong", WORD + "x"])
async def test_a_forged_update_has_no_effect(word: str) -> None:
    assert (await post(refuse, word)).status_code == 403


NO_UPDATES = [
    b"", b"not json", b"[1]", b"7", b"null", b'{"message": {}}', b"\xff\xfe", b"[" * 100_000, b'{"update_id": 7',
    *(b'{"update_id": %s}' % wrong for wrong in (b"true", b'"7"', b"7.5", b"null", b"[7]", b"1e3")),
]  # fmt: skip


@pytest.mark.parametrize("body", NO_UPDATES, ids=lambda body: body[:20])
async def test_what_is_no_update_is_refused(body: bytes, caplog: pytest.LogCaptureFixture) -> None:
    assert (await post(refuse, body=body)).status_code == 400
    assert "Traceback" not in caplog.text


async def test_an_update_without_an_end_is_not_read_to_its_end() -> None:
    assert (await post(refuse, body=b'{"update_id": 7, "x": "' + b"x" * webhook.MOST)).status_code == 413


async def test_an_update_that_comes_too_slowly_is_not_waited_for(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "PATIENCE", 0.1)

    web = build_web(health(store), Metrics(), refuse, WORD)
    begun = (
        f"POST {WEBHOOK_PATH} HTTP/1.1\r\nHost: x\r\n{HEADER}: {WORD}\r\nContent-Length: 100\r\n\r\n".encode()
    )
    async with open_web(web, "127.0.0.1", 0) as address:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(address.rsplit(":", 1)[1]))
        writer.write(begun + UPDATE[:5])
        async with asyncio.timeout(5):
            assert b" 408 " in await reader.readline()
        writer.close()
        await writer.wait_closed()


@pytest.mark.parametrize("said", [b"", b"GET /health HT", b"GET /health HTTP/1.1\r\nHost: x\r\n\r\nG"])
async def test_who_asks_for_nothing_is_hung_up_on(
    store: Store, monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    monkeypatch.setattr(protocol, "PATIENCE", 0.1)
    async with open_web(build_web(health(store), Metrics()), "127.0.0.1", 0) as address:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(address.rsplit(":", 1)[1]))
        writer.write(said)
        async with asyncio.timeout(5):
            with suppress(ConnectionResetError):
                await reader.read()
        writer.close()
        with suppress(ConnectionResetError):
            await writer.wait_closed()


async def test_who_keeps_asking_is_not(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "PATIENCE", 0.2)
    async with open_web(build_web(health(store), Metrics()), "127.0.0.1", 0) as address:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(address.rsplit(":", 1)[1]))
        for _ in range(8):
            writer.write(b"GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n")
            await reader.readuntil(b'"Not Found"}')
            await asyncio.sleep(0.1)
        writer.close()
        await writer.wait_closed()


def test_a_webhook_without_a_secret_is_not_built() -> None:
    with pytest.raises(ValueError, match="anybody"):
        build_web(Health(Store.at(NOWHERE), SystemClock(), {}), Metrics(), refuse)


async def test_it_serves_while_the_context_lasts(store: Store) -> None:
    web = build_web(health(store), Metrics())
    async with httpx.AsyncClient(trust_env=False) as client:
        async with open_web(web, "127.0.0.1", 0) as address:
            assert (await client.get(f"{address}/health")).status_code == 200
        with pytest.raises(httpx.ConnectError):
            await client.get(f"{address}/health")


async def test_who_is_stopped_in_the_middle_leaves_no_port_open(store: Store) -> None:
    ports: list[int] = []

    async def serve() -> None:
        async with (
            open_web(build_web(health(store), Metrics()), "127.0.0.1", 0) as address,
            httpx.AsyncClient(trust_env=False) as client,
        ):
            await client.get(f"{address}/health")
            ports.append(int(address.rsplit(":", 1)[1]))
            raise asyncio.CancelledError

    await asyncio.wait([asyncio.create_task(serve())])
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", *ports)


async def test_a_taken_port_is_named(store: Store) -> None:
    web = build_web(health(store), Metrics())
    async with open_web(web, "127.0.0.1", 0) as address:
        port = int(address.rsplit(":", 1)[1])
        with pytest.raises(SettingsError, match=f"PORT: cannot listen on 127.0.0.1:{port}"):
            async with open_web(web, "127.0.0.1", port):
                pytest.fail("it served")
