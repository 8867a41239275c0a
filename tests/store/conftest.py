"""Every test here runs on SQLite and on PostgreSQL, each time in a fresh copy of a migrated database."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from care.store.migrate import migrate
from care.store.unit import Store
from tests.store.cast import play
from tests.store.postgres import create_database, running_postgres


async def _prepare(url: str) -> None:
    store = Store.at(url)
    await migrate(store.engine)
    async with store.write() as unit:
        await play(unit)
        await unit.commit()
    await store.close()


@pytest.fixture(scope="session")
def sqlite_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("model") / "model.db"
    asyncio.run(_prepare(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_model(postgres: str) -> str:
    """The name of the database to copy."""
    url = create_database(postgres)
    asyncio.run(_prepare(url))
    return str(make_url(url).database)


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of the test's own, in which the cast is known."""
    if request.param == "sqlite":
        path = tmp_path / "care.db"
        shutil.copy(request.getfixturevalue("sqlite_model"), path)
        return f"sqlite:///{path}"
    model: str = request.getfixturevalue("postgres_model")
    return create_database(request.getfixturevalue("postgres"), model)


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    store = Store.at(url)
    yield store
    await store.close()
