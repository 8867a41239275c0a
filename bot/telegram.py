"""The connection to Telegram, or to a server of our own that speaks its Bot API."""

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer

from bot.settings import Settings


def open_bot(settings: Settings) -> Bot:
    """Closed by `await bot.session.close()`. Raises aiogram's TokenValidationError for what cannot be a token."""
    server = TelegramAPIServer.from_base(settings.api_base_url) if settings.api_base_url else PRODUCTION
    return Bot(settings.bot_token.get_secret_value(), session=AiohttpSession(api=server))
