"""What browsers and tests watch: a numbered stream of what changed. The last few thousand can be read again."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from playground.values.shapes import Json
from playground.values.signals import Signal

KEPT = 5_000


@dataclass(frozen=True, slots=True)
class Event:
    """`describe` draws the rest of the event when it is read: a busy world pays only for what is watched."""

    n: int
    type: str
    describe: Callable[[], Json]

    def body(self) -> Json:
        """The contract's event."""
        return {"n": self.n, "type": self.type, **self.describe()}


class Events:
    """The stream. Numbers go on over a reset, so that a page that was away notices."""

    def __init__(self) -> None:
        self.last = 0
        self.era = 0
        self._kept: deque[Event] = deque(maxlen=KEPT)
        self._arrived = Signal()

    def add(self, kind: str, describe: Callable[[], Json]) -> None:
        """One more, for those who watch."""
        self.last += 1
        self._kept.append(Event(self.last, kind, describe))
        self._arrived.fire()

    def after(self, n: int) -> list[Json]:
        """What came after event `n`; a lone `reset` if that is no longer known."""
        if n >= self.last:
            return []
        first = self._kept[0].n
        if n < first - 1:
            return [{"n": self.last, "type": "reset"}]
        return [event.body() for event in list(self._kept)[n + 1 - first :]]

    async def wait(self, n: int, seconds: float) -> bool:
        """Until there is an event after `n`; False if `seconds` passed without one."""
        return n < self.last or await self._arrived.wait(seconds)

    def release(self) -> None:
        """All streams that are open end: a new era begins."""
        self.era += 1
        self._arrived.fire()
