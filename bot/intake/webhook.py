"""Where Telegram shall bring the updates: to our address, or nowhere, because we fetch them."""

import asyncio
from collections.abc import Callable

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from bot.intake.polling import ALLOWED
from bot.settings.settings import Settings

LOOK = 0.5  # seconds
CONNECTIONS = 100  # Telegram brings one update at a time of each chat, so many chats may come at once


async def open_webhook(bot: Bot, settings: Settings) -> None:
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else None
    await bot.set_webhook(
        settings.webhook_address, allowed_updates=ALLOWED, max_connections=CONNECTIONS, secret_token=secret
    )


async def close_webhook(bot: Bot) -> None:
    """Telegram refuses long polling while a webhook is set. What waits there stays, and is fetched."""
    if (await bot.get_webhook_info()).url:
        await bot.delete_webhook()


async def until_brought(bot: Bot, caught_up: Callable[[], None]) -> None:
    """`caught_up` is called once nothing waits at Telegram for us any more."""
    while True:
        try:
            if not (await bot.get_webhook_info()).pending_update_count:
                caught_up()
                return
        except (TelegramAPIError, OSError):
            pass  # it is asked again
        await asyncio.sleep(LOOK)
