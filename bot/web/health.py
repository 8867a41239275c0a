"""Is the bot well? What /health answers, for a supervisor and for people.

The bot is well when its store takes what it is given, Telegram is listened to, time passes, and nothing that somebody
waits for has been due for long. A broadcast may take its hours.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.observe.pulse import Pulse
from care.broadcasts import rows
from care.contact import decided
from care.outbox import Depth, Lane, depth
from care.store import heartbeat
from care.store.unit import Store
from care.values.clock import Clock

STORE_TIMEOUT = 5.0  # seconds
PULSE_LIMIT = 120.0  # seconds without a sign of life; a long poll may be quiet for half a minute
OUTBOX_LIMIT = 900.0  # seconds
LATEST = 3  # broadcasts of which figures are told


@dataclass(frozen=True)
class Finding:
    well: bool
    figures: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Health:
    """`pulses` gives the age of each sign of life in seconds: {"poller": lambda: pulse.age}.

    `line` is how it goes with Telegram, if we talk to it.
    """

    store: Store
    clock: Clock
    pulses: Mapping[str, Callable[[], float]]
    line: Pulse | None = None

    async def depth(self) -> Depth:
        async with asyncio.timeout(STORE_TIMEOUT), self.store.read() as unit:
            return await depth(unit)

    async def decided(self) -> Mapping[tuple[str, str], int]:
        async with asyncio.timeout(STORE_TIMEOUT), self.store.read() as unit:
            return await decided(unit)

    async def broadcasts(self) -> Mapping[int, Mapping[str, int]]:
        async with asyncio.timeout(STORE_TIMEOUT), self.store.read() as unit:
            latest = await rows.latest(unit, LATEST)
            return {one.id: (await rows.counts(unit, one.id)).named for one in latest}

    async def beat(self) -> None:
        """Write something down: a store that can only be read is no use."""
        async with asyncio.timeout(STORE_TIMEOUT), self.store.write() as unit:
            await heartbeat.beat(unit)
            await unit.commit()

    async def examine(self) -> dict[str, Finding]:
        """Every part by its name."""
        found = {name: _alive(age()) for name, age in self.pulses.items()}
        if self.line is not None:
            found["telegram"] = _line(self.line)
        try:
            await self.beat()
            waiting = await self.depth()
        except Exception as error:  # whatever it says, it was not read
            return {"store": Finding(well=False, figures={"error": type(error).__name__}), **found}
        return {"store": Finding(well=True), "outbox": self._outbox(waiting), **found}

    def _outbox(self, waiting: Depth) -> Finding:
        now = self.clock.now()
        ages = {lane: (now - since).total_seconds() for lane, since in waiting.since.items()}
        oldest = max((age for lane, age in ages.items() if lane < Lane.FOLLOWUP), default=0.0)
        figures = {
            "depth": sum(waiting.waiting.values()),
            "age": round(oldest, 1),
            "failed": waiting.failed,
            "set_aside": waiting.set_aside,
        }
        return Finding(oldest < OUTBOX_LIMIT, figures)


def _line(line: Pulse) -> Finding:
    """Nobody may have asked anything for a while: without trouble that is well."""
    if not line.trouble:
        return Finding(well=True)
    return Finding(line.age < PULSE_LIMIT, {"age": round(line.age, 1), "error": line.trouble})


def _alive(age: float) -> Finding:
    return Finding(age < PULSE_LIMIT, {"age": round(age, 1)})
