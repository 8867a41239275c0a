"""The bot's profile, as the business's rules say it: at the start, and whenever they say something else."""

import asyncio

from aiogram import Bot

from bot.telegram.profile import set_profile
from care.business import Business
from care.store.unit import Store


class Face:
    def __init__(self, bot: Bot, store: Store) -> None:
        self._bot, self._store = bot, store
        self._changed = asyncio.Event()

    def wake(self) -> None:
        self._changed.set()

    async def keep(self) -> None:
        shown: object = None
        while True:
            self._changed.clear()
            business = self._store.business
            if business.is_open and (wanted := _seen_of(business)) != shown:
                await set_profile(self._bot, business)
                shown = wanted
            await self._changed.wait()


def _seen_of(business: Business) -> object:
    """All of the rules that can be read there."""
    return business.name, business.languages, business.default_language, business.zone
