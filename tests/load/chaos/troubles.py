"""What befalls a bot on SQLite: each is in force within its context. The words of a store that is away, and others."""

import asyncio
import resource
import shutil
import signal
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing

from tests.load.chaos.books import File
from tests.load.chaos.siege import Siege

HOUR = 3600.0
CALM = 60.0  # seconds until what has begun is done


def _file(siege: Siege) -> File:
    assert isinstance(siege.books, File)
    return siege.books


@asynccontextmanager
async def held(siege: Siege) -> AsyncIterator[None]:
    """Another program holds the file for longer than anybody waits for it."""
    with closing(sqlite3.connect(_file(siege).path, isolation_level=None, timeout=10)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@asynccontextmanager
async def full(siege: Siege) -> AsyncIterator[None]:
    """No file of the process may grow."""
    _, hard = resource.prlimit(siege.bot.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(siege.bot.pid, resource.RLIMIT_FSIZE, (1, hard))
    yield
    if siege.bot.running:
        resource.prlimit(siege.bot.pid, resource.RLIMIT_FSIZE, (hard, hard))


@asynccontextmanager
async def read_only(siege: Siege) -> AsyncIterator[None]:
    """The bot is started on a file that it may not write."""
    await siege.down()
    for path in _file(siege).all_paths:
        path.chmod(0o400)
    siege.bot.bound = True
    siege.wanted = True
    yield
    for path in _file(siege).all_paths:
        path.chmod(0o600)


@asynccontextmanager
async def deleted(siege: Siege) -> AsyncIterator[None]:
    """The file is deleted under the bot; then people put back what they have saved of it."""
    file = _file(siege)
    await _rest(siege)
    saved = siege.home / "saved.db"
    with closing(sqlite3.connect(file.path)) as source, closing(sqlite3.connect(saved)) as target:
        source.backup(target)
    for path in file.all_paths:
        path.unlink()
    await asyncio.sleep(2)
    before = siege.confirmed()
    yield
    if siege.confirmed() > before:
        siege.faults.append(f"{siege.confirmed() - before} updates were confirmed into a file that is gone")
    await siege.down()
    for path in file.all_paths:
        path.unlink()
    shutil.move(saved, file.path)
    siege.wanted = True


async def _rest(siege: Siege) -> None:
    """Until everybody who has come is served."""
    async with asyncio.timeout(CALM):
        quiet = 0
        while quiet < 4:
            calls = len(siege.world.record.of("message"))
            await asyncio.sleep(0.5)
            still = not siege.world.updates.pending and len(siege.world.record.of("message")) == calls
            quiet = quiet + 1 if still else 0


@asynccontextmanager
async def stopped(siege: Siege) -> AsyncIterator[None]:
    """The process stands still, as with a machine that sleeps."""
    siege.bot.signal(signal.SIGSTOP)
    yield
    siege.bot.signal(signal.SIGCONT)


@asynccontextmanager
async def clock(siege: Siege) -> AsyncIterator[None]:
    """The clock goes an hour ahead, is set right while people are served, and goes ahead again."""
    siege.world.clock.advance(HOUR)
    yield
    siege.world.clock.reset()
    await asyncio.sleep(5)
    siege.world.clock.advance(HOUR)
