"""Delivers the outbox: claims what may go, has it sent, and writes down what became of it.

One delivery at a time into each chat, many chats side by side. What became of the last deliveries is written in the
same transaction that claims the next. While a chat's budget is empty nothing is claimed for it, so that the best lane
goes first once it may.
"""

import asyncio
from collections.abc import Awaitable, Callable, Set
from contextlib import suppress
from datetime import timedelta
from typing import TypeAlias

import structlog

from bot.delivery.budget_steps import Steps
from bot.delivery.courier import Courier
from bot.delivery.journal.recall import recall
from bot.delivery.kind import Services
from care import outbox
from care.outbox import Claim, Lane
from care.store.away import is_away
from care.store.unit import Unit

log = structlog.get_logger()

LEASE = timedelta(seconds=120)  # longer than a delivery with all its retries; a crash costs so much at most
AT_ONCE = 64  # chats
IN_BULK = (
    24  # besides, chats that get what is sent to many: they wait for their turns, and nobody waits for them
)
SOME = 8  # of these are claimed together
PATIENCE = 30.0  # seconds that what is in doubt waits for what people wrote while we were away
IDLE = 5.0  # seconds between looks when nothing is known to be due

Settle: TypeAlias = Callable[[Unit], Awaitable[object]]


class Worker:
    def __init__(self, services: Services, courier: Courier) -> None:
        self._store, self._clock, self._courier = services.store, services.clock, courier
        self._budgets, self._journal = services.client.budgets, services.client.journal
        self._caught_up = False
        self._steps = Steps(self._clock.now())
        self._bell = asyncio.Event()
        self._busy: set[int] = set()
        self._in_bulk: set[int] = set()  # those of them to whom a broadcast is on its way
        self._settle: list[tuple[int, Settle]] = []

    def wake(self) -> None:
        self._bell.set()

    async def run(self, caught_up: asyncio.Event) -> None:
        """Deliver for ever, or until cancelled, and with it all that is on its way.

        Leases of a process that died are ended first: nobody else sends for this bot. What was on its way then waits
        until what people wrote meanwhile is heard: so many more ids are known.
        """
        self._settle.append((0, self._succeed))
        self._busy.clear()
        self._in_bulk.clear()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._hear(caught_up))
            while True:
                self._bell.clear()
                pause = await self._try_round(tasks)
                if pause > 0:
                    await self._wait(pause)

    async def _hear(self, caught_up: asyncio.Event) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await caught_up.wait()
        self._caught_up = True
        self.wake()

    async def _succeed(self, unit: Unit) -> None:
        """Take over from whoever sent before us."""
        await outbox.end_leases(unit)
        await outbox.try_again(unit)
        await outbox.begin_again(unit)
        self._journal.overhear(await outbox.tasks_in_doubt(unit))
        await recall(unit, self._journal.watermarks, unit.business.all_desks)

    async def _try_round(self, tasks: asyncio.TaskGroup) -> float:
        settle, self._settle = self._settle, []
        try:
            return await self._round(settle, tasks)
        except Exception as error:
            if is_away(error):
                log.warning("store_away", error=type(error).__name__, retry_in=IDLE)
                self._settle = settle + self._settle  # what became of these is still to be written
            else:
                log.exception("round_failed")
                await self._settle_alone(settle)
            await asyncio.sleep(IDLE)
            return 0

    async def _settle_alone(self, settle: list[tuple[int, Settle]]) -> None:
        """One that cannot be written keeps none of the others from it; its lease runs out, and it is looked for."""
        for chat_id, work in settle:
            try:
                async with self._store.write() as unit:
                    await work(unit)
                    await unit.commit()
            except Exception as error:
                if is_away(error):
                    self._settle.append((chat_id, work))
                    continue
                log.exception("not_settled", chat_id=chat_id)
            self._busy.discard(chat_id)

    async def _wait(self, pause: float) -> None:
        try:
            async with asyncio.timeout(pause):
                await self._bell.wait()
        except TimeoutError:
            pass

    async def _round(self, settle: list[tuple[int, Settle]], tasks: asyncio.TaskGroup) -> float:
        """Settle and claim in one transaction; returns the seconds until there may be more to do."""
        now = self._clock.now()
        settled = {chat_id for chat_id, _ in settle}
        busy, in_bulk = self._busy - settled, self._in_bulk - settled
        free, many = AT_ONCE - len(busy - in_bulk), self._room(len(in_bulk))
        async with self._store.write() as unit:
            for _, work in settle:
                await work(unit)
            if back := self._steps.back(now):
                await outbox.set_back(unit, back)
            waits = self._budgets.waits()
            blocked = busy | waits.keys()
            unsettled = await outbox.tasks_in_doubt(unit) if self._journal.is_long else None
            claimed = await self._claim(unit, blocked, free, many) if free > 0 else []
            next_due = await outbox.next_due(unit) if not claimed else None
            await unit.commit()
        if unsettled is not None:
            self._journal.forget_settled(unsettled)
        self._busy = busy | {owed.chat_id for owed in claimed}
        self._in_bulk = in_bulk | {owed.chat_id for owed in claimed if owed.lane is Lane.BROADCAST}
        for owed in claimed:
            tasks.create_task(self._deliver(owed))
        if claimed:
            return IDLE  # what is left waits for one of these, and each rings the bell when it is done
        until_due = (next_due - now).total_seconds() if next_due else IDLE
        return max(0.01, min(IDLE, until_due, *waits.values()))

    def _room(self, busy: int) -> int:
        """For how many messages of broadcasts there is room now."""
        free = IN_BULK - busy
        return free if free >= SOME and not self._budgets.bulk_stopped() else 0

    async def _claim(self, unit: Unit, blocked: Set[int], most: int, many: int) -> list[Claim]:
        watermarks, stamp = self._journal.watermarks, self._journal.stamp
        return await outbox.claim(
            unit,
            LEASE,
            chats_busy=blocked,
            limit=most,
            floors=watermarks,
            stamp=stamp,
            doubtful=self._caught_up,
            broadcasts=many,
        )

    async def _deliver(self, owed: Claim) -> None:
        if owed.lane >= Lane.FOLLOWUP:
            await self._take_turn(owed)
        settle = await self._courier.deliver(owed)
        self._budgets.untake_bulk(owed.chat_id)
        self._settle.append((owed.chat_id, settle))  # not before: the list may be another by then
        self.wake()

    async def _take_turn(self, owed: Claim) -> None:
        """Where Telegram has stopped broadcasts meanwhile, it is taken anew: else all would go at once then."""
        await asyncio.sleep(self._budgets.take_bulk(owed.chat_id))
        while owed.lane is Lane.BROADCAST and (stopped := self._budgets.bulk_stopped()):
            self._budgets.untake_bulk(owed.chat_id)
            await asyncio.sleep(stopped)
            await asyncio.sleep(self._budgets.take_bulk(owed.chat_id))
