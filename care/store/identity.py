"""Whether a SQLite database is still the file that we opened.

To SQLite it is no error that its file was deleted or that another one stands in its place: it goes on writing where
nobody will ever read, and a new connection finds nothing. So whoever begins and whoever commits looks first. Should the
very file come back, all goes on.
"""

from pathlib import Path


class StoreGoneError(OSError):
    """The database's file was deleted, or another one stands in its place. What we knew lives in this process alone."""


class Identity:
    """Of the file at `path`, as it is when it is first seen. None: of no file, which is always itself."""

    def __init__(self, path: Path | None) -> None:
        self._path, self._log = path, Path(f"{path}-wal")
        self._known: tuple[int, int] | None = None
        self._logged = False

    def check(self) -> None:
        """Raises StoreGoneError."""
        found = _inode(self._path)
        self._known = self._known or found
        if found != self._known:
            raise StoreGoneError(f"{self._path} was deleted or replaced")

    def check_open(self) -> None:
        """The same while a connection has it open: its log must be there then, too. Raises StoreGoneError."""
        self.check()
        there = self._log.exists()
        if self._logged and not there:
            raise StoreGoneError(f"{self._log} was deleted")
        self._logged = there


def _inode(path: Path | None) -> tuple[int, int] | None:
    if path is None:
        return None
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
