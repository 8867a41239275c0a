"""What makes time pass for the bot: a tick every few seconds, one when the next thing is due, and one at once when time
has jumped.

A tick does what is due in the store, so a tick may come late or be lost, and nothing else is: the next one
finds it. Ticks never overlap. The first one runs at start, for what fell due while we were away.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler  # type: ignore[import-untyped]

from care.store.away import is_away

log = structlog.get_logger()

EVERY = timedelta(seconds=5)
SOONER = "sooner"


class Ticks:
    """Calls `tick` every few seconds between `start` and `stop`, and sooner when it says so. One that fails is logged,
    the next comes.
    """

    def __init__(self, tick: Callable[[], Awaitable[timedelta | None]], every: timedelta = EVERY) -> None:
        self._tick = tick
        self._every = every
        self._running = asyncio.Lock()
        self._stopped = False
        self._done_at = time.monotonic()
        defaults = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=defaults)

    @property
    def age(self) -> float:
        """Seconds since a tick last ended well, or since there are ticks at all."""
        return time.monotonic() - self._done_at

    def start(self) -> None:
        self._job = self._scheduler.add_job(
            self._run_scheduled,
            "interval",
            seconds=self._every.total_seconds(),
            next_run_time=datetime.now(UTC),
        )
        self._scheduler.start()

    async def keep_going(self) -> None:
        """The scheduler goes by the wall clock. When that is set back, it is not to sleep until then."""
        while True:
            await asyncio.sleep(self._every.total_seconds())
            if self._job.next_run_time > datetime.now(UTC) + 2 * self._every:
                self._job.modify(next_run_time=datetime.now(UTC))

    def stop(self) -> None:
        self._stopped = True
        self._scheduler.shutdown(wait=False)

    @contextmanager
    def going(self) -> Iterator[None]:
        """Ticks come meanwhile, and none afterwards, however it ends."""
        self.start()
        try:
            yield
        finally:
            self.stop()

    async def run(self) -> None:
        """Tick now, after the tick that is running, if one is."""
        async with self._running:
            try:
                until_next = await self._tick()
            except Exception as error:
                if is_away(error):
                    log.warning("store_away", error=type(error).__name__)
                else:
                    log.exception("tick_failed")
            else:
                self._done_at = time.monotonic()
                self._wake_in(until_next)

    def _wake_in(self, length: timedelta | None) -> None:
        """What is due before the next tick anyway has one of its own."""
        if length is not None and length < self._every and not self._stopped:
            at = datetime.now(UTC) + length
            self._scheduler.add_job(
                self._run_scheduled, "date", run_date=at, id=SOONER, replace_existing=True
            )

    async def _run_scheduled(self) -> None:
        try:
            await self.run()
        except asyncio.CancelledError:
            if not self._stopped:  # else the scheduler would log it as a failure
                raise
