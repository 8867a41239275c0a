"""How long the Bot API takes to answer. A call takes effect when it comes or when it is answered, as chance has it.

So a client that is killed while it waits leaves both cases behind: what it asked for stands, or comes to stand later.
"""

import random

from playground.values.errors import Refusal
from playground.values.shapes import Json

LONGEST = 60_000  # milliseconds
EXEMPT = "getUpdates"  # is held open as long as its caller asks


class Delay:
    """From `least` to `most` milliseconds, evenly; 0 to 0 is no delay."""

    def __init__(self) -> None:
        self.least = self.most = 0.0

    def set(self, least: float, most: float) -> None:
        """From now on calls take so long. Raises Refusal."""
        if not 0 <= least <= most <= LONGEST:
            raise Refusal(f"A delay is from 0 to {LONGEST} milliseconds, the least before the most")
        self.least, self.most = least, most

    def parts(self, method: str) -> tuple[float, float]:
        """The seconds to wait before a call takes effect and after it; one of them is none."""
        if not self.most or method == EXEMPT:
            return 0.0, 0.0
        whole = random.uniform(self.least, self.most) / 1000
        return (whole, 0.0) if random.random() < 0.5 else (0.0, whole)

    def shown(self) -> Json:
        """The contract's delay."""
        return {"least": self.least, "most": self.most}
