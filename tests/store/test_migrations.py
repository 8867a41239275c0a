"""The migrations lead to the tables that the code has, and back to nothing."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

from care.store.migrate import downgrade, migrate
from care.store.tables import metadata
from care.store.unit import Store
from tests.store.postgres import create_database


@pytest.fixture(params=["sqlite", "postgres"])
async def empty(request: pytest.FixtureRequest, tmp_path: Path, empty_postgres: str) -> AsyncIterator[Store]:
    on_sqlite = request.param == "sqlite"
    store = Store.at(f"sqlite:///{tmp_path}/empty.db" if on_sqlite else empty_postgres)
    yield store
    await store.close()


@pytest.fixture
def empty_postgres(postgres: str) -> str:
    return create_database(postgres)


def differences(connection: Connection) -> list[object]:
    # What SQLite says of an empty default cannot be compared.
    defaults = connection.dialect.name == "postgresql"
    options = {"compare_type": True, "compare_server_default": defaults}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


async def test_the_newest_version_equals_the_tables_of_the_code(empty: Store) -> None:
    await migrate(empty.engine)
    async with empty.engine.connect() as connection:
        assert await connection.run_sync(differences) == []
        assert await connection.run_sync(tables) == set(metadata.tables) | {"alembic_version"}


async def test_every_step_can_be_taken_back(empty: Store) -> None:
    await migrate(empty.engine)
    async with empty.engine.begin() as connection:
        await connection.run_sync(downgrade)
    async with empty.engine.connect() as connection:
        assert await connection.run_sync(tables) == {"alembic_version"}


async def test_migrating_again_changes_nothing(store: Store) -> None:
    await migrate(store.engine)
    async with store.engine.connect() as connection:
        assert await connection.run_sync(differences) == []
