"""Does the jobs for which something must be fetched from Telegram, as soon as they are asked for.

A job is fetched outside of a transaction, and done in one, with the row that says so. Whoever dies between has done
nothing, and the next process begins anew.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar

import structlog
from aiogram.exceptions import TelegramAPIError

from bot.counter import photo
from bot.delivery.client import Client
from bot.replies import importing
from care.agenda.jobs import Errand, RepliesFile, TillPhoto
from care.agenda.waiting import Waiting
from care.due import errands
from care.store.away import is_away
from care.store.unit import Store, Unit
from care.values.backoff import growing
from care.values.clock import Clock

log = structlog.get_logger()
E = TypeVar("E", bound=Errand)
Got = TypeVar("Got")

IDLE = 5.0  # seconds between looks when nothing is asked for in this process
PAUSE, LONGEST = timedelta(seconds=1), timedelta(seconds=30)  # before another try; each waits twice as long
MISTAKEN = timedelta(minutes=10)  # after a mistake of ours


@dataclass(frozen=True)
class Way(Generic[E, Got]):
    """How an errand is done."""

    fetch: Callable[[Client, E], Awaitable[Got]]  # raises TelegramAPIError: to be tried again
    take_in: Callable[[Unit, E, Got], Awaitable[None]]


WAYS: dict[type[Errand], Way[Any, Any]] = {
    RepliesFile: Way(importing.fetch, importing.take_in),
    TillPhoto: Way(photo.fetch, photo.take_in),
}


class Errands:
    def __init__(self, store: Store, client: Client, clock: Clock) -> None:
        self._store, self._client, self._clock = store, client, clock
        self._bell = asyncio.Event()

    def wake(self) -> None:
        self._bell.set()

    async def run(self) -> None:
        """For ever, or until cancelled."""
        while True:
            self._bell.clear()
            pause = IDLE
            try:
                pause = await self.round()
            except Exception as error:
                if not is_away(error):
                    log.exception("errands_failed")
                else:
                    log.warning("store_away", error=type(error).__name__, retry_in=IDLE)
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._bell.wait()

    async def round(self) -> float:
        """Do all that is due; the seconds until there may be more to do."""
        pause = IDLE
        while due := await self._due():
            waits = [wait.total_seconds() for each in due if (wait := await self._do(each))]
            pause = min([pause, *waits])
        return pause

    async def _due(self) -> list[Waiting[Errand]]:
        async with self._store.read() as unit:
            return await errands.due_errands(unit)

    async def _do(self, due: Waiting[Errand]) -> timedelta | None:
        """How long it is put off; None: it is done."""
        try:
            await self._try(due)
        except TelegramAPIError as error:
            wait = growing(PAUSE, due.job.tries, LONGEST)
            log.info("errand_put_off", job=due.id, kind=due.job.stored_as, error=type(error).__name__)
        except Exception as error:
            if is_away(error):
                raise
            wait = MISTAKEN
            log.exception("errand_failed", job=due.id, kind=due.job.stored_as)
        else:
            return None
        await self._put_off(due, self._clock.now() + wait)
        return wait

    async def _try(self, due: Waiting[Errand]) -> None:
        way = WAYS[type(due.job)]
        got = await way.fetch(self._client, due.job)
        async with self._store.write() as unit:
            if await errands.take(unit, due):
                await way.take_in(unit, due.job, got)
                await unit.commit()

    async def _put_off(self, due: Waiting[Errand], until: datetime) -> None:
        async with self._store.write() as unit:
            await errands.put_off(unit, due, until)
            await unit.commit()
