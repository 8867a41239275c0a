"""What a start waits for: a Telegram and a store that are away, as it does later. What does not pass ends it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from itertools import chain, repeat
from typing import TypeVar

import structlog
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter, TelegramServerError

from care.business import Business
from care.store.away import is_away, is_lasting
from care.store.migrate import migrate
from care.store.unit import Store
from care.values.clock import Clock

log = structlog.get_logger()
T = TypeVar("T")
PAUSES = (0.5, 1.0, 2.0, 5.0, 15.0, 30.0)  # seconds between tries; the last again and again
Tell = Callable[[Exception], None]


async def patiently(
    event: str, work: Callable[[], Awaitable[T]], passes: Callable[[Exception], bool], tell: Tell
) -> T:
    """What `work` gives in the end. `tell` hears of the first error that `passes`; any other is raised."""
    for tries, pause in enumerate(chain(PAUSES, repeat(PAUSES[-1]))):
        try:
            return await work()
        except Exception as error:
            if not passes(error):
                raise
            if not tries:
                tell(error)
            wait = float(error.retry_after) if isinstance(error, TelegramRetryAfter) else pause
            log.warning(event, error=type(error).__name__, retry_in=wait)
        await asyncio.sleep(wait)
    raise AssertionError("repeat has no end")


@asynccontextmanager
async def open_store(url: str, business: Business, clock: Clock, tell: Tell) -> AsyncIterator[Store]:
    """The store at `url` with this version's tables, closed in the end."""
    async with Store.opened(url, business, clock) as store:
        await patiently("store_away", partial(migrate, store.engine), store_passes, tell)
        yield store


def store_passes(error: Exception) -> bool:
    return is_away(error) and not is_lasting(error)


def telegram_passes(error: Exception) -> bool:
    return isinstance(error, TelegramNetworkError | TelegramServerError | TelegramRetryAfter)
