"""Nothing that comes over the wire ends the bot or keeps it from what comes behind, by both ways in, on both stores."""

import asyncio
from pathlib import Path

import httpx
import pytest

from bot.settings.settings import Settings, load_settings
from bot.tools.dead_letters import kept
from bot.web.webhook import HEADER
from playground.client.client import Playground
from tests.bot.hostile import HOSTILE, Fate, with_id
from tests.bot.shop import TOKEN, Shop
from tests.bot.test_ways import free_port
from tests.store.postgres import create_database
from tests.until import until

SECRET = "a-long-secret"  # noqa: S105 - the test's own
FIRST = 1000  # smaller than the playground's own ids
REFUSED = {"a number", "a text", "null", "a list", "an empty object", "no id"} | {
    f"an id that is {what}" for what in ("true", "a text", "a fraction", "null")
}


@pytest.fixture(params=["polling-sqlite", "polling-postgres", "webhook-sqlite", "webhook-postgres"])
async def settings(request: pytest.FixtureRequest, playground_url: str, tmp_path: Path) -> Settings:
    intake, store = request.param.split("-")
    url = f"sqlite:///{tmp_path}/turbota.db"
    if store == "postgres":
        url = await asyncio.to_thread(create_database, request.getfixturevalue("postgres"))
    port = free_port()
    webhook = {"webhook_url": f"http://127.0.0.1:{port}", "webhook_secret": SECRET}
    return load_settings(
        bot_token=TOKEN,
        api_base_url=playground_url,
        turbota_clock_url=playground_url,
        database_url=url,
        port=port,
        **(webhook if intake == "webhook" else {}),
    )


async def polled(playground: Playground, text: str) -> None:
    """The bot's next question for updates is answered with this one."""
    await playground.fail("body", method="getUpdates", body=f'{{"ok":true,"result":[{text}]}}')
    await playground.person("emma").say("Hello")  # ends the question that is open
    await until(playground.snapshot, lambda world: not world["faults"], within=20)


async def brought(settings: Settings, text: str) -> int:
    async with httpx.AsyncClient(trust_env=False) as client:
        headers = {HEADER: SECRET, "Content-Type": "application/json"}
        answer = await client.post(settings.webhook_address, content=text, headers=headers, timeout=20)
    return answer.status_code


async def test_it_has_its_effect_or_is_kept_or_counted_and_the_next_is_handled(
    shop: Shop, settings: Settings
) -> None:
    emma = shop.playground.person("emma")
    await emma.start()
    await emma.wait_for("Hello")
    for update_id, (name, (text, _fate)) in enumerate(HOSTILE.items(), FIRST):
        if settings.webhook_url:
            assert await brought(settings, with_id(text, update_id)) == (400 if name in REFUSED else 200), (
                name
            )
        else:
            await polled(shop.playground, with_id(text, update_id))
    await emma.start()
    await emma.press_button("Complaint")
    assert shop.bot is not None
    assert not shop.bot.done()
    letters = {letter.update_id for letter in await kept(settings)}
    names = {name for update_id, name in enumerate(HOSTILE, FIRST) if update_id in letters}
    assert names == {name for name, (_, fate) in HOSTILE.items() if fate is Fate.KEPT}
