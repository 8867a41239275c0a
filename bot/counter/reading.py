"""Has the codes in a picture read by a process of its own: whatever it is, the bot neither bears it nor dies of it."""

import asyncio
import json
import sys
from contextlib import suppress

from care.loyalty.till.pictured import Codes, PhotoUnread, Unread

PATIENCE = 20.0  # seconds; it takes less than one
MOST = 10 * 2**20  # bytes: what Telegram takes as a photo


async def codes_in(picture: bytes) -> Codes:
    """Raises PhotoUnread; whoever takes too long over it, or dies of it, has found no picture."""
    if len(picture) > MOST:
        raise PhotoUnread(why=Unread.TOO_LARGE)
    found = json.loads(await _read(picture) or f'"{Unread.NO_PICTURE}"')
    if isinstance(found, str):
        raise PhotoUnread(why=found)
    return Codes(**{where: frozenset(texts) for where, texts in found.items()})


async def _read(picture: bytes) -> bytes:
    """What the program says; empty: nothing."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.counter.reader", stdin=pipe, stdout=pipe, stderr=asyncio.subprocess.DEVNULL
    )
    said = b""
    try:
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                said, _ = await process.communicate(picture)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return said if process.returncode == 0 else b""
