"""Does the jobs for which something must be fetched from Telegram, as soon as they are asked for.

A job is fetched outside of a transaction, and done in one, with the row that says so. Whoever dies between has done
nothing, and the next process begins anew.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

import structlog
from aiogram.exceptions import TelegramAPIError

from bot.delivery.client import Client
from bot.replies import importing
from care.agenda.schedule import Due
from care.due import errands
from care.due.deed import Followup
from care.store.away import is_away
from care.store.unit import Store, Unit
from care.values.clock import Clock

log = structlog.get_logger()
Got = TypeVar("Got")

IDLE = 5.0  # seconds between looks when nothing is asked for in this process
PAUSE, LONGEST = timedelta(seconds=1), timedelta(seconds=30)  # before another try; each waits twice as long
DOUBLINGS = 5
MISTAKEN = timedelta(minutes=10)  # after a mistake of ours


@dataclass(frozen=True)
class Errand(Generic[Got]):
    fetch: Callable[[Client, Followup], Awaitable[Got]]  # raises TelegramAPIError: to be tried again
    take_in: Callable[[Unit, Followup, Got], Awaitable[None]]


ERRANDS = {Due.REPLIES_FILE: Errand(importing.fetch, importing.take_in)}


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
            waits = [wait.total_seconds() for job in due if (wait := await self._do(job))]
            pause = min([pause, *waits])
        return pause

    async def _due(self) -> list[Followup]:
        async with self._store.read() as unit:
            return await errands.due_errands(unit)

    async def _do(self, job: Followup) -> timedelta | None:
        """How long it is put off; None: it is done."""
        try:
            await self._try(job)
        except TelegramAPIError as error:
            wait = min(PAUSE * (1 << min(errands.tries(job), DOUBLINGS)), LONGEST)
            log.info("errand_put_off", job=job.id, kind=job.kind, error=type(error).__name__)
        except Exception as error:
            if is_away(error):
                raise
            wait = MISTAKEN
            log.exception("errand_failed", job=job.id, kind=job.kind)
        else:
            return None
        await self._put_off(job, self._clock.now() + wait)
        return wait

    async def _try(self, job: Followup) -> None:
        errand = ERRANDS[job.kind]
        got = await errand.fetch(self._client, job)
        async with self._store.write() as unit:
            if await errands.take(unit, job):
                await errand.take_in(unit, job, got)
                await unit.commit()

    async def _put_off(self, job: Followup, until: datetime) -> None:
        async with self._store.write() as unit:
            await errands.put_off(unit, job, until)
            await unit.commit()
