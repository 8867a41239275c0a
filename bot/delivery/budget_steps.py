"""Notices that the clock was set back: less time has passed by it than has really passed."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

NOTABLE = timedelta(seconds=2)  # less is how a clock is kept right


class Steps:
    def __init__(self, now: datetime, steady: Callable[[], float] = time.monotonic) -> None:
        self._steady = steady
        self._last, self._at = now, steady()

    def back(self, now: datetime) -> timedelta:
        """How far the clock was set back since it was last asked; nothing, if it was not."""
        at = self._steady()
        expected = self._last + timedelta(seconds=at - self._at)
        self._last, self._at = now, at
        return expected - now if expected - now > NOTABLE else timedelta(0)
