"""The yardstick: aiogram's own echo example, by long polling, with aiogram's default settings.

`--tuned` gives it what bot/run/heap.py gives Turbota: the heap frozen and young collections made rare.
"""

import argparse
import asyncio
import gc
import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import Response
from aiogram.types import Message


async def echo(message: Message) -> None:
    await message.answer(message.text or "")


def tune() -> list[type]:
    """Freeze the heap. Keep what it returns: pydantic holds these models weakly."""
    kept: list[type] = [Response[Message]]
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    return kept


async def run() -> None:
    server = TelegramAPIServer.from_base(os.environ["API_BASE_URL"])
    bot = Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server))
    dispatcher = Dispatcher()
    dispatcher.message.register(echo)
    await dispatcher.start_polling(bot)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tuned", action="store_true")
    kept = tune() if parser.parse_args().tuned else []
    asyncio.run(run())
    kept.clear()


if __name__ == "__main__":
    main()
