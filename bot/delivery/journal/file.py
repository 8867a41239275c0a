"""The file of a process's journal: lines that only grow, written at once and without waiting for the disk.

It is locked for as long as its process lives, so that others see whether it does.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import structlog

try:
    import fcntl
except ImportError:  # Windows: nobody else's file is known to live there
    fcntl = None  # type: ignore[assignment]

log = structlog.get_logger()
SUFFIX = ".calls"
BOOT = Path("/proc/sys/kernel/random/boot_id")


def boot_id() -> str:
    """Which start of the system this is; empty where it does not tell."""
    try:
        return BOOT.read_text("ascii").strip()
    except OSError:
        return ""


class JournalFile:
    """Without a path it keeps nothing."""

    def __init__(self, path: Path | None = None, descriptor: int = -1) -> None:
        self.path, self._descriptor = path, descriptor
        self.size = 0

    @classmethod
    def opened(cls, folder: Path | None, name: str) -> "JournalFile":
        if folder is None:
            return cls()
        path = folder / f"{name}{SUFFIX}"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)
        except OSError as error:
            log.warning("journal_not_kept", folder=str(folder), error=type(error).__name__)
            return cls()
        if fcntl is not None:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        return cls(path, descriptor)

    def write(self, text: str) -> None:
        if self.path is None:
            return
        data = text.encode("ascii")
        if os.write(self._descriptor, data) != len(data):
            os.write(self._descriptor, b"\n")  # what follows is not to be a part of it
            raise OSError("a line was not written whole")
        self.size += len(data)

    def remove(self) -> None:
        """Its essence is in another."""
        if self.path is not None:
            self.path.unlink(missing_ok=True)
            self.close()

    def close(self) -> None:
        if self.path is not None:
            os.close(self._descriptor)
            self.path = None


def others(folder: Path | None, own: JournalFile) -> Iterator[tuple[Path, bool]]:
    """The files of other processes, and whether those live."""
    paths = sorted(folder.glob(f"*{SUFFIX}")) if folder is not None and own.path is not None else []
    for path in paths:
        if path != own.path:
            yield path, _locked(path)


def _locked(path: Path) -> bool:
    if fcntl is None:
        return False
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False
