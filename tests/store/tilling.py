"""A till that calls the API over HTTP, and the bot's side of it."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any

import httpx

from bot.api.app import PLACE, build_api
from bot.observe.metrics import Metrics
from bot.web.app import build_web
from bot.web.health import Health
from bot.web.server import open_web
from care.store.unit import Store
from care.tills import keys
from care.tills.keys import Scope
from care.values.clock import SystemClock
from tests.store.cast import EMMA, NOW
from tests.store.looking import do

LINES: list[dict[str, Any]] = [
    {"id": "1", "sum": "130.00", "quantity": "2", "category": "coffee"},
    {"id": "2", "sum": 95.5},
]


def purchase(receipt: str = "R-1", **fields: object) -> dict[str, Any]:
    told = {"receipt": receipt, "at": NOW.isoformat(), "currency": "UAH", "lines": LINES}
    return told | {"customer": {"id": EMMA.id}} | fields


async def key_for(store: Store, till: str = "bar", scopes: Iterable[Scope] = Scope) -> str:
    _, secret = await do(store, keys.make, till, scopes)
    return secret


@asynccontextmanager
async def api(store: Store, per_second: float = 1000) -> AsyncIterator[str]:
    """Its address, while it is served."""
    parts = {PLACE: build_api(store, per_second)}
    web = build_web(Health(store, SystemClock(), {}), Metrics(), parts=parts)
    async with open_web(web, "127.0.0.1", 0) as address:
        yield address + PLACE


def caller(address: str, secret: str) -> httpx.AsyncClient:
    headers = {"Authorization": f"Bearer {secret}"} if secret else {}
    return httpx.AsyncClient(base_url=address, headers=headers, trust_env=False)


@asynccontextmanager
async def till(
    store: Store, name: str = "bar", scopes: Iterable[Scope] = Scope, per_second: float = 1000
) -> AsyncIterator[httpx.AsyncClient]:
    """With a key of its own."""
    secret = await key_for(store, name, scopes)
    async with api(store, per_second) as address, caller(address, secret) as client:
        yield client
