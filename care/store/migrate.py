"""Brings a database to the tables of this version, at start. The steps are in care/store/migrations/versions."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from care.business import Business
from care.store import files
from care.store.unit import Store
from care.values.clock import Clock

STEPS = Path(__file__).parent / "migrations" / "versions"  # each file's name begins with its version
LOCK = 1414877775  # a number of our own: two processes that start at once must not migrate at once


async def migrate(engine: AsyncEngine) -> None:
    """Upgrade to the newest version, from nothing too. Does nothing when it is there already."""
    if database := files.database_of(engine.url):
        files.close_to_others(database)
    async with engine.begin() as connection:
        await connection.run_sync(_renew)


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


def _renew(connection: Connection) -> None:
    _alone(connection)
    if current(connection) != versions()[-1]:
        from care.store import steps  # noqa: PLC0415 - Alembic is heavy, and most starts have no step to take

        steps.up(connection)


def _move(connection: Connection, version: str) -> None:
    from care.store import steps  # noqa: PLC0415

    _alone(connection)
    (steps.down if version < current(connection) else steps.up)(connection, version)


def _alone(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})


def current(connection: Connection) -> str:
    """The database's version; empty: it has no tables yet."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def versions() -> tuple[str, ...]:
    """All that this program knows, in order: each is greater than the one before (tests/pure/test_versions.py)."""
    return tuple(sorted(path.name.partition("_")[0] for path in STEPS.glob("[0-9]*.py")))
