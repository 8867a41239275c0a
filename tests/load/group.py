"""The rush: `python -m tests.load.group --customers 60`, in real time, some ten minutes.

Sixty customers complain within ten seconds into one staff group, and go on writing; a few conversations are already
running, and operators take the tickets and answer meanwhile. The playground keeps Telegram's limits, 20 calls a minute
for the group among them, and its record is the judge. Nothing here is quicker than it would be in life.
"""

import argparse
import asyncio
import gc
import random
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
from playground.world.cast import GROUP_ID
from tests.load import bots
from tests.load.crowd import invite
from tests.load.judge import Verdict, judge
from tests.load.process import BotProcess
from tests.load.rush import Caller, Hands, Times

SAMPLE = 15.0  # seconds between looks at how far behind the group is
START = 90.0  # seconds that a bot may take to its first answer


@dataclass(frozen=True)
class Plan:
    customers: int = 60
    running: int = 5  # conversations that an operator has already, each with a word every `every` seconds
    every: float = 20.0
    within: float = 10.0  # seconds in which all of them send their complaint
    follow_ups: int = 3  # each, within `writing` seconds after it
    writing: float = 120.0
    hands: int = 3  # operators who take and answer
    pause: float = 10.0  # seconds for which they read and write
    patience: float = 1500.0  # seconds after which nothing more is waited for
    seed: int = 1


@dataclass(frozen=True)
class Report:
    plan: Plan
    times: Times
    verdict: Verdict
    calls: dict[str, int]  # into the group, by method, since the rush began
    throttled: int  # of them, those that met a 429
    behind: list[tuple[float, float]]  # seconds since it began, age of the oldest word that was not shown

    @property
    def well(self) -> bool:
        return not self.verdict.faults and not self.times.missing

    @property
    def _seldom(self) -> list[tuple[float, float]]:
        """Some ten of the looks."""
        return self.behind[:: max(1, len(self.behind) // 10)]

    def lines(self) -> list[str]:
        total = sum(self.calls.values())
        by_method = ", ".join(f"{count} {name}" for name, count in sorted(self.calls.items()))
        return [
            f"{self.plan.customers} complaints in {self.plan.within:.0f} s, {self.plan.running} conversations running",
            *self.times.lines(),
            f"calls into the group: {total} ({by_method}), {total / self.plan.customers:.1f} a ticket",
            f"429 in the group: {self.throttled}",
            "behind, by the oldest word not shown: "
            + ", ".join(f"{at:.0f} s: {age:.0f}" for at, age in self._seldom),
            *self.verdict.lines(),
        ]


class Rush:
    def __init__(self, plan: Plan, world: World, bot: BotProcess) -> None:
        self._plan, self._world, self._bot = plan, world, bot
        self._dice = random.Random(plan.seed)
        self.times = Times()
        people = [customer.person for customer in invite(world, plan.customers + plan.running)]
        self._callers = [Caller(world, person, n, self.times) for n, person in enumerate(people, 1)]
        self._by_chat = {caller.person.id: caller for caller in self._callers}
        self._hands = Hands(world, plan.pause, self._dice, self.times)
        world.watchers.append(self._saw)

    def _saw(self, message: Message) -> None:
        if message.sender_id != self._world.bot.id:
            return
        if caller := self._by_chat.get(message.chat_id):
            self.times.reached(message)
            caller.saw(message)
        elif message.chat_id == GROUP_ID:
            self.times.shown(message)
            self._hands.saw(message)

    async def run(self) -> Report:
        await self._bot.start()
        running = self._callers[self._plan.customers :]
        rushing = self._callers[: self._plan.customers]
        await self._run_first(running)
        await self._prepare(rushing)
        before = len(self._world.record.entries)
        self.times.begin()
        async with asyncio.TaskGroup() as tasks:
            playing = [tasks.create_task(self._complain(caller)) for caller in rushing]
            playing += [tasks.create_task(self._go_on(caller)) for caller in running]
            working = [tasks.create_task(self._hands.work()) for _ in range(self._plan.hands)]
            behind = await self._watch(playing)
            for task in working:
                task.cancel()
        calls, throttled = self._group_calls(before)
        await self._bot.stop()
        conversations = self._plan.customers + self._plan.running
        verdict = judge(self._world.record.entries, self._world.bot.id, conversations)
        return Report(self._plan, self.times, verdict, calls, throttled, behind)

    async def _run_first(self, running: list[Caller]) -> None:
        """Some conversations that an operator has already."""
        for caller in running:
            async with asyncio.timeout(START):
                await caller.fill_in()
                caller.send()
                await self._hands.answer_next()
        await asyncio.sleep(self._plan.pause)

    async def _prepare(self, rushing: list[Caller]) -> None:
        """Everybody has filled in the form, but for the last button. A few at a time, as the bot's limits have it."""
        for start in range(0, len(rushing), 5):
            async with asyncio.timeout(START), asyncio.TaskGroup() as tasks:
                for caller in rushing[start : start + 5]:
                    tasks.create_task(caller.fill_in())
        await asyncio.sleep(6 * self._plan.pause)  # the group's budget rests, too

    async def _complain(self, caller: Caller) -> None:
        await asyncio.sleep(self._dice.uniform(0, self._plan.within))
        caller.send()
        moments = sorted(self._dice.uniform(2, self._plan.writing) for _ in range(self._plan.follow_ups))
        began = time.monotonic()
        for moment in moments:
            await asyncio.sleep(max(0.0, began + moment - time.monotonic()))
            caller.write()

    async def _go_on(self, caller: Caller) -> None:
        for _ in range(int((self._plan.writing + self._plan.within) / self._plan.every)):
            await asyncio.sleep(self._dice.uniform(0.5, 1.5) * self._plan.every)
            caller.write()

    async def _watch(self, playing: list[asyncio.Task[None]]) -> list[tuple[float, float]]:
        """Until everything that was said is shown, everywhere."""
        behind: list[tuple[float, float]] = []
        while self.times.since < self._plan.patience:
            await asyncio.sleep(min(SAMPLE, self._plan.pause))
            behind.append((self.times.since, self.times.oldest_unshown))
            if all(task.done() for task in playing) and not self.times.missing and self._hands.idle:
                break
        return behind

    def _group_calls(self, before: int) -> tuple[dict[str, int], int]:
        """By method; and how many of them met a 429."""
        made = [
            entry
            for entry in self._world.record.entries[before:]
            if entry["kind"] == "call" and str(entry["params"].get("chat_id")) == str(GROUP_ID)
        ]
        throttled = sum(not call["ok"] and call["error"]["error_code"] == 429 for call in made)
        return dict(Counter(call["method"] for call in made)), throttled


async def rush(plan: Plan, home: Path, *, limits: bool = True) -> Report:
    """Run it with all its files in `home`; without `limits` as quick as it can."""
    world = World(limits=limits)
    async with serve(world) as url:
        bot = (bots.limited if limits else bots.turbota)(world, url, home)
        try:
            return await Rush(plan, world, bot).run()
        finally:
            await bot.kill()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.load.group", description=__doc__)
    parser.add_argument("--customers", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hands", type=int, default=3, help="operators who answer meanwhile")
    options = parser.parse_args()
    gc.freeze()
    with (
        tempfile.TemporaryDirectory() as home,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        plan = Plan(customers=options.customers, seed=options.seed, hands=options.hands)
        report = runner.run(rush(plan, Path(home)))
    sys.stdout.write("\n".join(report.lines()) + "\n")
    sys.exit(not report.well)


if __name__ == "__main__":
    main()
