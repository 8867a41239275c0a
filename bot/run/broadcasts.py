"""Keeps broadcasts going: writes their audience down, batch by batch, and gives the outbox as many recipients as it can
send within some seconds. Nothing of it is in memory: a process that dies goes on where the rows say.
"""

import asyncio
import time

import structlog

from care.broadcasts import canary, ending, feeding, freezing, recalling, rows, telling
from care.broadcasts.model import Broadcast, Paused
from care.broadcasts.rows import Counts
from care.store.away import is_away
from care.store.unit import Store

log = structlog.get_logger()

IDLE = 2.0  # seconds between looks when nothing is under way
BUSY = 0.5  # while something is
COUNTED = 5.0  # seconds between looks at how far one is
LEAST, MOST = 100, 5000  # customers in one batch
BRIEF = 0.02  # seconds that a batch shall take: others wait for no more than twice that


class Broadcasts:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._batch = LEAST
        self._looked: dict[int, float] = {}  # when their rows were last counted
        self._before: dict[int, Counts] = {}
        self._recalled: set[int] = set()  # those that were being deleted at the last look

    async def run(self) -> None:
        """For ever, or until cancelled."""
        while True:
            pause = IDLE
            try:
                pause = await self.round()
            except Exception as error:
                if is_away(error):
                    log.warning("store_away", error=type(error).__name__, retry_in=IDLE)
                else:
                    log.exception("broadcasts_failed")
            await asyncio.sleep(pause)

    async def round(self) -> float:
        """One look at all that is under way; the seconds until the next."""
        async with self._store.read() as unit:
            found = await rows.under_way(unit)
        for broadcast in found:
            if broadcast.frozen_at is None and broadcast.paused_at is None:
                await self.freeze(broadcast.id)
        for broadcast in found:
            await self._feed(broadcast.id, await self._allowed(broadcast.id))
        recalled = await self._recall()
        return BUSY if found or recalled else IDLE

    async def _recall(self) -> int:
        """What was sent is taken out of the chats again. How many are under way; those that are over are shown, too."""
        async with self._store.read() as unit:
            recalled = set(await recalling.under_way(unit))
        over, self._recalled = self._recalled - recalled, recalled
        for number in recalled | over:
            shows = number in over or time.monotonic() >= self._looked.get(number, 0.0) + COUNTED
            async with self._store.write() as unit:
                await recalling.feed(unit, number)
                if shows:
                    self._looked[number] = time.monotonic()
                    await telling.show_anew(unit, number)
                await unit.commit()
        return len(recalled)

    async def freeze(self, number: int) -> None:
        goes_on = True
        while goes_on:
            began = time.perf_counter()
            async with self._store.write() as unit:
                broadcast = await rows.find(unit, number, lock=True)
                if broadcast is None or not _is_to_be_frozen(broadcast):
                    return
                goes_on = await freezing.freeze(unit, broadcast, self._batch)
                await unit.commit()
            took = time.perf_counter() - began
            faster = self._batch * 2 if took < BRIEF / 2 else self._batch
            self._batch = max(LEAST, self._batch // 2) if took > BRIEF else min(MOST, faster)
            await asyncio.sleep(took / 4)  # whoever waits to write goes first

    async def _allowed(self, number: int) -> int | None:
        """How many may be queued in this round; None: as many as there is room for.

        Rows by the million are not counted each time: the first recipients are, all others now and then.
        """
        async with self._store.read() as unit:
            broadcast = await rows.find(unit, number)
            known = broadcast is None or broadcast.tried_at is not None
            shows = time.monotonic() >= self._looked.get(number, 0.0) + COUNTED
            if known and not shows:
                return None
            counts = await rows.counts(unit, number)
        if shows:
            self._looked[number] = time.monotonic()
        async with self._store.write() as unit:
            broadcast = await rows.find(unit, number, lock=True)
            if broadcast is None:
                return 0
            await canary.judge(unit, broadcast, counts)
            before = self._before.get(number, counts)
            await ending.look(unit, broadcast, counts, before)
            if shows:
                await telling.show(unit, broadcast, counts, before)
            await unit.commit()
            if shows:
                self._before[number] = counts
            return canary.allowed(broadcast, counts, unit.business.broadcasts.canary)

    async def _feed(self, number: int, most: int | None) -> None:
        """Until the outbox is full, or nobody is due."""
        left = feeding.AHEAD if most is None else most
        while left > 0:
            async with self._store.write() as unit:
                broadcast = await rows.find(unit, number, lock=True)
                room = min(left, await feeding.room(unit))
                if broadcast is None or not broadcast.goes or not room:
                    return
                looked_at = await feeding.feed(unit, broadcast, room)
                if looked_at == feeding.MISSED_IT:
                    await telling.stop(unit, number, Paused.MISSED)
                await unit.commit()
            left -= looked_at
            if looked_at <= 0:
                return


def _is_to_be_frozen(broadcast: Broadcast) -> bool:
    return broadcast.frozen_at is None and broadcast.paused_at is None and broadcast.cancelled_at is None
