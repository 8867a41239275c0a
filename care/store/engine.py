"""Opens the database (docs/decisions/0003-store.md has the measurements).

SQLite: WAL, `synchronous=FULL`, BEGIN IMMEDIATE for writers, one writer at a time by a lock in the process.
PostgreSQL: its own READ COMMITTED, with row locks where two may meet.
"""

from sqlalchemy import Connection, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from care.store import sqlite

READ_ONLY = "turbota_read_only"
SYNCHRONOUS = "FULL"  # SQLite waits for the disk at each commit: what is committed outlives a power cut


def async_url(url: str) -> str:
    """The URL with the driver that we use: people write `sqlite:///care.db` or `postgresql://…`."""
    scheme, separator, rest = url.partition("://")
    driver = {
        "sqlite": "sqlite+aiosqlite",
        "postgresql": "postgresql+asyncpg",
        "postgres": "postgresql+asyncpg",
    }
    return driver.get(scheme, scheme) + separator + rest


def open_engine(url: str) -> AsyncEngine:
    url = async_url(url)
    arguments = {"async_creator_fn": sqlite.connect} if url.startswith("sqlite") else {}
    # A statement's values are people's words: they have no place in an error, which is logged.
    engine = create_async_engine(
        url, pool_size=5, max_overflow=10, hide_parameters=True, connect_args=arguments
    )
    if engine.dialect.name == "sqlite":
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _record: object) -> None:
    # The driver shall not begin transactions behind our back.
    connection.isolation_level = None
    cursor = connection.cursor()
    # secure_delete: not every SQLite is built with it
    for pragma in (
        "secure_delete=ON",
        "journal_mode=WAL",
        f"synchronous={SYNCHRONOUS}",
        "busy_timeout=5000",
        "foreign_keys=ON",
    ):
        try:
            cursor.execute(f"PRAGMA {pragma}")
        except Exception:
            connection.close()  # nobody else will: its thread would outlive it
            raise
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    read_only = connection.get_execution_options().get(READ_ONLY)
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")
