"""The connection to Telegram, or to a server of our own that speaks its Bot API."""

from aiogram import Bot
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.utils.token import TokenValidationError

from bot.observe.pulse import Pulse
from bot.settings.errors import Mistake, SettingsError
from bot.settings.settings import Settings
from bot.telegram.session import LeanSession


def open_bot(settings: Settings, line: Pulse | None = None) -> Bot:
    """Used as `async with open_bot(settings).context() as bot`. Raises SettingsError for what cannot be a token.

    `line` beats with each word of Telegram, and has the trouble in between.
    """
    server = TelegramAPIServer.from_base(settings.api_base_url) if settings.api_base_url else PRODUCTION
    try:
        return Bot(settings.bot_token.get_secret_value(), session=LeanSession(line, api=server))
    except TokenValidationError:
        raise SettingsError("environment", Mistake("not_a_token", ("BOT_TOKEN",))) from None
