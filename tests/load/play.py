"""Customers and an operator who go through their conversations, whatever becomes of the bot meanwhile."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable

from playground.acts.world import World
from playground.values.messages import Message
from tests.load.crowd import invite
from tests.load.judge import Verdict, judge
from tests.load.staff import Staff
from tests.load.visitor import Visitor


class Play:
    def __init__(self, world: World, conversations: int, dice: random.Random) -> None:
        self._world = world
        self.moved = 0.0  # when the bot last wrote something
        people = [customer.person for customer in invite(world, conversations)]
        self.visitors = [Visitor(world, person, n, dice) for n, person in enumerate(people, 1)]
        self._by_chat = dict(zip((person.id for person in people), self.visitors, strict=True))
        self._staff = Staff(world, dice)
        world.watchers.append(self._saw)

    def _saw(self, message: Message) -> None:
        if message.sender_id == self._world.bot.id:
            self.moved = time.monotonic()
            if visitor := self._by_chat.get(message.chat_id):
                visitor.saw(message)
        self._staff.saw(message)

    async def calm(self, owed: Callable[[], Awaitable[int]], still: float) -> int:
        """Wait until everything is said and delivered, or nothing moves for `still` seconds; the posts still owed."""
        self.moved = time.monotonic()
        while time.monotonic() < self.moved + still:
            await asyncio.sleep(0.5)
            if not self.unfinished and not self._world.updates.pending and not await owed():
                return 0
        return await owed()

    @property
    def unfinished(self) -> list[int]:
        """Customers who still wait for something."""
        return [visitor.number for visitor in self.visitors if not visitor.done.is_set()]

    @property
    def nudges(self) -> int:
        return sum(visitor.nudges for visitor in self.visitors)

    @property
    def states(self) -> dict[int, str]:
        return {visitor.number: visitor.state for visitor in self.visitors}

    def verdict(self) -> Verdict:
        return judge(self._world.record.entries, self._world.bot.id, len(self.visitors))
