"""Where Telegram shall bring the updates: to our address, or nowhere, because we fetch them."""

from aiogram import Bot

from bot.intake.polling import ALLOWED
from bot.settings import Settings

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
