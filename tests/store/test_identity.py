"""A database whose file is not ours any more takes nothing, and says so."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from care.store.heartbeat import beat
from care.store.identity import StoreGoneError
from care.store.tables import metadata
from care.store.unit import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "care.db"


@pytest.fixture
async def filed(path: Path) -> AsyncIterator[Store]:
    store = Store.at(f"sqlite:///{path}")
    async with store.write() as unit:
        await unit.connection.run_sync(metadata.create_all)
        await unit.commit()
    yield store
    await store.close()


async def write(store: Store) -> None:
    async with store.write() as unit:
        await beat(unit)
        await unit.commit()


def deleted(path: Path) -> None:
    path.unlink()


def replaced(path: Path) -> None:
    path.unlink()
    path.write_bytes(b"")


def moved(path: Path, to: Path) -> None:
    path.rename(to)


def all_deleted(path: Path) -> None:
    for file in path.parent.glob("care.db*"):
        file.unlink()


def log_deleted(path: Path) -> None:
    Path(f"{path}-wal").unlink()


@pytest.mark.parametrize("lose", [deleted, replaced, all_deleted, log_deleted])
async def test_nothing_is_committed_into_a_file_that_nobody_will_read(
    filed: Store, path: Path, lose: Callable[[Path], None]
) -> None:
    await write(filed)
    lose(path)
    with pytest.raises(StoreGoneError):
        await write(filed)


async def test_what_is_lost_within_a_transaction_is_noticed_before_its_end(filed: Store, path: Path) -> None:
    async with filed.write() as unit:
        await beat(unit)
        deleted(path)
        with pytest.raises(StoreGoneError):
            await unit.commit()


async def test_no_empty_database_is_made_in_its_place(filed: Store, path: Path) -> None:
    deleted(path)
    with pytest.raises(StoreGoneError):
        async with filed.read():
            pass
    assert list(path.parent.glob("care.db")) == []


async def test_when_the_very_file_is_back_all_goes_on(filed: Store, path: Path) -> None:
    aside = path.with_suffix(".aside")
    moved(path, aside)
    with pytest.raises(StoreGoneError):
        await write(filed)
    moved(aside, path)
    await write(filed)


async def test_closing_and_opening_again_is_no_loss(filed: Store) -> None:
    await write(filed)
    await filed.close()  # the last connection takes the log with it
    await write(filed)
