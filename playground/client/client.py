"""A small client for `/people` and `/control`: tests write what people do, and wait for what they see.

    async with connect(url) as playground:
        olena = playground.person("olena")
        await olena.start()
        await olena.press_button("Complaint")
        await olena.wait_for("What happened?")

Messages come as the contract's Message. Every wait has a deadline and raises TimeoutError with what was seen instead.
"""

import contextlib
from collections.abc import AsyncIterator
from typing import Any

import aiohttp

from playground.client.actor import Actor
from playground.values.errors import Refusal
from playground.values.shapes import Json
from playground.world.cast import CAST

PAGE = 5_000


class Playground:
    """A running playground, seen from the desk of the world."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session
        self._ids = {person.key: person.id for person in CAST}

    def person(self, key: str) -> Actor:
        """Somebody of the cast."""
        return Actor(key, self._ids[key], self.request)

    async def advance(
        self, seconds: float = 0, minutes: float = 0, hours: float = 0, days: float = 0
    ) -> Json:
        """Time goes forward. The contract's Clock."""
        span = seconds + 60 * minutes + 3600 * hours + 86_400 * days
        return await self.request("POST", "/control/clock", json={"advance": span})

    async def fail(self, kind: str, times: int = 1, **which: object) -> None:
        """The next calls fail; `which` holds method, chat_id, retry_after, silence."""
        await self.request("POST", "/control/faults", json={"kind": kind, "times": times, **which})

    async def heal(self) -> None:
        """The faults that did not strike yet are taken back."""
        await self.request("DELETE", "/control/faults")

    async def delay(self, least: float, most: float) -> None:
        """Calls take from `least` to `most` milliseconds."""
        await self.request("POST", "/control/delay", json={"least": least, "most": most})

    async def record(self, kind: str | None = None) -> list[Json]:
        """The whole record, or its entries of one kind."""
        entries: list[Json] = []
        page: Json = {"next": 0, "last": 1}
        while page["next"] < page["last"]:
            page = await self.request("GET", "/control/record", params={"after": page["next"], "limit": PAGE})
            entries += page["entries"]
        return [entry for entry in entries if kind in (None, entry["kind"])]

    async def snapshot(self) -> Json:
        """The whole world."""
        return await self.request("GET", "/people/snapshot")

    async def upgrade(self, chat_id: int) -> int:
        """A group becomes a supergroup with another id: that id."""
        chat = await self.request("POST", f"/control/chats/{chat_id}/upgrade")
        return int(chat["chat_id"])

    async def reset(self) -> None:
        """A fresh world begins."""
        await self.request("POST", "/control/reset")

    async def request(self, verb: str, path: str, **options: Any) -> Json:  # noqa: ANN401 - aiohttp's options
        """One request. Raises Refusal with the playground's sentence if it says no."""
        async with self._session.request(verb, path, **options) as response:
            body: Json = await response.json()
            if response.status >= 400:
                raise Refusal(body.get("error", str(body)), response.status)
            return body


@contextlib.asynccontextmanager
async def connect(url: str) -> AsyncIterator[Playground]:
    """The playground at a base URL."""
    async with aiohttp.ClientSession(base_url=url) as session:
        yield Playground(session)
