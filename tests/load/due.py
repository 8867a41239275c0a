"""What is due: `python -m tests.load.due` measures, `python -m tests.load.due --kills 30` kills.

A hundred reminders that are due are told with a thousand jobs stored and with a million; ten thousand that are due in
one minute are told by two processes, in order, each once. While it kills, two processes tell what is due and meet
their end (SIGKILL) at moments that dice choose, until nothing is left: each reminder must be owed once. On SQLite and
on PostgreSQL. With `--sends 200` a whole bot sends so many, and is killed while it does (tests/load/sent.py).
"""

import argparse
import asyncio
import logging
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import func, select

from care.due import do_due
from care.store.tables import jobs, outbox
from care.store.unit import Store
from tests.load import sent
from tests.load.crash import Plan
from tests.load.stored_due import FIRST, fill
from tests.store.cast import NOW, SHOP, StillClock
from tests.store.postgres import create_database, running_postgres


async def work(url: str) -> int:
    """Tell all that is due; how much that was."""
    told = 0
    async with Store.opened(url, SHOP, StillClock(NOW)) as store:
        say("ready")
        while True:
            async with store.write() as unit:
                done = await do_due(unit)
                await unit.commit()
            told += done
            if not done:
                return told


async def verdict(url: str, due: int) -> list[str]:
    """What is wrong: a reminder that is not owed, or owed twice, or out of its turn."""
    async with Store.opened(url, SHOP, StillClock(NOW)) as store, store.read() as unit:
        chats = (
            (await unit.execute(select(outbox.c.chat_id).order_by(outbox.c.rank, outbox.c.id)))
            .scalars()
            .all()
        )
        open_ = select(func.count()).select_from(jobs).where(jobs.c.done_at.is_(None), jobs.c.due_at <= NOW)
        left = (await unit.execute(open_)).scalar_one()
    wrong = []
    if sorted(chats) != list(range(FIRST, FIRST + due)):
        wrong.append(f"{len(set(chats))} of {due} are owed, {len(chats) - len(set(chats))} twice")
    if list(chats) != sorted(chats):
        wrong.append("not in order of due time")
    return [*wrong, f"{left} are left"] if left else wrong


# --- how long


async def tell_a_hundred(url: str, stored: int) -> float:
    """Milliseconds of CPU, those of the store's process aside."""
    await fill(url, stored, 100)
    async with Store.opened(url, SHOP, StillClock(NOW)) as store:
        best = float("inf")
        for _ in range(5):
            began = time.process_time()
            async with store.write() as unit:
                while await do_due(unit):
                    pass
            best = min(best, time.process_time() - began)
    return best * 1000


async def started(url: str) -> asyncio.subprocess.Process:
    """One that is at work by now."""
    command = sys.executable, "-m", "tests.load.due", "--work", url
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout
    await process.stdout.readline()
    return process


async def tell_together(url: str, due: int) -> tuple[float, list[str]]:
    """Two processes tell all; in how many seconds, and what is wrong."""
    await fill(url, 0, due)
    began = time.monotonic()
    both = [await started(url), await started(url)]
    await asyncio.gather(*(process.wait() for process in both))
    return time.monotonic() - began, await verdict(url, due)


# --- killed


async def killed(url: str, due: int, kills: int, dice: random.Random) -> list[str]:
    """Two processes, of which one is killed and begun again so often."""
    await fill(url, 0, due)
    both = [await started(url), await started(url)]
    for _ in range(kills):
        await asyncio.sleep(dice.uniform(0, 0.3))
        which = dice.randrange(2)
        if both[which].returncode is None:
            both[which].kill()
        await both[which].wait()
        both[which] = await started(url)
    await asyncio.gather(*(process.wait() for process in both))
    return await verdict(url, due)


@contextmanager
def databases() -> Iterator[dict[str, list[str]]]:
    """Four new ones of each kind."""
    with tempfile.TemporaryDirectory() as folder, running_postgres() as server:
        yield {
            "SQLite": [f"sqlite:///{Path(folder) / str(number)}.db" for number in range(4)],
            "PostgreSQL": [create_database(server) for _ in range(4)],
        }


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.load.due", description=__doc__)
    parser.add_argument("--stored", type=int, default=1_000_000)
    parser.add_argument("--due", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--sends", type=int, default=0, help="that many are sent by a bot")
    parser.add_argument("--faults", type=float, default=0.0, help="the part of its calls that fails")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--work", metavar="URL", help="tell what is due there")
    given = parser.parse_args()
    if given.work:
        asyncio.run(work(given.work))
        return 0
    if given.sends:
        return asyncio.run(send(given))
    with databases() as kinds:
        return asyncio.run(campaign(kinds, given))


async def send(given: argparse.Namespace) -> int:
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # of answers that are broken off on purpose
    plan = Plan(0, given.kills, given.seed, faults=given.faults)
    with tempfile.TemporaryDirectory() as home:
        found = await sent.campaign(Path(home), given.sends, plan)
    say(f"{given.kills} kills, seed {given.seed}: {found}")
    return 1 if found.wrong() else 0


async def campaign(kinds: dict[str, list[str]], given: argparse.Namespace) -> int:
    wrong: list[str] = []
    for name, urls in kinds.items():
        if given.kills:
            dice = random.Random(given.seed)
            found = await killed(urls[0], given.due, given.kills, dice)
            say(f"{name}: {given.kills} kills, seed {given.seed}: {found or 'each is owed once'}")
            wrong += found
            continue
        few, many = await tell_a_hundred(urls[0], 1000), await tell_a_hundred(urls[1], given.stored)
        say(
            f"{name}: 100 due, {few:.0f} ms beside 1,000 and {many:.0f} beside {given.stored:,}: {many / few:.2f}"
        )
        seconds, found = await tell_together(urls[2], given.due)
        say(
            f"{name}: {given.due:,} due by two processes in {seconds:.0f} s: {found or 'in order, each once'}"
        )
        wrong += found
    return 1 if wrong else 0


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
