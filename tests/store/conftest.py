"""Every test here runs on SQLite and on PostgreSQL, each time in a fresh copy of a migrated database."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from care.store.engine import async_url
from care.store.migrate import migrate
from care.store.unit import Store
from tests.store.cast import play
from tests.store.postgres import running_postgres

_numbers = count(1)


async def _prepare(url: str) -> None:
    store = Store.at(url)
    await migrate(store.engine)
    async with store.write() as unit:
        await play(unit)
        await unit.commit()
    await store.close()


async def _create_database(server: str, name: str, template: str) -> None:
    engine = create_async_engine(async_url(server.format("postgres")), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    await engine.dispose()


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
    asyncio.run(_create_database(postgres, "model", "template1"))
    asyncio.run(_prepare(postgres.format("model")))
    return postgres


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of the test's own, in which the cast is known."""
    if request.param == "sqlite":
        path = tmp_path / "care.db"
        shutil.copy(request.getfixturevalue("sqlite_model"), path)
        return f"sqlite:///{path}"
    server: str = request.getfixturevalue("postgres_model")
    name = f"test{next(_numbers)}"
    asyncio.run(_create_database(server, name, "model"))
    return server.format(name)


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    store = Store.at(url)
    yield store
    await store.close()
