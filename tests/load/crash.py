"""The crash campaign: `python -m tests.load.crash --conversations 200 --kills 30 --delay 20-120 --faults 0.01`.

Customers and an operator go through their conversations while the bot's process is killed with SIGKILL at moments that
the dice choose, and started again on the same SQLite file. At the end the playground's record must show every message
once. Exits with 1 on any loss or double, and tells of each customer concerned what the store, the chat and the record
know (tests/load/traces.py). The seed is printed: it fixes the dice, though not the timing.
"""

import argparse
import asyncio
import json
import logging
import random
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import uvloop

from playground.acts.world import World
from playground.http.server import serve
from playground.values.messages import Message
from playground.world.faults import Fault
from tests.load import bots
from tests.load.judge import Verdict
from tests.load.play import Play
from tests.load.process import BotProcess
from tests.load.traces import concerned, traces

# What a call may meet; with True it has taken effect before.
FAULTS = (("429", False), ("500", False), ("reset", False), ("reset", True), ("502", True))
START = 120.0  # seconds that a bot may take to its first word
LIFE = 10.0  # seconds after it that a bot may go without meeting its end
STILL = 30.0  # seconds without a message of the bot, after which the last one has no more to say


@dataclass(frozen=True)
class Plan:
    conversations: int
    kills: int
    seed: int
    delay: tuple[float, float] = (0, 0)  # milliseconds that Telegram takes, from and to
    faults: float = 0.0  # the part of the calls that meets each of FAULTS

    def prepare(self, world: World) -> None:
        """Make Telegram as slow and as unreliable as it shall be."""
        world.delay.set(*self.delay)
        if self.faults:
            world.faults.waiting += [
                Fault(kind, times=sys.maxsize, chance=self.faults, retry_after=1, done=done)
                for kind, done in FAULTS
            ]


@dataclass(frozen=True)
class Report:
    verdict: Verdict
    ends: Counter[str]  # how the bots met their ends
    unfinished: list[int]  # customers who still wait for something
    owed: int  # posts left in the outbox
    nudges: int
    seconds: float
    traces: list[str]  # of what is wrong

    @property
    def well(self) -> bool:
        return not (self.verdict.faults or self.unfinished or self.owed)

    def lines(self) -> list[str]:
        ends = ", ".join(f"{count} {how}" for how, count in sorted(self.ends.items()))
        return [
            f"{self.ends.total()} kills ({ends}), as many restarts, in {self.seconds:.0f} s",
            f"{self.nudges} screens asked for again",
            *self.verdict.lines(),
            *([f"{self.owed} posts are still owed"] if self.owed else []),
            *([f"still waiting: customers {self.unfinished}"] if self.unfinished else []),
            *self.traces,
        ]


class Campaign:
    def __init__(self, plan: Plan, world: World, bot: BotProcess, store: Path) -> None:
        self._plan, self._world, self._bot, self._store = plan, world, bot, store
        self._dice = random.Random(plan.seed)
        self._ends: Counter[str] = Counter()
        self._countdown = 0  # messages of the bot until it is killed; 0: it is not
        self._play = Play(world, plan.conversations, self._dice)
        world.watchers.append(self._saw)

    async def run(self) -> Report:
        began = time.monotonic()
        lives = self._plan.kills + 1
        async with asyncio.TaskGroup() as tasks:
            playing = []
            for life in range(lives):
                # They come in groups, so that there is something going on in every life.
                playing += [tasks.create_task(each.play()) for each in self._play.visitors[life::lives]]
                await self._bot.start()
                if life < self._plan.kills:
                    await self._live()
                    await self._bot.kill()
            await self._up()
            owed = await self._play.calm(self._owed, STILL)
            for task in playing:
                task.cancel()
        await self._bot.stop()
        seconds = time.monotonic() - began
        play = self._play
        verdict, unfinished = play.verdict(), play.unfinished
        numbers = concerned(verdict.faults, unfinished, self._store)
        told = list(traces(self._world.record.entries, self._store, numbers, play.states))
        return Report(verdict, self._ends, unfinished, owed, play.nudges, seconds, told)

    async def _live(self) -> None:
        """Let the bot live until the moment of its end."""
        how = self._dice.choice(("starting", "sending", "sending", "sending", "working", "working"))
        if how == "starting":
            await asyncio.sleep(self._dice.uniform(0, 4))
        else:
            await self._up()
        if how == "sending":
            await self._until_sent(self._dice.randint(1, 40))
        elif how == "working":
            await asyncio.sleep(self._dice.uniform(0, 3))
        self._ends[how] += 1

    async def _up(self) -> None:
        """Until the bot has called for the first time."""
        calls = len(self._world.record.of("call"))
        async with asyncio.timeout(START):
            while len(self._world.record.of("call")) == calls:  # noqa: ASYNC110 - a record signals nothing
                await asyncio.sleep(0.05)

    async def _until_sent(self, messages: int) -> None:
        """Until the bot's so manieth message stands, which kills it before it hears that it does."""
        self._countdown, self._struck = messages, asyncio.Event()
        try:
            async with asyncio.timeout(LIFE):
                await self._struck.wait()
        except TimeoutError:
            self._countdown = 0

    def _saw(self, message: Message) -> None:
        if message.sender_id == self._world.bot.id:
            self._count_down()

    def _count_down(self) -> None:
        if self._countdown == 0:
            return
        self._countdown -= 1
        if self._countdown == 0:
            self._bot.strike()
            self._struck.set()

    async def _owed(self) -> int:
        with sqlite3.connect(f"file:{self._store}?mode=ro", uri=True) as connection:
            count: int = connection.execute("SELECT count(*) FROM outbox").fetchone()[0]
        connection.close()
        return count


async def campaign(plan: Plan, home: Path) -> Report:
    """Run it with all its files in `home`."""
    world = World()
    plan.prepare(world)
    async with serve(world) as url:
        bot = bots.forked(world, url, home)
        try:
            return await Campaign(plan, world, bot, home / "turbota.db").run()
        finally:
            await bot.close()
            (home / "record.json").write_text(json.dumps(world.record.entries, ensure_ascii=False), "utf-8")


def span(text: str) -> tuple[float, float]:
    """Two numbers with a hyphen between them."""
    least, most = map(float, text.split("-"))
    return least, most


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.load.crash", description=__doc__)
    names = ", ".join(f"{kind} {'after' * done}".strip() for kind, done in FAULTS)
    parser.add_argument("--conversations", type=int, default=200)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--delay", type=span, default=(0, 0), help="milliseconds that Telegram takes: 20-120")
    parser.add_argument(
        "--faults", type=float, default=0.0, help=f"the part of the calls that meets each of {names}"
    )
    parser.add_argument("--home", type=Path, help="where to leave the store, the log and the record")
    options = parser.parse_args()
    plan = Plan(options.conversations, options.kills, options.seed, options.delay, options.faults)
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # of answers that are broken off on purpose
    sys.stdout.write(f"seed {plan.seed}, {plan.conversations} conversations\n")
    with (
        tempfile.TemporaryDirectory() as passing,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        home = options.home or Path(passing)
        home.mkdir(parents=True, exist_ok=True)
        report = runner.run(campaign(plan, home))
    sys.stdout.write("\n".join(report.lines()) + "\n")
    sys.exit(not report.well)


if __name__ == "__main__":
    main()
