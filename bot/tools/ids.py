"""Whose messages reach the bot, as lines for turbota.toml. No update is confirmed: the bot gets them all later."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress

from aiogram import Bot
from aiogram.exceptions import TelegramConflictError
from aiogram.types import Chat, Update, User

from bot.intake.polling import GetUpdates
from bot.settings.errors import Mistake, SettingsError
from bot.settings.settings import Settings
from bot.telegram.connection import open_bot
from bot.telegram.reading import UnreadableUpdateError, read_update

PAUSE = 2.0  # seconds; asked for the same updates again sooner, Telegram slows us down


async def listen(settings: Settings, seconds: float) -> AsyncIterator[str]:
    """A line for each group and person that is heard of, once, for so long."""
    said = set[str]()
    end = time.monotonic() + seconds
    async with open_bot(settings).context() as bot:
        while time.monotonic() < end:
            for update in await _waiting(bot):
                for line in _lines(update):
                    if line not in said:
                        said.add(line)
                        yield line
            await asyncio.sleep(PAUSE)


async def _waiting(bot: Bot) -> list[Update]:
    """What can be read of what waits."""
    try:
        raws = await bot(GetUpdates(timeout=0, allowed_updates=None))
    except TelegramConflictError:
        raise SettingsError("environment", Mistake("bot_in_use", ("BOT_TOKEN",))) from None
    found = []
    for raw in raws:
        with suppress(UnreadableUpdateError):
            found.append(read_update(raw).update)
    return found


def _lines(update: Update) -> Iterator[str]:
    """What turbota.toml would have for the group and the person of an update."""
    event = update.event
    chat, person = getattr(event, "chat", None), getattr(event, "from_user", None)
    if isinstance(chat, Chat) and chat.type in {"group", "supergroup"}:
        yield f"staff_group = {chat.id}   # {_quoted(chat.title or '')}"
    elif isinstance(person, User) and not person.is_bot:
        yield f"admins = [{person.id}]   # {_quoted(person.full_name)}"


def _quoted(name: str) -> str:
    """On one line, whatever the name holds: this is copied into a file."""
    return json.dumps(name, ensure_ascii=False)
