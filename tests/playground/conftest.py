"""A world of its own for every test, served in the test's own process, and ways to reach it."""

from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import aiohttp
import pytest

from playground.acts.world import World
from playground.client.client import Playground, connect
from playground.http.server import serve
from playground.values.shapes import Json


@pytest.fixture
def world() -> World:
    """A fresh world without limits."""
    return World()


@pytest.fixture
async def url(world: World) -> AsyncIterator[str]:
    """The base URL of the world."""
    async with serve(world) as base:
        yield base


@pytest.fixture
async def playground(url: str) -> AsyncIterator[Playground]:
    """The client of people and of the desk."""
    async with connect(url) as client:
        yield client


@pytest.fixture
async def call(url: str, world: World) -> AsyncIterator[Callable[..., Coroutine[Any, Any, Json]]]:
    """A raw bot: `await call("sendMessage", chat_id=..., text=...)` returns the whole answer."""
    async with aiohttp.ClientSession(base_url=url) as session:

        async def post(method: str, **values: object) -> Json:
            async with session.post(f"/bot{world.token}/{method}", json=values) as response:
                body: Json = await response.json()
                assert body["ok"] or body["error_code"] == response.status
                return body

        yield post
