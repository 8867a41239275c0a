"""SQLite in the event loop's own thread: what may wait still waits elsewhere, and nothing overtakes it."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from care.store.migrate import migrate
from care.store.tables import updates
from care.store.unit import Store

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = Store.at(f"sqlite:///{tmp_path}/turbota.db")
    await migrate(store.engine)
    yield store
    await store.close()


@pytest.fixture
def other(tmp_path: Path, store: Store) -> Iterator[sqlite3.Connection]:  # noqa: ARG001 - it makes the file
    """Another process's connection, in the middle of writing."""
    with closing(sqlite3.connect(tmp_path / "turbota.db", isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield connection


async def write(store: Store, update_id: int) -> None:
    async with store.write() as unit:
        await unit.execute(unit.insert(updates).values(update_id=update_id, done_at=NOW))
        await unit.commit()


def written(connection: sqlite3.Connection) -> list[int]:
    return [row[0] for row in connection.execute("SELECT update_id FROM updates ORDER BY update_id")]


async def test_the_loop_goes_on_while_another_process_writes(store: Store, other: sqlite3.Connection) -> None:
    writing = asyncio.create_task(write(store, 1))
    for _ in range(50):
        await asyncio.sleep(0.001)
    assert not writing.done()
    other.execute("ROLLBACK")
    await writing
    assert written(other) == [1]


async def test_whoever_gives_up_waiting_leaves_no_lock_behind(
    store: Store, other: sqlite3.Connection
) -> None:
    writing = asyncio.create_task(write(store, 1))
    await asyncio.sleep(0.02)
    writing.cancel()
    other.execute("ROLLBACK")
    await asyncio.gather(writing, return_exceptions=True)
    await write(store, 2)
    other.execute("BEGIN IMMEDIATE")  # nobody holds it
    assert written(other) == [2]
