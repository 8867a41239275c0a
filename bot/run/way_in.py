"""How updates come in: Telegram brings them to each process, or keeps them for the one that leads to fetch."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

import structlog
from aiogram import Bot

from bot.intake.polling import poll
from bot.intake.webhook import close_webhook, open_webhook, until_brought
from bot.run.lead import Work
from bot.run.patience import Tell, patiently, telegram_passes
from bot.settings.settings import Settings

log = structlog.get_logger()


class WayIn:
    """`caught_up` is set once all that waited for us at the start has been handled."""

    def __init__(
        self,
        settings: Settings,
        bot: Bot,
        accept: Callable[[object], Awaitable[None]],
        alive: Callable[[], None],
    ) -> None:
        """`accept` takes an update in; `alive` is called after each answer to our asking for them."""
        self._settings, self._bot, self._accept, self._alive = settings, bot, accept, alive
        self._opened, self.caught_up = asyncio.Event(), asyncio.Event()

    async def open(self, ready: Callable[[], None], tell: Tell) -> None:
        """Have Telegram bring the updates, or keep them; and say that we are ready."""
        brought = bool(self._settings.webhook_url)
        work = (
            partial(open_webhook, self._bot, self._settings) if brought else partial(close_webhook, self._bot)
        )
        await patiently("telegram_away", work, telegram_passes, tell)
        self._opened.set()
        log.info("ready", by="webhook" if brought else "polling")
        ready()
        if brought:
            await until_brought(self._bot, self.caught_up.set)

    async def once_open(self, work: Work) -> None:
        await self._opened.wait()
        await work()

    async def fetch(self) -> None:
        """For the one that leads; nothing where they are brought."""
        if not self._settings.webhook_url:
            await self.once_open(partial(poll, self._bot, self._accept, self._alive, self.caught_up.set))
