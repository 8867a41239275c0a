"""A SQLite store's files: nobody else reads them, and what was erased stands in none of them."""

import asyncio
import os
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from stat import S_IMODE

import pytest

from care.commands import DeleteMe, GiveFeedback
from care.handlers import carry_out
from care.store import files
from care.store.leader import leading
from care.store.migrate import migrate
from care.store.unit import Store
from tests.store.cast import NOW, OLENA, SHOP, StillClock, opened, play, said
from tests.store.looking import do

WORDS = "The borscht on the seventh was cold"
OFTEN = 12


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "var" / "care.db"


@pytest.fixture
async def store(database: Path) -> AsyncIterator[Store]:
    store = Store.at(f"sqlite:///{database}", SHOP, StillClock(NOW))
    await migrate(store.engine)
    async with store.write() as unit:
        await play(unit)
        await unit.commit()
    yield store
    await store.close()


def mode(path: Path) -> int:
    return S_IMODE(path.stat().st_mode)


def found(database: Path, words: str = WORDS) -> list[str]:
    """The files of the folder in whose bytes the words stand."""
    return [file.name for file in database.parent.iterdir() if words.encode() in file.read_bytes()]


async def be_heard(store: Store) -> None:
    """Olena's words in tickets and in feedback, many times: no page is the only one."""
    for _ in range(OFTEN):
        await do(store, opened, OLENA, said(OLENA, WORDS))
        await do(store, carry_out, GiveFeedback("table7", 2, (said(OLENA, WORDS),), anonymous=False), OLENA)


async def leave(store: Store) -> None:
    await do(store, carry_out, DeleteMe(), OLENA)


async def test_nobody_else_reads_the_store_whatever_the_process_allows(database: Path) -> None:
    before = os.umask(0)
    try:
        store = Store.at(f"sqlite:///{database}", SHOP, StillClock(NOW))
        await migrate(store.engine)
        async with leading(store.engine, lambda: None):
            assert mode(database.parent) == files.FOLDER
            modes = {file.name: mode(file) for file in database.parent.iterdir()}
        await store.close()
    finally:
        os.umask(before)
    assert modes == dict.fromkeys(("care.db", "care.db-wal", "care.db-shm", "care.db.lead"), files.FILE)


async def test_a_store_that_others_could_read_is_closed_at_the_next_start(
    database: Path, store: Store
) -> None:
    for file in database.parent.iterdir():
        file.chmod(0o644)
    await migrate(store.engine)
    assert {mode(file) for file in database.parent.iterdir()} == {files.FILE}


def test_a_folder_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    files.close_to_others(tmp_path / "care.db")
    assert mode(tmp_path) == 0o755


async def test_erased_words_stand_in_no_byte_of_any_file(database: Path, store: Store) -> None:
    await be_heard(store)
    assert found(database)
    await leave(store)
    await store.sweep()
    assert found(database) == []


async def test_an_erasure_is_swept_by_the_next_process_if_this_one_dies(database: Path, store: Store) -> None:
    await be_heard(store)
    await leave(store)
    killed = database.parent.with_name("killed")  # its files as they are at this moment
    shutil.copytree(database.parent, killed)
    assert found(killed / database.name)
    async with Store.opened(f"sqlite:///{killed / database.name}", SHOP, StillClock(NOW)) as next_one:
        await migrate(next_one.engine)
        await next_one.sweep()
        assert found(killed / database.name) == []


async def test_a_sweep_that_a_reader_hinders_is_done_later(database: Path, store: Store) -> None:
    await be_heard(store)
    with closing(sqlite3.connect(database, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM tickets").fetchone()
        await leave(store)
        await store.sweep()
        assert found(database)
    await store.sweep()
    assert found(database) == []


async def test_a_sqlite_that_keeps_deleted_words_is_told_not_to(database: Path, store: Store) -> None:
    async with store.read() as unit:
        assert (await unit.connection.exec_driver_sql("PRAGMA secure_delete")).scalar_one() == 1
    # What others do without it: this is what the test above would find.
    path = database.parent / "other.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA secure_delete=OFF")
        other.execute("CREATE TABLE said (words)")
        other.execute("INSERT INTO said VALUES (?)", (WORDS,))
        other.execute("DELETE FROM said")
    assert found(path) == ["other.db"]


async def test_a_sweep_holds_up_nobody(store: Store) -> None:
    await asyncio.gather(store.sweep(), be_heard(store))


def test_what_is_written_for_people_is_the_owners_alone(tmp_path: Path) -> None:
    old = tmp_path / "audit.csv"
    old.write_text("a much longer text than before")
    old.chmod(0o644)
    files.write_private(old, "Taras")
    files.write_private(tmp_path / "chart.png", b"\x89PNG")
    assert old.read_text() == "Taras"
    assert {mode(file) for file in tmp_path.iterdir()} == {files.FILE}
