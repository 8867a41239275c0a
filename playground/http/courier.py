"""Delivery to a webhook: each update is posted until it is accepted, one at a time in a lane, lanes side by side.

The first retry comes at once, later ones after a delay that doubles up to a minute, or after the `Retry-After`
that was answered. A method in the answer's body is carried out. Source: the Bot API server's WebhookActor.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import aiohttp

from playground.calls import reading
from playground.values.errors import ApiError
from playground.values.shapes import Json
from playground.world.bot.updates import Update
from playground.world.bot.webhook import Webhook
from playground.world.state import State

TIMEOUT = aiohttp.ClientTimeout(total=60)
LONGEST_PAUSE = 60.0
LONGEST_RETRY_AFTER = 3600.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
CallBack: TypeAlias = Callable[[str, dict[str, Any]], Awaitable[object]]


class Courier:
    """Runs beside the server. `call` carries out a method by name and values."""

    def __init__(self, world: State, call: CallBack) -> None:
        self._world = world
        self._call = call
        self._busy: set[str] = set()

    async def run(self) -> None:
        """It delivers for ever."""
        async with aiohttp.ClientSession(timeout=TIMEOUT) as session, asyncio.TaskGroup() as tasks:
            while True:
                self._start(session, tasks)
                await self._world.arrived.wait()

    def _start(self, session: aiohttp.ClientSession, tasks: asyncio.TaskGroup) -> None:
        webhook = self._world.updates.webhook
        if webhook is None:
            return
        self._world.updates.expire()
        for update in list(self._world.updates.pending):
            if len(self._busy) >= webhook.most:
                return
            if update.lane not in self._busy:
                self._busy.add(update.lane)
                tasks.create_task(self._deliver(session, webhook, update))

    async def _deliver(self, session: aiohttp.ClientSession, webhook: Webhook, update: Update) -> None:
        """It is posted until it is accepted, has expired, or the webhook is another."""
        tries = 0
        try:
            while self._wanted(webhook, update):
                asked = await self._post(session, webhook, update)
                if asked is None:
                    self._world.updates.confirm(update)
                    return
                await webhook.gone.wait(asked or pause_after(tries))
                tries += 1
        finally:
            self._busy.discard(update.lane)
            self._world.arrived.fire()

    def _wanted(self, webhook: Webhook, update: Update) -> bool:
        self._world.updates.expire()
        return self._world.updates.webhook is webhook and update in self._world.updates.pending

    async def _post(self, session: aiohttp.ClientSession, webhook: Webhook, update: Update) -> float | None:
        """One try. None if it was accepted, else the pause in seconds that was asked for, or 0."""
        headers = {SECRET_HEADER: webhook.secret} if webhook.secret else {}
        self._world.record.add("delivered", update_ids=[update.id])
        try:
            async with session.post(
                webhook.url, json=update.body, headers=headers, allow_redirects=False
            ) as response:
                body = await response.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            webhook.fail(self._world.clock.unix(), f"Connection failed: {error or type(error).__name__}")
            return 0.0
        if response.ok:
            await self._carry_out(body)
            return None
        webhook.fail(
            self._world.clock.unix(), f"Wrong response from the webhook: {response.status} {response.reason}"
        )
        return retry_after(response.headers.get("Retry-After", ""))

    async def _carry_out(self, body: bytes) -> None:
        values = method_in(body)
        if values:
            await self._call(values.pop("method"), values)


def pause_after(tries: int) -> float:
    """The seconds to wait after the first attempt and `tries` more have failed."""
    return min(2.0 ** (tries - 1), LONGEST_PAUSE) if tries else 0.0


def method_in(body: bytes) -> Json:
    """The method call in a webhook's answer; nothing if there is none that may stand there."""
    try:
        values = reading.loads(body)
    except (ValueError, ApiError):
        return {}
    if not isinstance(values, dict):
        return {}
    name = str(values.get("method", "")).lower()
    forbidden = name.startswith("get") or name in ("", "setwebhook", "deletewebhook", "close", "logout")
    return {} if forbidden else values


def retry_after(header: str) -> float:
    """The seconds that a `Retry-After` header asks for, at most an hour."""
    return min(float(header), LONGEST_RETRY_AFTER) if header.isdigit() else 0.0
