"""What the bot does by itself: at its start, and at each tick of the clock."""

import asyncio
import time
from datetime import timedelta

from bot.delivery.screens import Screens
from bot.delivery.worker import Worker
from bot.routers.customer import unsent
from bot.routers.customer.visits import next_visit_due
from bot.run.patience import patiently
from care import due
from care.board import places
from care.due import digest, followups, nobody, retention
from care.people import groups
from care.rules import take_changes
from care.staff.leaving import unlisted
from care.store.away import is_away
from care.store.unit import Store

BATCHES = 20  # of what customers have not sent, in a tick at most
LOOK = 1.0  # seconds: whether it has opened
GOES_ON = 60.0  # seconds: so long a tick does what is due, then it sees to all else


class Rounds:
    def __init__(self, store: Store, screens: Screens, worker: Worker) -> None:
        self._store, self._screens, self._worker = store, screens, worker

    async def tick(self) -> timedelta | None:
        """Do what is due; how long until the next thing is. None: nothing waits."""
        await take_changes(self._store)
        if not self._store.business.is_open:
            return None
        await self._do_due()
        await self._see_to_unsent()
        await self._ask_for_boards()
        self._worker.wake()  # what was to be sent later may be due now
        await self._store.sweep()
        return await self._until_next()

    async def _do_due(self) -> None:
        """All that is due, in the order in which it is: the sender has the first of it at once."""
        ends = time.monotonic() + GOES_ON
        while time.monotonic() < ends:
            async with self._store.write() as unit:
                if not await due.do_due(unit):
                    return
                await unit.commit()

    async def _until_next(self) -> timedelta | None:
        async with self._store.read() as reading:
            moments = await due.next_due(reading), await next_visit_due(reading)
            return min((moment - reading.now for moment in moments if moment), default=None)

    async def begin(self) -> None:
        """What comes again and again by itself has its next time, once the business is open."""
        while not self._store.business.is_open:  # noqa: ASYNC110 - in a business's first hour, and never again
            await asyncio.sleep(LOOK)

        async def begin() -> None:
            async with self._store.write() as unit:
                await digest.begin(unit)
                await nobody.begin(unit)
                await retention.begin(unit)
                await followups.begin(unit)
                await unit.commit()

        await patiently("store_away", begin, is_away, lambda _: None)

    async def _see_to_unsent(self) -> None:
        for _ in range(BATCHES):
            async with self._store.write() as unit:
                done, answers = await unsent.look(unit, self._screens.shown)
                if done:
                    await unit.commit()
            self._screens.speak(answers)
            if done < unsent.BATCH:
                break

    async def _ask_for_boards(self) -> None:
        async with self._store.read() as reading:
            outdated = await places.outdated(reading)
        if outdated:
            async with self._store.write() as unit:
                await places.ask(unit, outdated)
                await unit.commit()


async def settle_staff(store: Store) -> None:
    """The settings may name fewer people than when we ran last."""
    async with store.write() as unit:
        group = await groups.current(unit, unit.business.staff_group)
        await unlisted(unit, group)
        await unit.commit()
