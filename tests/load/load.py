"""The load program: `python -m tests.load.load --customers 64 --seconds 20 --rounds 3`.

This process is the playground with its customers, the bot is a second one. A run is over when the bot has done all
that it owes, so that what comes after the answer counts, too. Turbota (customers go through the complaint
form again and again) and a bare aiogram echo bot (customers send texts) are measured in turn and compared.
`--rate 100` offers so many updates a second instead of as many as the bot can take. Linux only.
"""

import argparse
import asyncio
import contextlib
import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import uvloop

from playground.acts.world import World
from playground.http.server import serve
from tests.load import bots
from tests.load.crowd import Act, Customer, chat, complain, invite
from tests.load.figures import HEAD, Figures, compare, line
from tests.load.process import BotProcess

START = 90.0  # seconds that a bot may take to its first answer
BEGUN = 6  # steps that a customer may have gone before: those of the form
LOOK = 0.1  # seconds between looks whether anything is owed still
DRAIN = 600.0  # seconds that a bot may take for what it owes

Script: TypeAlias = Callable[[Customer, random.Random], Iterator[Act]]


@dataclass(frozen=True)
class Plan:
    customers: int
    seconds: float
    rate: float  # updates a second; 0: each customer acts as soon as they are answered
    seed: int


@dataclass(frozen=True)
class Contender:
    name: str
    start: Callable[[World, str, Path], BotProcess]
    script: Script
    owes: Callable[[Path], bool] = lambda _home: False  # whether anything is to be said still


TURBOTA = Contender("turbota", bots.turbota, complain, bots.owes)
PACED = Contender("turbota", partial(bots.turbota, group=bots.REAL), complain)  # it would owe for hours
ECHO = Contender("echo", bots.echo, chat)
TUNED = Contender("echo, tuned", lambda world, url, home: bots.echo(world, url, home, tuned=True), chat)


class Run:
    """One bot in a fresh world."""

    def __init__(self, plan: Plan, contender: Contender, world: World, home: Path) -> None:
        self._owes = partial(contender.owes, home)
        self._plan, self._dice = plan, random.Random(plan.seed)
        self._customers = invite(world, plan.customers)
        self._scripts = {each: contender.script(each, self._dice) for each in self._customers}
        self._answers: list[float] = []

    async def measure(self, bot: BotProcess) -> Figures:
        """Play until the time is over, and wait for what is owed then."""
        await self._warm(bot)
        await self._drain()
        self._answers.clear()
        playing = asyncio.create_task(self._offer() if self._plan.rate else self._hurry())
        before, began = bot.usage(), time.perf_counter()
        await asyncio.wait([playing], timeout=self._plan.seconds)
        played = time.perf_counter() - began
        answers = list(self._answers)
        await end(playing)
        await self._drain()
        seconds, after = time.perf_counter() - began, bot.usage()
        return Figures.of(answers, played, seconds, after.cpu - before.cpu, after.rss)

    async def _drain(self) -> None:
        for _ in range(round(DRAIN / LOOK)):
            if not self._owes():
                return
            await asyncio.sleep(LOOK)
        raise SystemExit(f"the bot owes something still after {DRAIN:.0f} s")

    async def _warm(self, bot: BotProcess) -> None:
        """Everybody is answered a few times, and so each is somewhere else in the form."""
        ended = asyncio.ensure_future(bot.ended())
        answered = asyncio.gather(*(self._begin(each) for each in self._customers))
        either: list[asyncio.Future[Any]] = [ended, answered]
        await asyncio.wait(either, timeout=START, return_when=asyncio.FIRST_COMPLETED)
        ended.cancel()
        if not answered.done():
            answered.cancel()
            raise SystemExit(f"the bot does not answer:\n{bot.said()}")

    async def _begin(self, customer: Customer) -> None:
        for _ in range(self._dice.randint(1, BEGUN)):
            await self._step(customer)

    async def _step(self, customer: Customer, since: float | None = None) -> None:
        self._answers.append(await customer.do(next(self._scripts[customer]), since))

    async def _hurry(self) -> None:
        """Closed loop: everybody acts as soon as they are answered."""

        async def play(customer: Customer) -> None:
            while True:
                await self._step(customer)

        async with asyncio.TaskGroup() as tasks:
            for customer in self._customers:
                tasks.create_task(play(customer))

    async def _offer(self) -> None:
        """Open loop: updates come at their times, whether or not the earlier ones are answered."""
        idle: asyncio.Queue[Customer] = asyncio.Queue()
        for customer in self._customers:
            idle.put_nowait(customer)

        async def play(customer: Customer, since: float | None) -> None:
            await self._step(customer, since)
            idle.put_nowait(customer)

        due = time.perf_counter()
        async with asyncio.TaskGroup() as tasks:
            while True:
                due += self._dice.expovariate(self._plan.rate)
                await asyncio.sleep(max(0.0, due - time.perf_counter()))
                late = idle.empty()  # then the time that it waits for a customer counts
                tasks.create_task(play(await idle.get(), due if late else None))


async def end(task: asyncio.Task[None]) -> None:
    """Cancel a task; raise what it failed with."""
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def measure(plan: Plan, contender: Contender) -> Figures:
    """Figures of one bot, from its start to its end."""
    world = World()
    with tempfile.TemporaryDirectory() as home:
        async with serve(world) as url:
            bot = contender.start(world, url, Path(home))
            await bot.start()
            try:
                return await Run(plan, contender, world, Path(home)).measure(bot)
            finally:
                await bot.stop()


async def contest(plan: Plan, contenders: list[Contender], rounds: int) -> dict[str, list[Figures]]:
    """Each in turn, so that a machine that grows slower does so for all."""
    runs: dict[str, list[Figures]] = {contender.name: [] for contender in contenders}
    say(HEAD)
    for _ in range(rounds):
        for contender in contenders:
            runs[contender.name].append(await measure(plan, contender))
            gc.collect()
            say(line(contender.name, runs[contender.name][-1]))
    return runs


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.load.load", description=__doc__)
    parser.add_argument("--customers", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=20, help="of each run")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--rate", type=float, default=0, help="updates a second to offer; 0: as many as can be taken"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--paced", action="store_true", help="the staff group takes 20 messages a minute, as Telegram's do"
    )
    parser.add_argument("--only", choices=("turbota", "echo", "tuned"), help="measure one bot only")
    return parser.parse_args()


def main() -> None:
    options = arguments()
    plan = Plan(options.customers, options.seconds, options.rate, options.seed)
    ours = PACED if options.paced else TURBOTA
    chosen = {"turbota": [ours], "echo": [ECHO], "tuned": [TUNED]}.get(options.only, [ours, ECHO])
    # The playground's own collections would be measured as the bot's.
    gc.freeze()
    gc.set_threshold(200_000, 50, 1000)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runs = runner.run(contest(plan, chosen, options.rounds))
    if len(runs) == 2:
        say("medians")
        for text in compare(runs[ours.name], runs[ECHO.name]):
            say(text)


if __name__ == "__main__":
    main()
