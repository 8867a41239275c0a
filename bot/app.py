"""The composition root: everything is built and started here, by hand, on one page."""

import asyncio
import contextlib
import signal
from collections.abc import Callable

import structlog
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer

from bot.clock import Ticks
from bot.doors.admin import AdminDoor
from bot.doors.customer import CustomerDoor
from bot.doors.desk import DeskDoor
from bot.doors.house import House
from bot.intake.polling import poll
from bot.intake.reception import Reception
from bot.metrics import Metrics
from bot.profile import set_profile
from bot.sender.budget import Budgets
from bot.sender.courier import Courier
from bot.sender.gate import Gate
from bot.sender.heights import Heights
from bot.sender.postman import Postman
from bot.sender.screens import Screens
from bot.settings import Settings
from bot.speed import settle_heap
from bot.travel import TravelClock
from care import followups
from care.business import Business
from care.clock import SystemClock
from care.store.migrate import migrate
from care.store.unit import Store

log = structlog.get_logger()
GRACE = 5.0  # seconds for what is being said when we are told to stop


def open_bot(settings: Settings) -> Bot:
    server = TelegramAPIServer.from_base(settings.api_base_url) if settings.api_base_url else PRODUCTION
    return Bot(settings.bot_token.get_secret_value(), session=AiohttpSession(api=server))


async def run(settings: Settings, business: Business, ready: Callable[[], None] | None = None) -> None:
    """Run the bot until SIGTERM, SIGINT or cancellation; `ready` is called once updates are being received."""
    store = Store.at(settings.database_url)
    await migrate(store.engine)
    bot = open_bot(settings)
    try:
        async with asyncio.TaskGroup() as tasks:
            await _run(settings, business, store, bot, tasks, ready)
    finally:
        await bot.session.close()
        await store.close()
