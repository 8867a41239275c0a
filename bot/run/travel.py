"""The travelling clock: the system's, moved by as much as the playground's has been (docs/playground.md)."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import aiohttp
import structlog

log = structlog.get_logger()

HOLD = 30  # seconds that the playground may keep a question open
PAUSE = 1.0  # seconds before we ask again after a failure


class TravelClock:
    """A `care.values.clock.Clock`. Stands at the system's time until `follow` hears of another."""

    def __init__(self, url: str) -> None:
        """`url` is the playground's address, such as http://127.0.0.1:8081."""
        self._url = url.rstrip("/") + "/control/clock"
        self._offset = 0.0

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self._offset)

    async def follow(self, jumped: Callable[[], Awaitable[None]]) -> None:
        """Listen for ever; `jumped` is called after each change of the offset, when `now` has it already."""
        timeout = aiohttp.ClientTimeout(total=HOLD + 10)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            while True:
                try:
                    moved = await self._listen(session)
                except (aiohttp.ClientError, TimeoutError, ValueError) as error:
                    log.warning("clock_away", error=type(error).__name__, retry_in=PAUSE)
                    await asyncio.sleep(PAUSE)
                    continue
                if moved:
                    await jumped()

    async def _listen(self, session: aiohttp.ClientSession) -> bool:
        """Ask once; whether the offset is another now."""
        async with session.get(self._url, params={"after": str(self._offset), "wait": str(HOLD)}) as answer:
            answer.raise_for_status()
            offset = float((await answer.json())["offset"])
        moved, self._offset = offset != self._offset, offset
        return moved
