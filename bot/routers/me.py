"""What the bot is called: a command with another bot's name is not ours."""

import asyncio
from datetime import timedelta

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from care.values.backoff import pauses

log = structlog.get_logger()

PAUSE, LONGEST = timedelta(seconds=0.5), timedelta(seconds=30)  # between two tries


class Me:
    """`name` is None until Telegram has said it: whoever names a bot is not obeyed before."""

    def __init__(self, name: str | None = None) -> None:
        self.name = name

    def is_other(self, name: str | None) -> bool:
        """Whether a command that names this bot is for another one."""
        return bool(name) and (self.name is None or str(name).casefold() != self.name.casefold())

    async def learn(self, bot: Bot) -> None:
        waits = pauses(PAUSE, LONGEST)
        while self.name is None:
            try:
                self.name = (await bot.get_me()).username
            except (TelegramAPIError, OSError) as error:
                pause = next(waits)
                log.warning("name_unknown", error=type(error).__name__, retry_in=pause)
                await asyncio.sleep(pause)
