"""A fresh world, where somebody keeps the bot and where nobody does."""

import asyncio

import httpx
import pytest

from playground.acts.world import World
from playground.client.client import Playground
from playground.world.bot import keeper
from tests.until import until_so

OLENA = 1001


def is_fresh(world: World) -> bool:
    return not world.chats[OLENA].messages


async def test_where_nobody_keeps_the_bot_the_world_begins_at_once(
    world: World, playground: Playground
) -> None:
    world.say(world.people["olena"], OLENA, "Hello")
    await playground.reset()
    assert is_fresh(world)


async def test_the_world_waits_until_the_bot_was_stopped(
    world: World, playground: Playground, url: str
) -> None:
    world.say(world.people["olena"], OLENA, "Hello")
    async with httpx.AsyncClient(base_url=url, trust_env=False, timeout=20) as kept:
        waits = asyncio.create_task(kept.get("/control/reset", params={"wait": "10"}))
        await until_so(lambda: world.keeper.is_there)
        over = asyncio.create_task(playground.reset())
        assert (await waits).json() == {"wished": True}
        assert not over.done()
        assert not is_fresh(world)
        await kept.post("/control/reset", json={"kept": True})
        await over
        assert is_fresh(world)
        assert (await kept.get("/control/reset", params={"wait": "0"})).json() == {"wished": False}


async def test_a_keeper_that_is_gone_holds_up_nobody_for_long(
    world: World, playground: Playground, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "PATIENCE", 0.05)
    world.say(world.people["olena"], OLENA, "Hello")
    async with httpx.AsyncClient(base_url=url, trust_env=False) as kept:
        await kept.get("/control/reset", params={"wait": "0"})
    await playground.reset()
    assert is_fresh(world)
