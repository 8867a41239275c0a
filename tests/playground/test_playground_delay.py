"""How long the Bot API takes, and when a call takes effect meanwhile."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from playground.acts.world import World
from playground.client.client import Playground
from playground.values.errors import Refusal
from playground.values.shapes import Json

Caller = Callable[..., Coroutine[Any, Any, Json]]
OLENA = 1001


async def test_a_call_takes_as_long_as_was_asked_for(call: Caller, playground: Playground) -> None:
    await playground.delay(80, 120)
    began = time.monotonic()
    assert (await call("getMe"))["ok"]
    assert time.monotonic() - began >= 0.078  # whole milliseconds at either end


async def test_a_call_takes_effect_when_it_comes_or_when_it_is_answered(
    world: World, call: Caller, playground: Playground
) -> None:
    world.start(world.people["olena"])
    await playground.delay(300, 300)
    calls = [asyncio.create_task(call("sendMessage", chat_id=OLENA, text=str(n))) for n in range(40)]
    await asyncio.sleep(0.15)
    early = sum(message.sender_id == world.bot.id for message in world.chats[OLENA].visible())
    assert all(answer["ok"] for answer in await asyncio.gather(*calls))
    assert 0 < early < 40
    assert sum(message.sender_id == world.bot.id for message in world.chats[OLENA].visible()) == 40


async def test_asking_for_updates_is_not_delayed(call: Caller, playground: Playground) -> None:
    await playground.delay(5000, 5000)
    async with asyncio.timeout(2):
        assert (await call("getUpdates"))["ok"]


@pytest.mark.parametrize(("least", "most"), [(-1, 5), (9, 5), (0, 60_001)])
async def test_a_delay_that_makes_no_sense_is_refused(
    playground: Playground, least: float, most: float
) -> None:
    with pytest.raises(Refusal, match="A delay is from 0"):
        await playground.delay(least, most)
    assert await playground.request("GET", "/control/delay") == {"least": 0, "most": 0}
