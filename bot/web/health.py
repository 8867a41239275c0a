"""Is the bot well? What /health answers, for a supervisor and for people.

The bot is well when its store can be read, Telegram is listened to, time passes, and nothing that somebody
waits for has been due for long. A broadcast may take its hours.
"""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from care.clock import Clock
from care.outbox import Depth, Lane, depth
from care.store.unit import Store

STORE_TIMEOUT = 5.0  # seconds
PULSE_LIMIT = 120.0  # seconds without a sign of life; a long poll may be quiet for half a minute
OUTBOX_LIMIT = 900.0  # seconds


class Pulse:
    """When something last showed that it lives. Real time, not the world's: a travelling clock jumps."""

    def __init__(self) -> None:
        self.beat()

    def beat(self) -> None:
        self._at = time.monotonic()

    @property
    def age(self) -> float:
        """Seconds since the last beat."""
        return time.monotonic() - self._at


@dataclass(frozen=True)
class Finding:
    well: bool
    figures: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Health:
    """`pulses` gives the age of each sign of life in seconds: {"poller": lambda: pulse.age}."""

    store: Store
    clock: Clock
    pulses: Mapping[str, Callable[[], float]]

    async def depth(self) -> Depth:
        async with asyncio.timeout(STORE_TIMEOUT), self.store.read() as unit:
            return await depth(unit, self.clock.now())

    async def examine(self) -> dict[str, Finding]:
        """Every part by its name."""
        found = {name: _alive(age()) for name, age in self.pulses.items()}
        try:
            waiting = await self.depth()
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            return {"store": Finding(well=False, figures={"error": type(error).__name__}), **found}
        return {"store": Finding(well=True), "outbox": self._outbox(waiting), **found}

    def _outbox(self, waiting: Depth) -> Finding:
        now = self.clock.now()
        ages = {lane: (now - since).total_seconds() for lane, since in waiting.since.items()}
        oldest = max((age for lane, age in ages.items() if lane < Lane.FOLLOWUP), default=0.0)
        figures = {"depth": sum(waiting.waiting.values()), "age": round(oldest, 1), "failed": waiting.failed}
        return Finding(oldest < OUTBOX_LIMIT, figures)


def _alive(age: float) -> Finding:
    return Finding(age < PULSE_LIMIT, {"age": round(age, 1)})
