"""Every test here runs on SQLite and on PostgreSQL, each time with nothing but the cast in a migrated database."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from care.store.unit import Store
from tests.store.cast import NOW, SHOP, StillClock
from tests.store.model import begin, prepare
from tests.store.postgres import create_database


@pytest.fixture(scope="session")
def migrated_postgres(postgres: str) -> str:
    url = create_database(postgres)
    asyncio.run(prepare(url))
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
    store = Store.at(url, SHOP, StillClock(NOW))
    if url.startswith("postgres"):
        await begin(store)
    yield store
    await store.close()
