"""SQLite without a thread's round trip for each statement, which cost more than the statements (docs/performance.md).

aiosqlite runs everything in a thread of the connection, because SQLite may wait. It waits for the disk at a commit:
that still runs in the thread. It waits for another process's lock when a writer begins: we ask again instead. What is
left is microseconds of computing, and is done at once.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Any, ParamSpec, Self, TypeVar

import aiosqlite

T = TypeVar("T")
P = ParamSpec("P")
BEGIN = "BEGIN IMMEDIATE"
BUSY = 5.0  # seconds that another process may write before we give up
AGAIN = 0.005  # seconds


class Connection(aiosqlite.Connection):
    _committing = False

    async def _connect(self) -> Self:
        try:
            await super()._connect()
        except BaseException:
            self._thread.join(BUSY)  # it was told to end, and says so to the loop, which must still be there
            raise
        return self

    async def commit(self) -> None:
        """Whatever follows must not overtake it, even if whoever awaits it is cancelled."""
        self._committing = True

        def commit() -> None:
            try:
                self._conn.commit()
            finally:
                self._committing = False

        await super()._execute(commit)  # type: ignore[no-untyped-call]

    async def _execute(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        call = partial(fn, *args, **kwargs)
        if self._committing:
            result: T = await super()._execute(call)  # type: ignore[no-untyped-call]
            return result
        return await self._begin(call) if args[:1] == (BEGIN,) else call()

    async def _begin(self, call: Callable[[], T]) -> T:
        deadline = asyncio.get_running_loop().time() + BUSY
        self._patience(0)
        try:
            while True:
                try:
                    return call()
                except sqlite3.OperationalError as error:
                    late = asyncio.get_running_loop().time() > deadline
                    if late or error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                        raise
                await asyncio.sleep(AGAIN)
        finally:
            self._patience(BUSY)

    def _patience(self, seconds: float) -> None:
        self._conn.execute(f"PRAGMA busy_timeout={seconds * 1000:.0f}")


def connect(database: str, **options: Any) -> Connection:  # noqa: ANN401 - sqlite3's own
    """An awaitable connection: what `connect_args={"async_creator_fn": connect}` of an engine asks for."""
    options["check_same_thread"] = False
    connection = Connection(lambda: sqlite3.connect(database, **options), iter_chunk_size=64)
    connection._thread.daemon = True  # as SQLAlchemy does it: the process's end waits for none
    return connection
