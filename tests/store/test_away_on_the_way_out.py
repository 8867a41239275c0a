"""What a store that is away says on the way out of its error, and what is asked of it afterwards: it is away still."""

import asyncio
import logging
import resource
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

import pytest
from sqlalchemy import text

from care.store import heartbeat
from care.store.away import is_away
from care.store.migrate import migrate
from care.store.unit import Store, Unit
from tests.store.postgres import create_database

INSERT = text("INSERT INTO held VALUES (:number, :filling)")
COUNT = text("SELECT count(*) FROM held")
Step: TypeAlias = Callable[[Unit], Awaitable[object]]


async def write(unit: Unit, number: int = 1, filling: str = "") -> None:
    await unit.execute(INSERT, {"number": number, "filling": filling})


async def in_a_savepoint(unit: Unit) -> None:
    async with unit.savepoint():
        await write(unit)


AFTERWARDS: dict[str, Step] = {
    "a statement": write,
    "a savepoint": in_a_savepoint,
    "a commit": Unit.commit,
}


@pytest.fixture(params=["sqlite", "postgres"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """With a table that holds one row."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/care.db"
    else:
        server = request.getfixturevalue("postgres")
        url = await asyncio.to_thread(create_database, server)
    async with Store.opened(url) as store:
        async with store.write() as unit:
            await unit.execute(text("CREATE TABLE held (number bigint, filling text)"))
            await write(unit, 0)
            await unit.commit()
        yield store


async def goes_away(unit: Unit) -> None:
    """Its disk is full, or an admin ends the connection."""
    if unit.on_postgres:
        await unit.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    else:
        await unit.execute(text("PRAGMA max_page_count = 1"))
        await write(unit, 1, "long " * 100_000)


async def error_of(work: Awaitable[object]) -> Exception:
    try:
        await work
    except Exception as error:
        return error
    pytest.fail("it went well")


async def held(store: Store) -> int:
    async with store.read() as unit:
        return int((await unit.execute(COUNT)).scalar_one())


@pytest.mark.parametrize("name", AFTERWARDS)
async def test_whoever_goes_on_in_spite_of_it_hears_it_again_and_does_nothing(
    store: Store, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with store.write() as unit:
        await write(unit)
        with suppress(Exception):
            async with unit.savepoint():
                await goes_away(unit)
        assert is_away(await error_of(AFTERWARDS[name](unit)))
        assert is_away(await error_of(unit.commit()))
    assert await held(store) == 1
    async with store.write() as unit:
        if not unit.on_postgres:
            await unit.execute(text("PRAGMA max_page_count = 100000"))
        await write(unit)
        await unit.commit()
    assert await held(store) == 2
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.mark.parametrize("name", AFTERWARDS)
@pytest.mark.parametrize("idle", [True, False])
async def test_a_connection_that_was_ended_from_outside_is_away_once(
    postgres: str, name: str, *, idle: bool
) -> None:
    """While it waits in the pool, or between two statements."""
    url = await asyncio.to_thread(create_database, postgres)
    async with (
        Store.opened(url) as store,
        Store.opened(url) as admin,
    ):
        async with store.write() as unit:
            await unit.execute(text("CREATE TABLE held (number bigint, filling text)"))
            await unit.commit()
        if idle:
            await end_others(admin)
        async with store.write() as unit:
            if not idle:
                await write(unit)
                await end_others(admin)
            error = await error_of(again(unit, AFTERWARDS[name]))
        assert is_away(error)
        await committed(store)
        assert await held(store) == 1


async def again(unit: Unit, step: Step) -> None:
    """Until the connection is missed: a commit of nothing asks nothing."""
    await step(unit)
    await write(unit)


async def end_others(admin: Store) -> None:
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    async with admin.write() as unit:
        await unit.execute(text(f"{others} AND pid <> pg_backend_pid()"))
    await asyncio.sleep(0.05)


async def test_a_mistake_of_ours_in_a_savepoint_ends_nothing_else(store: Store) -> None:
    async with store.write() as unit:
        with suppress(ZeroDivisionError):
            async with unit.savepoint():
                await write(unit)
                raise ZeroDivisionError
        await write(unit)
        await unit.commit()
    assert await held(store) == 2


async def test_whoever_is_cancelled_at_the_commit_leaves_a_store_that_works(store: Store) -> None:
    async def commit() -> None:
        async with store.write() as unit:
            await write(unit)
            await unit.commit()

    for pause in range(6):
        task = asyncio.create_task(commit())
        for _ in range(pause):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait({task})
    before = await held(store)
    await commit()
    assert await held(store) == before + 1


# --- a disk that is full, wherever it is noticed


@contextmanager
def no_room(*, beyond: int = 1) -> Iterator[None]:
    """No file of this process may grow beyond so many bytes."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (beyond, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        signal.signal(signal.SIGXFSZ, before)


async def committed(store: Store) -> None:
    async with store.write() as unit:
        await write(unit)
        await unit.commit()


async def beaten(store: Store) -> None:
    async with store.write() as unit:
        await heartbeat.beat(unit)
        await unit.commit()


async def opened_anew(store: Store) -> None:
    """The log is begun anew, as at a start."""
    url = store.engine.url.render_as_string(hide_password=False)
    async with Store.opened(url) as other:
        await committed(other)


@pytest.fixture
async def file(tmp_path: Path) -> AsyncIterator[Store]:
    async with Store.opened(f"sqlite:///{tmp_path}/care.db") as store:
        await migrate(store.engine)
        async with store.write() as unit:
            await unit.execute(text("CREATE TABLE held (number bigint, filling text)"))
            await unit.commit()
        yield store


@pytest.mark.skipif(sys.platform != "linux", reason="a process is limited as Linux does it")
@pytest.mark.parametrize("work", [committed, beaten, opened_anew])
async def test_a_full_disk_is_away_wherever_it_is_noticed_and_takes_nothing_with_it(
    file: Store, work: Callable[[Store], Awaitable[None]]
) -> None:
    await committed(file)
    with no_room():
        errors = [await error_of(work(file)) for _ in range(3)]
    assert [each for each in errors if not is_away(each)] == []
    await work(file)
    assert await held(file) >= 1


@pytest.mark.skipif(sys.platform != "linux", reason="a process is limited as Linux does it")
async def test_a_sweep_on_a_full_disk_is_made_up_for(file: Store, tmp_path: Path) -> None:
    await committed(file)
    log = tmp_path / "care.db-wal"
    with no_room():
        await file.sweep()
    await committed(file)
    await file.sweep()
    assert log.stat().st_size == 0
    with sqlite3.connect(tmp_path / "care.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
