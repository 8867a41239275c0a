"""The world's clock: the real one plus an offset that only grows."""

import time
from datetime import UTC, datetime

from playground.values.errors import Refusal
from playground.values.shapes import Json
from playground.values.signals import Signal

FARTHEST = 100 * 365 * 86_400.0  # seconds from the real time


class Clock:
    """Everything dated in the world is dated by this clock. Long polls and retry delays run on the real one."""

    def __init__(self) -> None:
        self.offset = 0.0
        self._moved = Signal()

    def unix(self) -> float:
        """In seconds since 1970."""
        return time.time() + self.offset

    def now(self) -> datetime:
        """The time in UTC."""
        return datetime.fromtimestamp(self.unix(), UTC)

    def advance(self, seconds: float) -> None:
        """Time goes forward. Raises Refusal for backward, and for a hundred years."""
        if not seconds >= 0:
            raise Refusal("Time only goes forward")
        if self.offset + seconds > FARTHEST:
            raise Refusal("Nobody here lives that long")
        self.offset += seconds
        self._moved.fire()

    def reset(self) -> None:
        """It shows the real time again."""
        self.offset = 0.0
        self._moved.fire()

    def release(self) -> None:
        """Whoever waits for another time goes home."""
        self._moved.fire()

    async def differs_from(self, offset: float, seconds: float) -> None:
        """Until the offset is another than `offset`, or `seconds` have passed."""
        if self.offset == offset:
            await self._moved.wait(seconds)

    def body(self) -> Json:
        """The contract's Clock."""
        return {"now": self.now().isoformat(), "offset": self.offset}
