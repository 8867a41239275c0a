"""The sender alone: a store in a file, Telegram in this process, and no bot around. See tests/delivery/town.py."""

# ruff: noqa: E402 - aiogram's models are to be as `turbota run` has them
from bot.telegram.schemas import build_on_use

build_on_use()

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from bot.telegram.session import LeanSession
from care.store.unit import Store
from playground.acts.world import World
from playground.http.server import serve
from tests.delivery.town import RULES, HandClock, Town, begin


@pytest.fixture
async def town(sqlite_model: Path, tmp_path: Path, quick_telegram: None) -> AsyncIterator[Town]:  # noqa: ARG001
    path = tmp_path / "care.db"
    shutil.copy(sqlite_model, path)
    clock, world = HandClock(), World()
    store = Store.at(f"sqlite:///{path}", RULES, clock)
    async with serve(world) as url:
        session = LeanSession(api=TelegramAPIServer.from_base(url))
        async with Bot(world.token, session=session).context(auto_close=False) as bot:
            yield await begin(store, world, bot, clock)
        await (await session.create_session()).close()  # aiogram's own closing takes a rest first
    await store.close()
