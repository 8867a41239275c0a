"""Makes the calls. One process does, the one that leads, so that each waits for its answer.

Whoever dies between a call and writing down its answer has told it, and tells it again by the same name.
"""

import asyncio
from collections.abc import Sequence

import aiohttp
import structlog

from bot.webhooks.signing import headers
from care.business.webhooks import Webhook
from care.store.away import is_away
from care.store.unit import Store
from care.values.clock import Clock
from care.webhooks import calls
from care.webhooks.calls import Call

log = structlog.get_logger()
TIMEOUT = aiohttp.ClientTimeout(total=15)
AT_ONCE = 8  # calls to one system
IDLE = 1.0  # seconds between looks
ANSWER = 4096  # bytes of an answer that are read, to use the line again


class WebhookSender:
    """`secret` is that of all of `webhooks`."""

    def __init__(self, store: Store, clock: Clock, webhooks: Sequence[Webhook], secret: str) -> None:
        self._store, self._clock = store, clock
        self._webhooks, self._secret = webhooks, secret

    async def run(self) -> None:
        """For ever. A system that does not answer holds up no other."""
        async with aiohttp.ClientSession(timeout=TIMEOUT) as session, asyncio.TaskGroup() as tasks:
            for webhook in self._webhooks:
                tasks.create_task(self._serve(session, webhook))

    async def _serve(self, session: aiohttp.ClientSession, webhook: Webhook) -> None:
        while True:
            made = 0
            try:
                made = await self.round(session, webhook)
            except Exception as error:
                if not is_away(error):
                    log.exception("webhooks_failed", endpoint=webhook.key)
                else:
                    log.warning("store_away", error=type(error).__name__, retry_in=IDLE)
            if not made:
                await asyncio.sleep(IDLE)

    async def round(self, session: aiohttp.ClientSession, webhook: Webhook) -> int:
        """Make the calls that are due; how many."""
        async with self._store.read() as unit:
            due = await calls.due(unit, webhook.key, AT_ONCE)
        async with asyncio.TaskGroup() as tasks:
            for call in due:
                tasks.create_task(self._make(session, webhook, call))
        return len(due)

    async def _make(self, session: aiohttp.ClientSession, webhook: Webhook, call: Call) -> None:
        error = await self._told(session, webhook.url, call)
        async with self._store.write() as unit:
            if not error:
                await calls.taken(unit, call)
            elif not await calls.failed(unit, call, error):
                log.warning("webhook_given_up", number=call.id, endpoint=webhook.key, error=error)
            await unit.commit()

    async def _told(self, session: aiohttp.ClientSession, url: str, call: Call) -> str:
        """What kept it from being taken; empty: nothing."""
        signed = headers(self._secret, call.name, self._clock.now(), call.body)
        try:
            async with session.post(
                url,
                data=call.body.encode(),
                headers={"Content-Type": "application/json", **signed},
                allow_redirects=False,
            ) as answer:
                await answer.content.read(ANSWER)
                return "" if answer.ok and answer.status < 300 else f"HTTP {answer.status}"
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            return type(error).__name__
