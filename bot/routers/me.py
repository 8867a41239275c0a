"""What the bot is called: a command with another bot's name is not ours."""

import asyncio

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

log = structlog.get_logger()

LONGEST = 30.0  # seconds between two tries


class Me:
    """`name` is None until Telegram has said it: whoever names a bot is not obeyed before."""

    def __init__(self, name: str | None = None) -> None:
        self.name = name

    def is_other(self, name: str | None) -> bool:
        """Whether a command that names this bot is for another one."""
        return bool(name) and (self.name is None or str(name).casefold() != self.name.casefold())

    async def learn(self, bot: Bot) -> None:
        pause = 0.5
        while self.name is None:
            try:
                self.name = (await bot.get_me()).username
            except (TelegramAPIError, OSError) as error:
                log.warning("name_unknown", error=type(error).__name__, retry_in=pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST)
