"""SQLite without a thread's round trip for each statement, which cost more than the statements (docs/performance.md).

aiosqlite runs everything in a thread of the connection, because SQLite may wait: for the disk at a commit, for another
process's lock when a writer begins. These two still do. What is left is microseconds of computing, and is done at once.
"""

import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Any, ParamSpec, TypeVar

import aiosqlite

T = TypeVar("T")
P = ParamSpec("P")
WAITING = "BEGIN IMMEDIATE"


class Connection(aiosqlite.Connection):
    _pending = 0  # calls that the thread has not ended: what follows must not overtake them

    async def commit(self) -> None:
        await self._wait_for(self._conn.commit)

    async def _execute(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        if self._pending or args[:1] == (WAITING,):
            return await self._wait_for(partial(fn, *args, **kwargs))
        return fn(*args, **kwargs)

    async def _wait_for(self, call: Callable[[], T]) -> T:
        self._pending += 1

        def counted() -> T:
            try:
                return call()
            finally:
                self._pending -= 1  # here, and not where it is awaited: that may be cancelled meanwhile

        result: T = await super()._execute(counted)  # type: ignore[no-untyped-call]
        return result


def connect(database: str, **options: Any) -> Connection:  # noqa: ANN401 - sqlite3's own
    """An awaitable connection: what `connect_args={"async_creator_fn": connect}` of an engine asks for."""
    options["check_same_thread"] = False
    connection = Connection(lambda: sqlite3.connect(database, **options), iter_chunk_size=64)
    connection._thread.daemon = True  # as SQLAlchemy does it: the process's end waits for none
    return connection
