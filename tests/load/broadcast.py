"""The broadcast program: `python -m tests.load.broadcast kills|pace|freeze`.

`kills`: the bot is killed with SIGKILL while it sends to 2,000; nobody may be missed and nobody get it twice, and what
is ambiguous is counted. `pace`: how near it comes to what Telegram lets pass, with Telegram's limits on and answers
that take 50-150 ms. `freeze`: how long so many recipients take to be written down, the longest that others wait
meanwhile, and what memory it takes. Exits with 1 where the record and the store do not agree.
"""

import argparse
import asyncio
import random
import re
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import uvloop
from sqlalchemy import select

from bot.run.broadcasts import Broadcasts
from bot.settings.settings import load_business
from care.broadcasts import rows, steering
from care.broadcasts.model import Draft, Letter, Outcome, Text
from care.broadcasts.rows import Counts
from care.business import Business
from care.people.customers import Customer, Wishes, save
from care.store.migrate import migrate
from care.store.tables import broadcast_recipients
from care.store.unit import Store
from care.values.clock import SystemClock
from care.values.content import Content, Kind
from playground.acts.world import World
from playground.http.server import serve
from playground.values.messages import Message
from tests.load import bots
from tests.load.crowd import FIRST_ID, invite
from tests.load.process import ROOT, BotProcess

WORDS = "A new blend is here."
NO_NIGHT = '[quiet_hours]\nstart = "00:00"\nend = "00:00"\n'
NO_CANARY = "[broadcasts.canary]\nleast = 100000000\n"
AT_ONCE = 5000  # customers in one statement
AUTHOR = 3001  # the admin of the playground, who is none of the recipients
PATIENCE = 60.0  # seconds without a message, after which nothing more comes


@dataclass
class Report:
    recipients: int
    got: Counter[int] = field(default_factory=Counter)  # messages, by who got them
    outcomes: dict[int, str] = field(default_factory=dict)
    seconds: float = 0.0  # from the first message to the last
    kills: int = 0
    throttled: int = 0  # answers 429
    memory: float = 0.0  # MiB, of the bot

    def faults(self) -> Iterator[str]:
        if len(self.outcomes) != self.recipients:
            yield f"{len(self.outcomes)} of {self.recipients} were written down"
        for who, outcome in self.outcomes.items():
            got = self.got[who]
            right = {Outcome.SENT: got == 1, Outcome.AMBIGUOUS: got <= 1}.get(Outcome(outcome), False)
            if not right:
                yield f"{who} is {outcome} and got {got}"

    def lines(self) -> list[str]:
        by = ", ".join(f"{count} {name}" for name, count in sorted(Counter(self.outcomes.values()).items()))
        sent = self.got.total()
        arrived = sum(self.got[who] for who, what in self.outcomes.items() if what == Outcome.AMBIGUOUS)
        rate = (sent - 1) / self.seconds if self.seconds else 0.0
        faults = list(self.faults())
        return [
            f"{self.recipients} recipients, {self.kills} kills: {by}; of the ambiguous {arrived} had arrived",
            f"{sent} messages in {self.seconds:.1f} s: {rate:.2f} a second, {rate / 30:.1%} of 30",
            f"{self.throttled} answers 429; the bot held {self.memory:.0f} MiB",
            *(faults[:20] or ["nobody missed, nobody twice"]),
        ]


def without_night(path: Path) -> Business:
    """The rules of that file, which have no night from now on, and nobody is tried first."""
    text = re.sub(r"\[(quiet_hours|broadcasts|broadcasts\.canary)\][^\[]*", "", path.read_text("utf-8"))
    path.write_text(f"{text}\n{NO_NIGHT}{NO_CANARY}", "utf-8")
    return load_business(path)


async def settle(store: Store, count: int) -> None:
    """So many customers who want news."""
    now = SystemClock().now()
    for start in range(0, count, AT_ONCE):
        people = [
            Customer(FIRST_ID + number, f"Reader {number}", "en", wishes=Wishes(news=True), since=now)
            for number in range(start, min(count, start + AT_ONCE))
        ]
        async with store.write() as unit:
            await save(unit, people)
            await unit.commit()


async def begin(store: Store) -> int:
    letter = Letter({"en": Text((Content(Kind.TEXT, WORDS),))})
    async with store.write() as unit:
        number = await steering.begin(unit, AUTHOR, Draft(letter=letter))
        await unit.commit()
    return number


