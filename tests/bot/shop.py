"""The whole bot against a playground, in this process: its own store, its own Telegram, nobody's mock."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.app import run
from bot.settings.settings import Settings
from care.business import Business
from playground.acts.world import World
from playground.client.actor import Actor
from playground.client.client import Playground
from tests.bot.stillness import until_still

TOKEN = "700001:playground"  # noqa: S105 - the playground's own
GROUP = -1001000000001
ROOT = Path(__file__).parent.parent.parent
ENDS_WITHIN = 30.0  # seconds: what is being said may take its grace


@dataclass
class Shop:
    """A playground and its bot, which can be ended and started again on the same store.

    `world` is the playground's, and `empty` a store that holds nothing.
    """

    playground: Playground
    world: World
    empty: Path
    settings: Settings
    business: Business
    bot: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Start the bot; returns when it receives updates, and raises what kept it from that."""
        ready = asyncio.Event()
        self.bot = asyncio.create_task(run(self.settings, self.business, lambda _: ready.set()))
        first = asyncio.create_task(ready.wait())
        await asyncio.wait({self.bot, first}, return_when=asyncio.FIRST_COMPLETED)
        if self.bot.done():
            first.cancel()
            await self.bot

    async def now(self) -> datetime:
        """The playground's time."""
        return datetime.fromisoformat((await self.playground.advance())["now"])

    async def end(self) -> None:
        """End the bot in the middle of whatever it is doing."""
        if self.bot is not None:
            self.bot.cancel()
            ended, _ = await asyncio.wait({self.bot}, timeout=ENDS_WITHIN)
            assert ended, f"the bot does not end: {self.bot.get_stack()}"

    async def calls(self, method: str = "") -> list[dict[str, Any]]:
        """What the bot has asked of Telegram, but for updates."""
        calls = await self.playground.record("call")
        return [call for call in calls if call["method"] != "getUpdates" and method in ("", call["method"])]

    async def rest(self) -> None:
        """Wait until the bot has done all that there is to do now."""
        async with asyncio.timeout(20):
            await until_still()


async def complain(person: Actor, text: str, *, department: str = "Delivery") -> None:
    """Go through the complaint form in English; returns when the customer was told the ticket's number."""
    await person.start()
    await person.press_button("Complaint")
    await person.press_button(department)
    await person.say(text)
    await person.press_button("Done")
    await person.press_button("Skip")
    await person.press_button("Send")
    await person.wait_for("We have received your")
