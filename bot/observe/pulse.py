"""Signs of life, for /health. Real time, not the world's: a travelling clock jumps."""

import time


class Pulse:
    """When something last showed that it lives, and what keeps it from doing so since, if anything does."""

    def __init__(self) -> None:
        self.beat()

    def beat(self) -> None:
        self._at, self.trouble = time.monotonic(), ""

    @property
    def age(self) -> float:
        """Seconds since the last beat."""
        return time.monotonic() - self._at