class Sending:
    """A bot that sends one broadcast to so many, as it is seen from outside."""

    def __init__(self, world: World, bot: BotProcess, store: Store, recipients: int) -> None:
        self.world, self.bot, self.store = world, bot, store
        self.report = Report(recipients)
        self._countdown, self._struck = 0, asyncio.Event()
        self._first = self._last = 0.0
        world.chats[AUTHOR].started = True
        world.watchers.append(self._saw)

    def _saw(self, message: Message) -> None:
        if message.sender_id != self.world.bot.id or message.chat_id < FIRST_ID:
            return
        self.report.got[message.chat_id] += 1
        self._last = time.monotonic()
        self._first = self._first or self._last
        self._countdown -= 1
        if self._countdown == 0:
            self.bot.strike()
            self._struck.set()

    async def kill_after(self, messages: int) -> None:
        """It dies before it hears that so many stand."""
        self._countdown, self._struck = messages, asyncio.Event()
        waiting = asyncio.create_task(self._struck.wait())
        await asyncio.wait([waiting], timeout=PATIENCE)
        await self.bot.kill()
        self.report.kills += 1

    async def to_the_end(self, number: int) -> Report:
        """Until everybody has an outcome."""
        counts: Counts | None = None
        since = time.monotonic()
        while counts is None or counts.left or not counts.total:
            await asyncio.sleep(0.5)
            async with self.store.read() as unit:
                counts = await rows.counts(unit, number)
            if time.monotonic() - max(since, self._last) > PATIENCE:
                break
        self.report.memory = self.bot.usage().rss if isinstance(self.bot, BotProcess) else 0.0
        async with self.store.read() as unit:
            found = await unit.execute(select(broadcast_recipients))
            self.report.outcomes = {row.customer_id: row.outcome for row in found}
        self.report.seconds = self._last - self._first
        calls = self.world.record.of("call")
        self.report.throttled = sum(
            not call["ok"] and call["error"].get("error_code") == 429 for call in calls
        )
        return self.report


@asynccontextmanager
async def sending(home: Path, recipients: int, *, limits: bool, forked: bool) -> AsyncIterator[Sending]:
    world = World(limits=limits)
    for customer in invite(world, recipients):
        world.chats[customer.person.id].started = True
    async with serve(world) as url:
        bot = bots.forked(world, url, home) if forked else bots.limited(world, url, home)
        business = without_night(home / "turbota.toml")
        async with Store.opened(f"sqlite:///{home / bots.DATABASE}", business) as store:
            await migrate(store.engine)
            await settle(store, recipients)
            try:
                yield Sending(world, bot, store, recipients)
            finally:
                await bot.stop()


async def kills(home: Path, recipients: int, times: int, seed: int) -> Report:
    dice = random.Random(seed)
    async with sending(home, recipients, limits=False, forked=True) as run:
        run.world.delay.set(5, 60)
        number = await begin(run.store)
        ends = sorted(dice.sample(range(1, recipients * 3 // 4), times))  # the rest may be ambiguous
        for before, end in zip([0, *ends], ends, strict=False):
            await run.bot.start()
            await run.kill_after(end - before)
        await run.bot.start()
        return await run.to_the_end(number)


async def pace(home: Path, recipients: int) -> Report:
    async with sending(home, recipients, limits=True, forked=False) as run:
        run.world.delay.set(50, 150)
        await run.bot.start()
        number = await begin(run.store)
        return await run.to_the_end(number)


@dataclass(frozen=True)
class Frozen:
    recipients: int
    seconds: float
    longest: float  # that another writer waited, in seconds
    memory: float  # MiB more than before

    def lines(self) -> list[str]:
        return [
            f"{self.recipients} recipients were written down in {self.seconds:.1f} s",
            f"another writer waited {self.longest * 1000:.0f} ms at the longest; {self.memory:.0f} MiB more",
        ]


async def freeze(home: Path, recipients: int, database: str = "") -> Frozen:
    url = database or f"sqlite:///{home / 'care.db'}"
    rules = home / "turbota.toml"
    shutil.copy(ROOT / "turbota.toml", rules)
    async with Store.opened(url, without_night(rules)) as store:
        await migrate(store.engine)
        await settle(store, recipients)
        number, before = await begin(store), _memory()
        waits = list[float]()
        writer = asyncio.create_task(_write(store, waits))
        began = time.perf_counter()
        casts = Broadcasts(store)
        await casts.freeze(number)
        seconds = time.perf_counter() - began
        writer.cancel()
        await asyncio.gather(writer, return_exceptions=True)
        async with store.read() as unit:
            counts = await rows.counts(unit, number)
        return Frozen(counts.total, seconds, max(waits, default=0.0), _memory() - before)


async def _write(store: Store, waits: list[float]) -> None:
    """Somebody else who writes, as updates do."""
    person = Customer(1, "Somebody", "en", since=SystemClock().now())
    while True:
        began = time.perf_counter()
        async with store.write() as unit:
            waits.append(time.perf_counter() - began)
            await save(unit, [replace(person, name=f"Somebody {len(waits)}")])
            await unit.commit()
        await asyncio.sleep(0.02)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.load.broadcast", description=__doc__)
    parser.add_argument("what", choices=("kills", "pace", "freeze"))
    parser.add_argument(
        "--recipients", type=int, help="2,000 for kills, 10,000 for pace, 1,000,000 for freeze"
    )
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--database", default="", help="for freeze, an empty one on PostgreSQL")
    parser.add_argument("--home", type=Path, help="where to leave the store and the log")
    options = parser.parse_args(arguments)
    with (
        tempfile.TemporaryDirectory() as passing,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        home = options.home or Path(passing)
        home.mkdir(parents=True, exist_ok=True)
        report: Report | Frozen
        match options.what:
            case "kills":
                sys.stdout.write(f"seed {options.seed}\n")
                report = runner.run(kills(home, options.recipients or 2000, options.kills, options.seed))
            case "pace":
                report = runner.run(pace(home, options.recipients or 10_000))
            case _:
                report = runner.run(freeze(home, options.recipients or 1_000_000, options.database))
    sys.stdout.write("\n".join(report.lines()) + "\n")
    return int(isinstance(report, Report) and any(report.faults()))


if __name__ == "__main__":
    sys.exit(main())
