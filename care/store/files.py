"""The files of a SQLite store: their owner alone reads them, and what was erased leaves them.

Folders that we make have 0700, files 0600; SQLite gives `-wal` and `-shm` the rights of the database. A folder that was
there before is its owner's affair, `turbota check` says what is open in it. Erased rows are overwritten at once
(`secure_delete`), but stand in the write-ahead log until that is emptied: `drain`, after each erasure and at the start.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from stat import S_IMODE, S_ISVTX
from typing import BinaryIO

from sqlalchemy import URL

FOLDER, FILE = 0o700, 0o600
OTHERS = 0o077


def database_of(url: URL) -> Path | None:
    """The file of a SQLite database; None of any other, and of one in memory."""
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    return Path(str(url.database))


def close_to_others(database: Path) -> None:
    """Make the database's folder and file, if need be, and take away what others may do with its files."""
    for folder in reversed((database.parent, *database.parent.parents)):
        folder.mkdir(mode=FOLDER, exist_ok=True)
    open_private(database).close()
    for file in _belonging(database):
        with contextlib.suppress(PermissionError, FileNotFoundError):  # another user's; gone meanwhile
            file.chmod(FILE)


def _belonging(database: Path) -> list[Path]:
    """The database and what stands beside it under its name: `-wal`, `-shm`, `.lead`, copies."""
    beside = database.parent.glob("*")
    return sorted(file for file in beside if file.name.startswith(database.name) and file.is_file())


def open_to_others(database: Path) -> list[Path]:
    """What of the store other users of the machine can read: nothing, where they cannot enter the folder."""
    if os.name != "posix" or not database.exists():
        return []
    folder = database.parent.resolve()
    mode = S_IMODE(folder.stat().st_mode)
    if not mode & OTHERS:
        return []
    shared = bool(mode & S_ISVTX) or folder == Path.cwd()
    return [*([] if shared else [folder]), *(file for file in _belonging(database) if _is_open(file))]


def _is_open(file: Path) -> bool:
    return bool(S_IMODE(file.stat().st_mode) & OTHERS)


def drain(database: Path) -> bool:
    """Empty the write-ahead log into the database; False while somebody reads or writes. It waits for the disk."""
    with contextlib.closing(sqlite3.connect(database, timeout=0, isolation_level=None)) as connection:
        try:
            (busy, _pages, _moved) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.OperationalError:  # locked, or no room: the next tick tries again
            return False
    return not busy


def open_private(file: Path) -> BinaryIO:
    """A file for writing, its owner's alone; what it held is still there."""
    number = os.open(file, os.O_RDWR | os.O_CREAT, FILE)
    with contextlib.suppress(PermissionError):  # another user's, and open to us
        file.chmod(FILE)
    return os.fdopen(number, "r+b")


def write_private(file: Path, content: str | bytes) -> None:
    """Write what holds people's names or words, for the owner alone, over what is there."""
    with open_private(file) as target:
        target.truncate()
        target.write(content.encode() if isinstance(content, str) else content)


def shell_words(paths: Iterable[Path]) -> str:
    """Paths as one would write them in a shell."""
    return " ".join(f"'{path}'" if " " in str(path) else str(path) for path in paths)
