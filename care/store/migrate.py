"""Brings a database to the tables of this version, at start. The steps are in care/store/migrations/versions."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

from care.business import Business
from care.store import files
from care.store.unit import Store
from care.values.clock import Clock

LOCK = 1414877775  # a number of our own: two processes that start at once must not migrate at once


async def migrate(engine: AsyncEngine) -> None:
    """Upgrade to the newest version, from nothing too. Does nothing when it is there already."""
    if database := files.database_of(engine.url):
        files.close_to_others(database)
    async with engine.begin() as connection:
        await connection.run_sync(upgrade)


@asynccontextmanager
async def migrated(
    url: str, business: Business | None = None, clock: Clock | None = None
) -> AsyncIterator[Store]:
    """The store at `url` with this version's tables, closed in the end."""
    async with Store.opened(url, business, clock) as store:
        await migrate(store.engine)
        yield store


async def migrate_to(engine: AsyncEngine, version: str) -> None:
    """Up or down to `version`, one of `versions()`, with what is stored. Older programs know no way down."""
    if database := files.database_of(engine.url):
        files.close_to_others(database)
    async with engine.begin() as connection:
        await connection.run_sync(_move, version)


def _move(connection: Connection, version: str) -> None:
    _alone(connection)
    (downgrade if version < current(connection) else upgrade)(connection, version)


def current(connection: Connection) -> str:
    """The database's version; empty: it has no tables yet."""
    return MigrationContext.configure(connection).get_current_revision() or ""


def versions() -> tuple[str, ...]:
    """All that this program knows, in order: each is greater than the one before (tests/pure/test_versions.py)."""
    scripts = ScriptDirectory.from_config(_settings())
    return tuple(sorted(script.revision for script in scripts.walk_revisions()))


def upgrade(connection: Connection, version: str = "head") -> None:
    _alone(connection)
    command.upgrade(config(connection), version)


def downgrade(connection: Connection, version: str = "base") -> None:
    command.downgrade(config(connection), version)


def _alone(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})


def config(connection: Connection) -> Config:
    """Alembic's settings for one connection; there is no alembic.ini."""
    settings = _settings()
    settings.attributes["connection"] = connection
    return settings


def _settings() -> Config:
    settings = Config()
    settings.set_main_option("script_location", "care.store:migrations")
    settings.set_main_option("path_separator", "os")
    return settings
