"""One customer's flood beside ten others, in a group with Telegram's own limit: when has each of the others a card?"""

import asyncio
import random
import re
import time
from pathlib import Path

from playground.acts.world import World
from playground.http.server import serve
from playground.values.messages import Message
from playground.values.people import Person
from playground.world.cast import GROUP_ID
from tests.load import bots
from tests.load.chaos.books import File
from tests.load.chaos.siege import START, Report
from tests.load.crowd import Customer, buttons_of, invite
from tests.load.rush import Caller, Times

OTHERS, COMPLAINTS, WITHIN = 10, 120, 15.0
PATIENCE = 60.0  # seconds until each of the others shall have a card
MOST = 5  # tickets that the demo's rules let one customer open
FLOODER = Person("flooder", 7_000_001, "Ivan", "ru", "customer")
TICKETS = f"SELECT count(*) FROM tickets WHERE customer_id = {FLOODER.id}"  # noqa: S608
KEPT = f"SELECT count(*) FROM entries WHERE author_id = {FLOODER.id}"  # noqa: S608
FIRST = re.compile(r"\bc(\d+)m1\.")


class Flood:
    """The flooder begins; the others press their last button while it lasts."""

    def __init__(self, world: World, dice: random.Random) -> None:
        self._world, self._dice = world, dice
        self.times, self.shown, self.sent = Times(), dict[int, float](), 0
        people = [customer.person for customer in invite(world, OTHERS)]
        self._callers = [Caller(world, person, n, self.times) for n, person in enumerate(people, 1)]
        self._by_chat = {caller.person.id: caller for caller in self._callers}
        world.welcome(FLOODER)
        self._flooder = Customer(world, FLOODER)
        self._screen: Message | None = None  # the flooder's, notices aside
        self._acted = -1  # the version of the screen that was acted on
        world.watchers.append(self._saw)

    def _saw(self, message: Message) -> None:
        if message.chat_id == FLOODER.id:
            if (offered := buttons_of(message)) and not offered[0].startswith("go."):
                self._screen = message
        elif caller := self._by_chat.get(message.chat_id):
            if message.sender_id == self._world.bot.id:
                caller.saw(message)
        elif message.chat_id == GROUP_ID and message.sender_id == self._world.bot.id:
            for found in FIRST.finditer(message.words):
                self.shown.setdefault(int(found[1]), self.times.since)

    async def run(self) -> None:
        for caller in self._callers:
            async with asyncio.timeout(START):
                await caller.fill_in()
        self.times.begin()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._complain())
            for caller in self._callers:
                tasks.create_task(self._join(caller))
        deadline = time.monotonic() + PATIENCE
        while len(self.shown) < OTHERS and time.monotonic() < deadline:  # noqa: ASYNC110 - a record signals nothing
            await asyncio.sleep(0.2)

    async def _complain(self) -> None:
        began = time.monotonic()
        while self.sent < COMPLAINTS and time.monotonic() < began + WITHIN:
            self.sent += 1
            self._flooder.say("/complaint")()
            for step in ("department", f"f{self.sent}m1.", "done", "skip", "send"):
                await self._step(step)

    async def _step(self, step: str) -> None:
        """Press as soon as there is the button, or write."""
        if step.endswith("."):
            self._flooder.say(step)()
            return
        async with asyncio.timeout(PATIENCE):
            while not self._offers(step):  # noqa: ASYNC110 - late notices come between screens
                await asyncio.sleep(0.005)
        self._acted = self._version
        self._flooder.screen = self._screen
        self._flooder.press(step)()

    def _offers(self, action: str) -> bool:
        """On a screen that was not acted on yet."""
        offered = [data.split(".")[2] for data in buttons_of(self._screen)] if self._screen else []
        return action in offered and self._version > self._acted

    @property
    def _version(self) -> int:
        offered = buttons_of(self._screen) if self._screen else []
        return int(offered[0].split(".")[1]) if offered else -1

    async def _join(self, caller: Caller) -> None:
        await asyncio.sleep(self._dice.uniform(0, WITHIN))
        caller.send()


async def flood(home: Path, *, seed: int) -> Report:
    began, world = time.monotonic(), World()
    async with serve(world) as url:
        bot = bots.turbota(world, url, home, bots.REAL)
        play = Flood(world, random.Random(seed))
        await bot.start()
        try:
            await play.run()
            file = File(home / bots.DATABASE)
            tickets, kept = await file.count(TICKETS), await file.count(KEPT)
        finally:
            await bot.stop()
            await bot.kill()
    waits = ", ".join(f"{at:.0f}" for at in sorted(play.shown.values()))
    faults = [f"{OTHERS - len(play.shown)} of the others have no card"] if len(play.shown) < OTHERS else []
    if tickets > MOST:
        faults.append(f"the flooder has {tickets} tickets")
    if kept != play.sent:
        faults.append(f"{kept} of the flooder's words are kept")
    counts = [
        f"{play.sent} complaints of one customer became {tickets} tickets",
        f"the others' cards stood after: {waits} s",
    ]
    return Report("flood", faults, counts, time.monotonic() - began)
