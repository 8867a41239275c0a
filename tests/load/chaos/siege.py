"""One scene: a bot, its customers, the trouble that it meets, and what the record says in the end."""

import asyncio
import contextlib
import random
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from playground.acts.world import World
from playground.http.server import serve
from tests.load import bots
from tests.load.chaos.books import Books
from tests.load.play import Play
from tests.load.process import BotProcess
from tests.load.visitor import Visitor

START = 60.0  # seconds that a bot may take to its first word
CUSTOMERS = 10
STILL = 25.0  # seconds without a word of the bot, after which nothing more is to be expected
PATIENCE = 120.0  # seconds for what has waited
LIMIT = 300.0  # seconds for all of it, however much still moves
AGAIN = 1.0  # seconds until whoever looks after the bot starts it again
OWED = "SELECT count(*) FROM outbox"
DEAD = "SELECT count(*) FROM dead_letters"


@dataclass
class Siege:
    world: World
    books: Books
    bot: BotProcess
    home: Path
    faults: list[str] = field(default_factory=list)  # beside those that the record shows
    notes: list[str] = field(default_factory=list)
    ends: int = 0  # how often the bot ended by itself
    wanted: bool = True  # whether it should be running
    awaits: str = "the bot's first word"

    def confirmed(self) -> int:
        return sum(len(entry["update_ids"]) for entry in self.world.record.of("confirmed"))

    async def up(self) -> None:
        """Until the bot has called once more."""
        calls = len(self.world.record.of("call"))
        async with asyncio.timeout(START):
            while len(self.world.record.of("call")) == calls:  # noqa: ASYNC110 - a record signals nothing
                await asyncio.sleep(0.05)

    async def drained(self) -> None:
        """Until the bot has confirmed everything."""
        async with asyncio.timeout(PATIENCE):
            while self.world.updates.pending:  # noqa: ASYNC110 - nobody is told
                await asyncio.sleep(0.1)

    async def look_after(self) -> None:
        """Start the bot again whenever it has ended, as systemd would."""
        while True:
            if self.wanted and not self.bot.running:
                await self.bot.start()
            await self.bot.ended()
            if self.wanted:
                self.ends += 1
            await asyncio.sleep(AGAIN)

    async def down(self) -> None:
        """Stop the bot, until it is wanted again."""
        self.wanted = False
        await self.bot.stop()


Trouble: TypeAlias = Callable[[Siege], AbstractAsyncContextManager[None]]


@dataclass(frozen=True)
class Scene:
    """What is wrong, and for how long; `may_end`: it is right to end then, and to say why."""

    name: str
    open_books: Callable[[Path], AbstractAsyncContextManager[Books]]
    trouble: Trouble
    lasts: float = 8.0
    after: float = 3.0  # seconds since the bot's first word
    may_end: bool = False
    limit: float = LIMIT


@dataclass(frozen=True)
class Report:
    name: str
    faults: list[str]
    counts: list[str]
    seconds: float

    @property
    def well(self) -> bool:
        return not self.faults

    def lines(self) -> list[str]:
        verdict = "well" if self.well else "NOT WELL"
        return [
            f"{self.name}: {verdict}, {self.seconds:.0f} s",
            *(f"  {line}" for line in [*self.counts, *self.faults]),
        ]


async def besiege(scene: Scene, home: Path, *, seed: int, conversations: int = CUSTOMERS) -> Report:
    """Half of the customers are there when the trouble begins, the others come while it lasts."""
    began, world = time.monotonic(), World()
    async with scene.open_books(home) as books, serve(world) as url:
        bot = bots.turbota(world, url, home, database=books.url, travels=True)
        siege = Siege(world, books, bot, home)
        play = Play(world, conversations, random.Random(seed))
        owed = dead = 0
        try:
            async with asyncio.timeout(scene.limit), _tasks(siege) as begin:
                await _befall(scene, siege, play, begin)
                siege.awaits = "calm"
                owed = await play.calm(lambda: books.count(OWED), STILL)
                siege.awaits = "an answer of the store"
                dead = await books.count(DEAD)
        except* TimeoutError:
            late, pending = time.monotonic() - began, len(siege.world.updates.pending)
            siege.faults.append(
                f"after {late:.0f} s it waited for {siege.awaits}, {pending} updates before it"
            )
        finally:
            siege.wanted = False
            await bot.stop()
            await bot.kill()
    return _report(scene, siege, play, owed, dead, time.monotonic() - began)


async def _befall(scene: Scene, siege: Siege, play: Play, begin: Callable[[list[Visitor]], None]) -> None:
    begin(play.visitors[::2])
    await siege.up()
    await asyncio.sleep(scene.after)
    siege.awaits = "the trouble"
    async with scene.trouble(siege):
        begin(play.visitors[1::2])
        await asyncio.sleep(scene.lasts)
        siege.awaits = "the end of the trouble"


@contextlib.asynccontextmanager
async def _tasks(siege: Siege) -> AsyncIterator[Callable[[list[Visitor]], None]]:
    running: list[asyncio.Task[None]] = []
    async with asyncio.TaskGroup() as tasks:
        running.append(tasks.create_task(siege.look_after()))
        yield lambda visitors: running.extend(tasks.create_task(each.play()) for each in visitors)
        for task in running:
            task.cancel()


def _report(scene: Scene, siege: Siege, play: Play, owed: int, dead: int, seconds: float) -> Report:
    verdict = play.verdict()
    faults = verdict.faults + siege.faults
    log = siege.bot.said()
    if siege.ends and not scene.may_end:
        faults.append(f"the bot ended {siege.ends} times")
    if "Traceback" in log:
        faults.append("a traceback in the log")
    if owed:
        faults.append(f"{owed} posts are still owed")
    if dead:
        faults.append(f"{dead} dead letters")
    if play.unfinished:
        faults.append(f"still waiting: customers {play.unfinished}")
    if faults:
        faults += ["the log's end:", *log.splitlines()[-12:]]
    counts = [*verdict.lines()[:3], f"{siege.ends} ends, {play.nudges} screens asked for again", *siege.notes]
    return Report(scene.name, faults, counts, seconds)
