"""What befalls a bot on PostgreSQL: each is in force within its context."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress

import asyncpg  # type: ignore[import-untyped]

from tests.load.chaos.books import Served
from tests.load.chaos.siege import Siege

ENDED = (
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def _served(siege: Siege) -> Served:
    assert isinstance(siege.books, Served)
    return siege.books


@asynccontextmanager
async def restarted(siege: Siege) -> AsyncIterator[None]:
    server = _served(siege).server
    await asyncio.to_thread(server.stop)
    try:
        yield
    finally:
        await asyncio.to_thread(server.start)


@asynccontextmanager
async def crowded(siege: Siege) -> AsyncIterator[None]:
    """Others have all connections, those that the bot had, too."""
    books = _served(siege)
    async with AsyncExitStack() as held:
        admin = await books.connect()
        held.push_async_callback(admin.close)

        async def fill() -> None:
            while True:
                held.push_async_callback((await books.connect("postgres")).close)

        async def crowd() -> None:
            while True:
                await admin.fetchval(ENDED)
                with suppress(asyncpg.PostgresError):
                    await fill()
                await asyncio.sleep(0.2)

        async with _meanwhile(crowd):
            yield


@asynccontextmanager
async def standby(siege: Siege) -> AsyncIterator[None]:
    """Nothing may be written, as after a failover."""
    async with _setting(siege, "default_transaction_read_only", "on"):
        yield


@asynccontextmanager
async def hasty(siege: Siege) -> AsyncIterator[None]:
    """No statement may take longer than a millisecond, and one does."""
    async with _setting(siege, "statement_timeout", "'1ms'"):
        admin = await _served(siege).connect()
        transaction = admin.transaction()
        await transaction.start()
        await admin.execute("LOCK TABLE updates, outbox IN ACCESS EXCLUSIVE MODE")
        yield
        await transaction.rollback()
        await admin.close()


@asynccontextmanager
async def hung_up_on(siege: Siege) -> AsyncIterator[None]:
    """An admin ends every connection, again and again."""
    books = _served(siege)

    async def hang_up() -> None:
        while True:
            await books.count(ENDED)
            await asyncio.sleep(0.5)

    async with _meanwhile(hang_up):
        yield


@asynccontextmanager
async def _setting(siege: Siege, name: str, value: str) -> AsyncIterator[None]:
    books = _served(siege)
    await books.do(f"ALTER SYSTEM SET {name} = {value}", "SELECT pg_reload_conf()")
    yield
    await books.do(f"ALTER SYSTEM RESET {name}", "SELECT pg_reload_conf()")


@asynccontextmanager
async def _meanwhile(work: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    task = asyncio.ensure_future(work())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
