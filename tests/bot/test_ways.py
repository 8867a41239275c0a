"""The same bot by polling and by webhook, on SQLite and on PostgreSQL."""

import asyncio
import socket
from pathlib import Path

import pytest

from bot.settings.settings import Settings, load_settings
from tests.bot.shop import GROUP, TOKEN, Shop, complain
from tests.store.postgres import create_database


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@pytest.fixture(params=["polling-sqlite", "webhook-sqlite", "polling-postgres"])
async def settings(request: pytest.FixtureRequest, playground_url: str, tmp_path: Path) -> Settings:
    intake, store = request.param.split("-")
    url = f"sqlite:///{tmp_path}/turbota.db"
    if store == "postgres":
        url = await asyncio.to_thread(create_database, request.getfixturevalue("postgres"))
    port = free_port()
    webhook = {"webhook_url": f"http://127.0.0.1:{port}", "webhook_secret": "a-long-secret"}
    return load_settings(
        bot_token=TOKEN,
        api_base_url=playground_url,
        turbota_clock_url=playground_url,
        database_url=url,
        port=port,
        **(webhook if intake == "webhook" else {}),
    )


async def test_a_complaint_goes_its_whole_way(shop: Shop) -> None:
    emma, taras = shop.playground.person("emma"), shop.playground.person("taras")
    solomiia = shop.playground.person("solomiia")
    await complain(emma, "The soup was cold")
    card = await taras.wait_for("The soup was cold", chat_id=GROUP)
    thread = card["message_thread_id"]
    await taras.press_button("Взяти в роботу", chat_id=GROUP)
    await solomiia.press_button("Надати доступ", chat_id=GROUP)
    await taras.press_button("Взяти в роботу", chat_id=GROUP)
    await emma.wait_for("is now working on your ticket")
    await taras.say("What did you order?", chat_id=GROUP, thread=thread)
    await emma.wait_for("What did you order?")
    await emma.say("Borscht")
    await taras.wait_for("Borscht", chat_id=GROUP)
    await shop.rest()
    words = [message.get("text", "") for message in await taras.messages(GROUP, thread)]
    assert sum("Borscht" in text for text in words) == 1
