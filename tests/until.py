"""Waiting for what a test expects, with a deadline."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

PATIENCE = 10.0  # seconds
SHORTEST, LONGEST = 0.005, 0.05  # seconds between two looks
Seen = TypeVar("Seen")


async def until(
    look: Callable[[], Awaitable[Seen]], fits: Callable[[Seen], object] = bool, within: float = PATIENCE
) -> Seen:
    """What is seen, once it fits. Raises TimeoutError with what was seen last."""
    deadline, pause = time.monotonic() + within, SHORTEST
    while not fits(seen := await look()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"still {seen!r}")
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST)
    return seen


async def until_so(is_so: Callable[[], object], within: float = PATIENCE) -> None:
    """Of something in this process, which needs no asking."""

    async def look() -> object:
        return is_so()

    await until(look, within=within)
