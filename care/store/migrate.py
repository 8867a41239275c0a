"""Brings a database to the tables of this version, at start. The steps are in care/store/migrations/versions."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

from care.store import files
from care.store.unit import Store

LOCK = 1414877775  # a number of our own: two processes that start at once must not migrate at once


async def migrate(engine: AsyncEngine) -> None:
    """Upgrade to the newest version, from nothing too. Does nothing when it is there already."""
    if database := files.database_of(engine.url):
        files.close_to_others(database)
    async with engine.begin() as connection:
        await connection.run_sync(upgrade)


@asynccontextmanager
async def migrated(url: str) -> AsyncIterator[Store]:
    """The store at `url` with this version's tables, closed in the end."""
    async with Store.opened(url) as store:
        await migrate(store.engine)
        yield store


def upgrade(connection: Connection, version: str = "head") -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    command.upgrade(config(connection), version)


def downgrade(connection: Connection, version: str = "base") -> None:
    command.downgrade(config(connection), version)


def config(connection: Connection) -> Config:
    """Alembic's settings for one connection; there is no alembic.ini."""
    settings = Config(attributes={"connection": connection})
    settings.set_main_option("script_location", "care.store:migrations")
    settings.set_main_option("path_separator", "os")
    return settings
