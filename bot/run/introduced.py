"""What the bot is called, and while it has no admin, by which link somebody becomes it."""

from collections.abc import Callable

from aiogram import Bot

from bot.routers.me import Me
from care.rules.blank import NOBODY
from care.rules.setting_up import code_of
from care.store.unit import Store


async def introduced(bot: Bot, me: Me, store: Store, invite: Callable[[str], None]) -> None:
    await me.learn(bot)
    if NOBODY in store.business.admins:
        invite(f"https://t.me/{me.name}?start={code_of(bot.token)}")
