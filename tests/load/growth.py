"""The growth program: `python -m tests.load.growth --tickets 300000`: what grows with what is stored.

Two desks, alike in what is new, differ in how much they have stored; a third has thousands of open tickets, half of
them late. All is CPU time, so that a machine that others use tells the same, and on SQLite. Some five minutes.
"""

import argparse
import asyncio
import shutil
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from bot.settings.settings import load_business
from care import due, figures
from care.board import places, queue
from care.business import Business
from care.figures.asking import Asked, last_weeks
from care.routing.asking import candidates
from care.store.migrate import migrated
from care.store.unit import Store, Unit
from care.tickets.rows import count_open
from care.values.clock import SystemClock
from playground.acts.world import World
from playground.http.server import serve
from tests.load import bots
from tests.load.crowd import invite
from tests.load.load import START, TURBOTA, Plan, Run, say
from tests.load.process import ROOT
from tests.load.stock import COLLEAGUE, Stock, fill
from tests.store.cast import at_moment

HEAD = "\n{:24}{:>12}{:>12}{:>9}{:>14}{:>9}"
STEPS = 6  # updates of a complaint
TIMES = 5  # that a question is asked; the quickest counts
ASIDE = "/figures"  # read beside the event loop, by the bot, too
Question: TypeAlias = Callable[[Unit], Awaitable[object]]


@dataclass(frozen=True)
class Cost:
    """In milliseconds of CPU; `held`: the longest stretch of it in which the event loop could do nothing else."""

    cpu: float
    held: float


def questions(business: Business) -> dict[str, Question]:
    now = SystemClock().now()
    today = now.astimezone(business.tz).date()

    async def waiting(unit: Unit) -> None:
        await queue.of_operator(at_moment(unit, now), COLLEAGUE, 30)
        await queue.of_others(at_moment(unit, now), COLLEAGUE, (), 30)

    async def tick(unit: Unit) -> None:
        await due.do_due(at_moment(unit, now, business=business))
        await places.outdated(at_moment(unit, now, business=business))

    def report(weeks: int) -> Question:
        return lambda unit: figures.report(
            at_moment(unit, business=business), Asked(last_weeks(today, weeks)), now
        )

    return {
        "/figures, a week": report(1),
        "/figures, four weeks": report(4),
        "/figures, a year": report(52),
        "/queue": waiting,
        "/admin": count_open,
        "whom to ask": candidates,
        "a tick": tick,
    }


async def ask(store: Store, name: str, question: Question) -> Cost:
    costs = [await _ask(store, name, question) for _ in range(TIMES)]
    return min(costs, key=lambda cost: cost.cpu)


async def _ask(store: Store, name: str, question: Question) -> Cost:
    held = 0.0

    async def beat() -> None:
        nonlocal held
        while True:
            before = time.thread_time()
            await asyncio.sleep(0.001)
            held = max(held, time.thread_time() - before)

    beating = asyncio.create_task(beat())
    await asyncio.sleep(0.01)
    held, began = 0.0, time.process_time()
    if name.startswith(ASIDE):
        await store.aside(question)
    else:
        async with store.write() as unit:
            await question(unit)
    cpu = time.process_time() - began
    await asyncio.sleep(0.01)
    beating.cancel()
    return Cost(1000 * cpu, 1000 * held)


async def asked(file: Path, business: Business) -> dict[str, Cost]:
    async with Store.opened(f"sqlite:///{file}") as store:
        return {name: await ask(store, name, question) for name, question in questions(business).items()}


async def lived(file: Path, seconds: float) -> dict[str, float]:
    """CPU in milliseconds: of the bot's start up to its first answer, and of a complaint with all that follows."""
    world = World()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        shutil.copy(file, home / bots.DATABASE)
        async with serve(world) as url:
            bot = bots.turbota(world, url, home)
            await bot.start()
            try:
                [visitor] = invite(world, 1)
                async with asyncio.timeout(START):
                    await visitor.do(visitor.say("/start"))
                started = bot.usage().cpu
                run = Run(Plan(16, seconds, 0, 1), TURBOTA, world, home)
                return {"start": 1000 * started, "a complaint": STEPS * (await run.measure(bot)).cpu}
            finally:
                await bot.stop()


async def built(home: Path, business: Business, stock: Stock) -> Path:
    file, began = home / f"{stock.tickets}-{stock.open}.db", time.perf_counter()
    async with migrated(f"sqlite:///{file}", business) as store:
        await fill(store, business, SystemClock().now(), stock)
    size, seconds = file.stat().st_size / 2**20, time.perf_counter() - began
    say(f"{stock.tickets} tickets, {stock.open} open, {stock.late} late: {size:.0f} MiB in {seconds:.0f} s")
    return file


async def compare(options: argparse.Namespace) -> None:
    business = load_business(ROOT / "turbota.toml")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        few = await built(home, business, Stock(options.few))
        many = await built(home, business, Stock(options.tickets))
        crowd = await built(home, business, Stock(options.open, options.open, options.open // 2))
        say(HEAD.format("CPU in ms", options.few, options.tickets, "ratio", f"{options.open} open", "held"))
        first, second, third = [await asked(file, business) for file in (few, many, crowd)]
        for name, cost in first.items():
            more, most = second[name], third[name]
            ratio = more.cpu / cost.cpu
            say(f"{name:24}{cost.cpu:12.1f}{more.cpu:12.1f}{ratio:9.2f}{most.cpu:14.1f}{most.held:9.1f}")
        alone, beside = [await lived(file, options.seconds) for file in (few, many)]
        for name, cpu in alone.items():
            say(f"{name:24}{cpu:12.1f}{beside[name]:12.1f}{beside[name] / cpu:9.2f}")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.load.growth", description=__doc__)
    parser.add_argument("--few", type=int, default=1_000)
    parser.add_argument("--tickets", type=int, default=300_000)
    parser.add_argument("--open", type=int, default=5_000, help="of the third desk; half of them are late")
    parser.add_argument("--seconds", type=float, default=10, help="of complaints, in each of two runs")
    return parser.parse_args()


if __name__ == "__main__":
    asyncio.run(compare(arguments()))
