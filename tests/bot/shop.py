"""The whole bot against a playground, in this process: its own store, its own Telegram, nobody's mock."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.app import run
from bot.settings import Settings
from care.business import Business
from playground.client import Playground

TOKEN = "700001:playground"  # noqa: S105 - the playground's own
GROUP = -1001000000001
ROOT = Path(__file__).parent.parent.parent


@dataclass
class Shop:
    """A playground with its bot: what the tests of the bot look at."""

    playground: Playground
    settings: Settings
    business: Business


@asynccontextmanager
async def running(settings: Settings, business: Business) -> AsyncIterator[None]:
    """The bot, while the context lasts; it ends as hard as a cancelled task does."""
    ready = asyncio.Event()
    bot = asyncio.create_task(run(settings, business, ready.set))
    first = asyncio.create_task(ready.wait())
    await asyncio.wait({bot, first}, return_when=asyncio.FIRST_COMPLETED)
    if bot.done():
        first.cancel()
        await bot  # raises what went wrong
    try:
        yield
    finally:
        bot.cancel()
        await asyncio.gather(bot, return_exceptions=True)
