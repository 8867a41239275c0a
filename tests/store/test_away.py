"""When it is the store that cannot just now, by its own codes, on real databases."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from pathlib import Path
from typing import TypeAlias

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from care.store import sqlite
from care.store.away import is_away, is_lasting
from care.store.engine import async_url
from care.store.unit import Store, Unit
from tests.store.postgres import create_database

# What each does to a transaction; a statement of its own where that is enough.
SAYINGS = {
    "statement timeout": "SET LOCAL statement_timeout = 10; SELECT pg_sleep(1)",
    "lock not available": "SET LOCAL lock_timeout = 10; LOCK TABLE held",
    "read only after a failover": "SET TRANSACTION READ ONLY; INSERT INTO held VALUES (1)",
    "shut down by an admin": "SELECT pg_terminate_backend(pg_backend_pid())",
    "serialization": "DO $$ BEGIN RAISE SQLSTATE '40001'; END $$",
    "deadlock": "DO $$ BEGIN RAISE SQLSTATE '40P01'; END $$",
    "too many clients": "DO $$ BEGIN RAISE SQLSTATE '53300'; END $$",
    "disk full": "DO $$ BEGIN RAISE SQLSTATE '53100'; END $$",
    "starting up": "DO $$ BEGIN RAISE SQLSTATE '57P03'; END $$",
    "an input or output error": "DO $$ BEGIN RAISE SQLSTATE '58030'; END $$",
}
FAULTS = {
    "no such table": "SELECT * FROM nothing",
    "a value too large": "INSERT INTO held VALUES (99999999999999999999)",
    "a value that is there": "INSERT INTO held VALUES (0)",
    "a division by zero": "SELECT 1 / 0",
}
Inside: TypeAlias = Callable[[Unit], AbstractAsyncContextManager[None]]


def whole(_unit: Unit) -> AbstractAsyncContextManager[None]:
    """The transaction as it is, with no savepoint inside."""
    return nullcontext()


@pytest.fixture(scope="module")
def server(postgres: str) -> str:
    url = create_database(postgres)

    async def furnish() -> None:
        async with Store.opened(url) as store, store.write() as unit:
            await unit.execute(text("CREATE TABLE held (id bigint PRIMARY KEY)"))
            await unit.execute(text("INSERT INTO held VALUES (0)"))
            await unit.commit()

    asyncio.run(furnish())
    return url


async def error_of(work: Awaitable[object]) -> Exception:
    try:
        await work
    except Exception as error:
        return error
    pytest.fail("it went well")


async def said(url: str, statements: str, inside: Inside = whole) -> Exception:
    """What the server says to these statements, while another holds the table."""
    async with Store.opened(url) as store, store.write() as holder:
        if "LOCK" in statements:
            await holder.execute(text("LOCK TABLE held"))
        every = [statements] if statements.startswith("DO") else statements.split("; ")
        return await error_of(execute(store, *every, inside=inside))


async def execute(store: Store, *statements: str, inside: Inside = whole) -> None:
    async with store.write() as unit:
        async with inside(unit):
            for statement in statements:
                await unit.execute(text(statement))
        await unit.commit()


@pytest.mark.parametrize("inside", [whole, Unit.savepoint])
@pytest.mark.parametrize("name", SAYINGS)
async def test_a_server_that_cannot_now_is_away(server: str, name: str, inside: Inside) -> None:
    error = await said(server, SAYINGS[name], inside)
    assert is_away(error)
    assert not is_lasting(error)


@pytest.mark.parametrize("inside", [whole, Unit.savepoint])
@pytest.mark.parametrize("name", FAULTS)
async def test_what_is_wrong_with_the_question_is_not_the_servers_fault(
    server: str, name: str, inside: Inside
) -> None:
    assert not is_away(await said(server, FAULTS[name], inside))


async def connecting(url: str) -> Exception:
    engine = create_async_engine(async_url(url))
    error = await error_of(engine.connect().start())
    await engine.dispose()
    return error


@pytest.mark.parametrize(
    ("url", "lasting"),
    [
        ("postgresql://nobody@127.0.0.1:9/care", False),
        ("postgresql://nobody@no-such-host.invalid/care", False),
        ("postgresql://nobody@/care?host=/nowhere", False),
    ],
)
async def test_a_server_that_nobody_reaches_is_away(url: str, lasting: bool) -> None:
    error = await connecting(url)
    assert is_away(error)
    assert is_lasting(error) is lasting


@pytest.mark.parametrize(("old", "new"), [("/test", "/absent"), ("postgres@", "nobody@")])
async def test_a_database_that_is_not_there_is_not_waited_for_at_a_start(
    server: str, old: str, new: str
) -> None:
    error = await connecting(server.replace(old, new, 1))
    assert is_away(error)
    assert is_lasting(error)


async def test_a_server_with_too_many_clients_is_away(server: str) -> None:
    engine = create_async_engine(async_url(server), pool_size=100)
    held = []

    async def crowd() -> None:
        while True:
            held.append(await engine.connect())

    error = await error_of(crowd())
    for connection in held:
        await connection.close()
    await engine.dispose()
    assert is_away(error)
    assert not is_lasting(error)


async def asked(url: str, *statements: str, inside: Inside = whole) -> Exception:
    async with Store.opened(url) as store:
        statements = statements or ("CREATE TABLE new (id INTEGER)",)
        return await error_of(execute(store, *statements, inside=inside))


async def test_a_file_that_another_holds_is_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY", 0.1)
    other = sqlite3.connect(tmp_path / "care.db", isolation_level=None)
    other.execute("PRAGMA journal_mode=WAL")
    other.execute("BEGIN IMMEDIATE")
    error = await asked(f"sqlite:///{tmp_path}/care.db")
    other.close()
    assert is_away(error)
    assert not is_lasting(error)


async def test_a_file_that_is_full_is_away(tmp_path: Path) -> None:
    fill = "CREATE TABLE new AS SELECT zeroblob({}) AS hole"
    url = f"sqlite:///{tmp_path}/care.db"
    assert is_away(await asked(url, "PRAGMA max_page_count = 4", fill.format(100_000)))
    # A value too large is the question's fault.
    assert not is_away(await asked(url, fill.format(2_000_000_000)))


async def test_a_file_that_is_full_takes_its_savepoints_with_it_and_is_away(tmp_path: Path) -> None:
    statements = (
        "PRAGMA max_page_count = 4",
        "CREATE TABLE new (hole)",
        "INSERT INTO new VALUES (zeroblob(100000))",
    )
    error = await asked(f"sqlite:///{tmp_path}/care.db", *statements, inside=Unit.savepoint)
    assert "no such savepoint" in str(error)
    assert is_away(error)


async def test_an_error_of_ours_while_the_store_is_away_is_ours(tmp_path: Path) -> None:
    away = await asked(f"sqlite:///{tmp_path}/nowhere/care.db")
    ours = KeyError("a mistake of ours")
    ours.__context__ = away
    assert not is_away(ours)


async def test_what_is_no_database_is_lasting(tmp_path: Path) -> None:
    (tmp_path / "care.db").write_text("no database at all\n" * 1000)
    assert is_lasting(await asked(f"sqlite:///{tmp_path}/care.db"))
    assert is_lasting(await asked(f"sqlite:///{tmp_path}/nowhere/care.db"))


async def test_a_mistake_of_ours_is_not_the_files(tmp_path: Path) -> None:
    assert not is_away(await asked(f"sqlite:///{tmp_path}/care.db", "SELECT * FROM nothing"))
    assert not is_away(KeyError("a mistake of ours"))
