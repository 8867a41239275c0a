"""Carries one claim of the outbox to Telegram, and says what to write down of it.

How, its kind knows (kinds/). What is in doubt is looked for before it is sent again (bot/delivery/arrival/probe.py).
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, TypeAlias

from aiogram.exceptions import TelegramAPIError

from bot.delivery.arrival.probe import TooEarlyError
from bot.delivery.kind import Delivery, PostKind, Services
from bot.delivery.recovery import Recovery
from bot.delivery.registry import kind_of, known_kinds
from bot.delivery.troubles import trouble_of
from bot.observe.metrics import Metrics
from care import outbox
from care.outbox import Claim
from care.store.unit import Unit
from care.tickets.delivery import in_doubt

Settle: TypeAlias = Callable[[Unit], Awaitable[object]]


class Courier:
    def __init__(self, services: Services, recovery: Recovery, metrics: Metrics) -> None:
        self._services, self._recovery, self._metrics = services, recovery, metrics
        known_kinds()  # read now, not while somebody waits

    async def deliver(self, owed: Claim) -> Settle:
        """Try once; returns what to write down. Raises nothing: an error of ours is a failure of this post alone.

        Before anything was asked of Telegram it certainly has not arrived; after that it may have.
        """
        try:
            kind = kind_of(owed)
            way = Delivery(**vars(self._services), claim=owed, doubt=kind.doubt)
            known = await kind.read(way)
        except Exception as error:
            return self._recovery.not_tried(owed, error)
        try:
            return await self._try(kind, way, known)
        except TooEarlyError as early:
            until = way.now + timedelta(seconds=early.wait)
            return lambda unit: outbox.doubt(unit, owed, until)
        except Exception as error:
            return self._recovery.broken_off(owed, error)

    async def _try(self, kind: PostKind[Any, Any], way: Delivery, known: object) -> Settle:
        claim, client = way.claim, way.client
        try:
            outcome = await kind.deliver(way, known)
        except TelegramAPIError as error:
            return await self._recovery.settle(claim, trouble_of(error, claim.chat_id), error)
        unproven = claim.task in client.unproven
        client.unproven.discard(claim.task)
        return lambda unit: self._settle(unit, kind, way, outcome, unproven=unproven)

    async def _settle(
        self, unit: Unit, kind: PostKind[Any, Any], way: Delivery, outcome: object, *, unproven: bool
    ) -> None:
        if unproven:
            self._metrics.resent()
            await in_doubt.note(unit, way.claim)
        await kind.settle(unit, way, outcome)
