"""Is it the store that cannot now, or is it what we asked of it?

Judged by codes, never by words, which change with versions and languages: SQLSTATE's classes on PostgreSQL, result
codes on SQLite. What a store says while it is away is waited out, because nothing was done and nothing is lost.
What it says on the way out of such an error counts as that error: a full disk undoes the whole transaction, and then
there is no savepoint any more to go back to.
"""

import sqlite3
from collections.abc import Iterator

from sqlalchemy.exc import DBAPIError, PendingRollbackError
from sqlalchemy.exc import TimeoutError as PoolTimeout

# Connection lost; rolled back for another's sake (deadlock, serialization); out of resources (too many clients, disk
# full); not in the state for it (locked); an operator or a timeout stepped in; the system below; the server itself.
CLASSES = ("08", "40", "53", "55", "57", "58", "XX")
# Nobody is let in, the database is not there, or it takes no writes since a failover: seldom for good.
STATES = ("25006", "28", "3D000")
RESULTS = frozenset(
    {
        sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_PERM,
    }
)  # fmt: skip
# Away as well, but somebody has to do something about it.
LASTING_STATES = ("28", "3D000")
LASTING_RESULTS = frozenset(
    {
        sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_PERM,
    }
)  # fmt: skip
HUNG_UP = "8s2b"  # SQLAlchemy's name for what is asked of a transaction whose connection is gone
PRIMARY = 0xFF  # an extended result code has the primary one in its lowest byte


def is_away(error: BaseException) -> bool:
    """Whether the store could not be reached, or could not do it just now, whatever it was asked."""
    return any(_was_away(each) for each in _after_each_other(error))


def _was_away(error: BaseException) -> bool:
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    if isinstance(error, OSError | TimeoutError | PoolTimeout):
        return True
    if isinstance(error, PendingRollbackError):
        return error.code == HUNG_UP
    return _says(error, (*CLASSES, *STATES), RESULTS)


def is_lasting(error: BaseException) -> bool:
    """Whether it will stay away until somebody has seen to it: a wrong password, no such database, no such folder."""
    if isinstance(error, OSError) and error.filename is not None:
        return True
    return _says(error, LASTING_STATES, LASTING_RESULTS)


def _after_each_other(error: BaseException) -> Iterator[BaseException]:
    """The error, and what the store had said before it, newest first. An error of our own ends the row."""
    before: BaseException | None = error
    while before is not None:
        yield before
        is_the_stores = isinstance(before, DBAPIError | sqlite3.Error)
        before = (before.__cause__ or before.__context__) if is_the_stores else None


def _says(error: BaseException, states: tuple[str, ...], results: frozenset[int]) -> bool:
    said = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    state = getattr(said, "sqlstate", None)
    if isinstance(state, str):
        return state.startswith(states)
    result = getattr(said, "sqlite_errorcode", None)
    return isinstance(result, int) and result & PRIMARY in results
