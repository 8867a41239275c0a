"""What is sent of what is due, though the bot is killed meanwhile: `python -m tests.load.due --sends 200 --kills 10`.

The playground's own record is the judge: each reminder must stand once in its customer's chat. Counted apart are those
sent again because an earlier try may have arrived, as `turbota outbox --ambiguous` does, and those that were found by
an edit, which turned another message of ours into them (docs/decisions/0006-did-it-arrive.md).
"""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from care.store.unit import Store
from care.tickets.delivery import in_doubt
from playground.acts.world import World
from playground.http.server import serve
from playground.values.messages import Message
from playground.values.shapes import Json
from tests.load import bots
from tests.load.crash import STILL, Plan
from tests.load.crowd import invite
from tests.load.stored_due import FIRST, WATER, fill

LIFE = 20.0  # seconds that a bot may go without meeting its end


@dataclass(frozen=True)
class Sent:
    """How often each customer's reminder stands in their chat, and who may have theirs twice."""

    came: Counter[int]
    turned: int  # messages that said something else before
    doubted: frozenset[int]
    due: int

    def wrong(self) -> list[str]:
        missing = sum(not self.came[number] for number in range(FIRST, FIRST + self.due))
        twice = [number for number, times in self.came.items() if times > 1 and number not in self.doubted]
        found = [f"{missing} never came"] if missing else []
        return [*found, f"{len(twice)} came twice"] if twice else found

    def __str__(self) -> str:
        again = sum(self.came[number] > 1 for number in self.doubted)
        doubt = f"{len(self.doubted)} sent again in doubt, of which {again} stand twice"
        said = f"{self.due} due, {self.came.total()} messages, {self.turned} of them in the place of others"
        return f"{said}, {doubt}: {self.wrong() or 'each once'}"


def judge(record: Iterable[Json], bot: int, due: int, doubted: frozenset[int]) -> Sent:
    standing: dict[tuple[int, int], Json] = {}
    for entry in record:
        match entry["kind"]:
            case "message" | "edited" if entry["message"]["from"]["id"] == bot:
                body = entry["message"]
                standing[body["chat"]["id"], body["message_id"]] = entry
            case "deleted":
                for number in entry["message_ids"]:
                    standing.pop((entry["chat_id"], number), None)
    found = {place: entry for place, entry in standing.items() if WATER in entry["message"].get("text", "")}
    turned = sum(entry["kind"] == "edited" for entry in found.values())
    return Sent(Counter(chat for chat, _number in found), turned, doubted, due)


class Campaign:
    def __init__(self, world: World, home: Path, url: str, plan: Plan, due: int) -> None:
        self._world, self._home, self._plan, self._due = world, home, plan, due
        self._store = f"sqlite:///{home / bots.DATABASE}"
        self._dice = random.Random(plan.seed)
        self._bot = bots.forked(world, url, home)
        self._countdown = 0  # messages of the bot until it is killed; 0: it is not
        self._moved = 0.0  # when the bot last said something
        self._left = due  # reminders that have not come
        world.watchers.append(self._saw)

    async def run(self) -> Sent:
        for customer in invite(self._world, self._due):
            self._world.start(customer.person)
        await fill(self._store, 0, self._due, datetime.now(UTC))
        try:
            for _ in range(self._plan.kills):
                self._countdown = self._dice.randint(1, max(1, self._due // (self._plan.kills + 1)))
                await self._bot.start()
                await self._until(lambda: not self._bot.running, LIFE)
                await self._bot.kill()
            self._countdown = 0
            await self._bot.start()
            await self._until(self._is_done, STILL)
        finally:
            await self._bot.close()
        async with Store.opened(self._store) as store, store.read() as unit:
            doubted = frozenset(each.chat_id for each in await in_doubt.ambiguous(unit))
        return judge(self._world.record.entries, self._world.bot.id, self._due, doubted)

    def _saw(self, message: Message) -> None:
        """The one that ends its countdown kills it, before it hears that the message stands."""
        if message.sender_id != self._world.bot.id:
            return
        self._moved = time.monotonic()
        self._left -= WATER in message.words
        self._countdown -= 1
        if self._countdown == 0:
            self._bot.strike()

    async def _until(self, over: Callable[[], bool], seconds: float) -> None:
        """Or until it has said nothing for so long."""
        self._moved = time.monotonic()
        while not over() and time.monotonic() < self._moved + seconds:  # noqa: ASYNC110 - a process signals nothing
            await asyncio.sleep(0.1)

    def _is_done(self) -> bool:
        """Each has come, and what became of it is written down: nothing can come once more."""
        return self._left <= 0 and not bots.owes(self._home)


async def campaign(home: Path, due: int, plan: Plan) -> Sent:
    world = World()
    plan.prepare(world)
    async with serve(world) as url:
        return await Campaign(world, home, url, plan, due).run()
