"""Who keeps the bot of this world, and must be asked before it begins anew.

A bot has a memory: in a fresh world its old one is of people and topics that never were. Whoever can start a bot anew
(the demo) waits here for the wish, stops the bot, lets the world begin and starts the bot again.
"""

import time

from playground.values.signals import Signal

GRACE = 5.0  # seconds between two questions of a keeper
PATIENCE = 20.0  # seconds that a keeper has to stop the bot


class Keeper:
    """A wish stands until the world has begun anew. Where nobody keeps the bot, it begins at once."""

    def __init__(self) -> None:
        self._until = 0.0
        self._wished = False
        self._changed = Signal()

    @property
    def is_there(self) -> bool:
        """Whether somebody keeps the bot."""
        return time.monotonic() < self._until

    async def wish(self) -> bool:
        """Whether the world has yet to begin once the keeper was asked: none keeps it, or the keeper is late."""
        if not self.is_there:
            return True
        self._wished = True
        self._changed.fire()
        deadline = time.monotonic() + PATIENCE
        while self._wished and time.monotonic() < deadline:
            await self._changed.wait(deadline - time.monotonic())
        return self._wished

    async def wait(self, seconds: float) -> bool:
        """The bot is kept for so long. Whether somebody wishes a fresh start."""
        self._until = time.monotonic() + seconds + GRACE
        if not self._wished:
            await self._changed.wait(seconds)
        return self._wished

    def begun(self) -> None:
        """The world is fresh."""
        self._wished = False
        self._changed.fire()

    def release(self) -> None:
        """Everybody goes home."""
        self._changed.fire()
