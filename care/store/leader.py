"""Of all processes on one store, one leads: it sends and it polls. The others wait, ready to take over when it ends.

PostgreSQL: an advisory lock of a session of its own, which ends with the process however that ends. SQLite: a lock on a
file beside the database, likewise. A leader that loses its lock must stop at once: `LeadLostError`.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from care.store import files

try:
    import fcntl
except ImportError:  # Windows: two bots on one file are not kept apart there
    fcntl = None  # type: ignore[assignment]

KEY = 7_480_112_043  # of the advisory lock; any number that nobody else in the database uses
Watch: TypeAlias = Callable[[], Coroutine[Any, Any, None]]
LOOK = 2.0  # seconds between looks whether the lead is free, or still ours


class LeadLostError(Exception):
    """Another process may lead by now."""


@asynccontextmanager
async def leading(engine: AsyncEngine, waiting: Callable[[], None]) -> AsyncIterator[Watch]:
    """Entered when this process leads; `waiting` is called at each look until then.

    Gives a coroutine function that watches over the lock for as long as it is awaited, and raises LeadLostError.
    """
    if engine.dialect.name == "postgresql":
        async with engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            while not await _locked(connection):
                waiting()
                await asyncio.sleep(LOOK)
            yield lambda: _watch(connection)
    else:
        with files.open_private(_lock_file(engine)) as file:
            while not _file_locked(file):
                waiting()
                await asyncio.sleep(LOOK)
            yield _rest


async def _locked(connection: AsyncConnection) -> bool:
    found: bool = (
        await connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": KEY})
    ).scalar_one()
    return found


async def _rest() -> None:
    """The system keeps a file's lock for us."""
    await asyncio.Event().wait()


async def _watch(connection: AsyncConnection) -> None:
    while True:
        await asyncio.sleep(LOOK)
        try:
            await connection.execute(text("SELECT 1"))
        except (SQLAlchemyError, OSError) as error:
            raise LeadLostError from error


def _lock_file(engine: AsyncEngine) -> Path:
    return Path(f"{engine.url.database}.lead")


def _file_locked(file: BinaryIO) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
