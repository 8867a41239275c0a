"""Every test here runs on SQLite and on PostgreSQL, each time with nothing but the cast in a migrated database."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from care.store.migrate import migrate
from care.store.tables import metadata
from care.store.unit import Store
from tests.store.cast import play
from tests.store.postgres import create_database


async def _prepare(url: str) -> None:
    store = Store.at(url)
    await migrate(store.engine)
    await _begin(store)
    await store.close()


async def _begin(store: Store) -> None:
    async with store.write() as unit:
        if unit.on_postgres:
            await unit.execute(text(f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY"))
        await play(unit)
        await unit.commit()


@pytest.fixture(scope="session")
def sqlite_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("model") / "model.db"
    asyncio.run(_prepare(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def migrated_postgres(postgres: str) -> str:
    url = create_database(postgres)
    asyncio.run(_prepare(url))
    return url


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgres":
        shared: str = request.getfixturevalue("migrated_postgres")
        return shared
    path = tmp_path / "care.db"
    shutil.copy(request.getfixturevalue("sqlite_model"), path)
    return f"sqlite:///{path}"


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    store = Store.at(url)
    if url.startswith("postgres"):
        await _begin(store)
    yield store
    await store.close()
