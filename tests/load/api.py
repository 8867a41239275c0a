"""The API's program: `python -m tests.load.api`: tills call it while its process is killed, or as fast as it goes.

Each till has a key, sells to the same customers, gives back and takes the same vouchers; so many of the calls are made
twice. The process that serves them is killed with SIGKILL at moments that dice choose and begun again, and what got no
answer is called again. In the end each call counts once, was always answered the same, and the ledger proves right; and
what happened was told to a system of the business's at least once, by one name, in order for each customer.
`--kills 0 --tills 50` says how fast it is. With `--postgres` on PostgreSQL.
"""

import argparse
import asyncio
import random
import socket
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import aiohttp
from sqlalchemy import RowMapping, func, select

from care.loyalty.till import vouchers
from care.loyalty.till.vouchers import State
from care.store import tables
from care.store.migrate import migrated
from care.store.tables import accounts, outbox, receipts, refunds
from care.store.unit import Store
from care.tills import keys
from care.webhooks import calls
from tests.load.ledger import fill
from tests.load.load import say
from tests.load.served import HOST, Served
from tests.load.tills import PATIENCE, PAUSE, Till, Told
from tests.receiver import receiving
from tests.store.cast import NOW, StillClock
from tests.store.ledger import differences
from tests.store.looking import ask, do, rows
from tests.store.postgres import create_database, running_postgres
from tests.store.test_vouchers import RULES
from tests.until import until

LIFE = (0.0, 0.4)  # seconds that a process lives
OF_AGE = 0.9  # of them live until they answer, and then as long; the others from their start


@dataclass(frozen=True)
class Plan:
    tills: int = 5
    customers: int = 20
    kills: int = 30
    seconds: float = 10  # where nobody is killed
    repeats: float = 0.3
    seed: int = 1


@dataclass(frozen=True)
class Stand:
    """What the store holds. `words`: to customers; `used`: vouchers; `points`: of all, without what they owe."""

    receipts: int
    refunds: int
    words: int
    used: int
    points: int


@dataclass(frozen=True)
class Report:
    told: Told
    seconds: float
    faults: list[str]
    heard: list[str]  # by the system of the business's, each by its name

    def lines(self) -> Iterator[str]:
        times = sorted(self.told.times)
        middle, slowest = (times[int(len(times) * part)] for part in (0.5, 0.99))
        done = {path: len(self.told.taken(path)) for path in ("purchases", "refunds", "vouchers/redeem")}
        yield ", ".join(f"{count} {path}" for path, count in done.items())
        yield f"{len(times) / self.seconds:.0f} answers a second, p50 {middle:.0f} ms, p99 {slowest:.0f} ms"
        yield f"{self.told.unanswered} calls made again for want of an answer, refused: {dict(self.told.refused)}"
        if self.heard:
            yield f"{len(set(self.heard))} things told, {len(self.heard) - len(set(self.heard))} of them once more"
        yield from self.faults or ["each counted once, was always answered the same, and the ledger is right"]


async def campaign(url: str, plan: Plan) -> Report:
    dice, told = random.Random(plan.seed), Told()
    async with migrated(url, RULES, StillClock(NOW)) as store, receiving() as crm:
        await fill(store, plan.customers)
        codes = [await _voucher(store, customer) for customer in range(1, plan.customers // 2 + 1)]
        before = await _stand(store)
        served = Served(url, _free_port(), crm.url if plan.kills else "")
        tills = [
            Till(
                name=f"till{number}",
                key=(await do(store, keys.make, f"till{number}", keys.Scope))[1],
                address=served.address,
                customers=range(1, plan.customers + 1),
                codes=codes,
                repeats=plan.repeats,
                told=told,
                dice=random.Random(dice.random()),
            )
            for number in range(plan.tills)
        ]
        try:
            seconds = await _work(served, tills, plan, dice)
            await until(partial(ask, store, calls.counts), lambda counts: counts == (0, 0), within=PATIENCE)
        finally:
            served.kill()
        faults = [*_wrong(told, before, await _stand(store)), *map(str, await differences(store))]
        faults += _untold(crm.names, await rows(store, tables.webhooks))
    return Report(told, seconds, faults, crm.names)


async def _voucher(store: Store, customer: int) -> str:
    return (await do(store, vouchers.make, customer, "cake", once=f"v{customer}", language="en")).code


def _free_port() -> int:
    with socket.create_server((HOST, 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


async def _work(served: Served, tills: list[Till], plan: Plan, dice: random.Random) -> float:
    """While the tills call. How long they did, in seconds."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        served.start()
        await _up(served)
        begun, over = time.monotonic(), asyncio.Event()
        async with asyncio.TaskGroup() as tasks:
            for till in tills:
                tasks.create_task(till.work(session, over))
            for _ in range(plan.kills):
                await asyncio.sleep(dice.uniform(*LIFE))
                served.kill()
                served.start()
                if dice.random() < OF_AGE:
                    await _up(served)
            if not plan.kills:
                await asyncio.sleep(plan.seconds)
            over.set()
        return time.monotonic() - begun


async def _up(served: Served) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                _reader, writer = await asyncio.open_connection(HOST, served.port)
            except OSError:
                await asyncio.sleep(PAUSE)
            else:
                writer.close()
                return


async def _stand(store: Store) -> Stand:
    async with store.read() as unit:
        counted = [select(func.count()).select_from(table) for table in (receipts, refunds, outbox)]
        used = select(func.count()).where(tables.vouchers.c.state == State.USED)
        points = select(func.sum(accounts.c.balance - accounts.c.debt))
        return Stand(*[(await unit.execute(each)).scalar_one() for each in (*counted, used, points)])


def _wrong(told: Told, before: Stand, after: Stand) -> Iterator[str]:
    """What stands is not what the tills were answered."""
    bought, back, used = (told.taken(path) for path in ("purchases", "refunds", "vouchers/redeem"))
    points = sum(each["points"] for each in bought) - sum(each["taken"] + each["debt"] for each in back)
    should = Stand(
        receipts=before.receipts + len(bought),
        refunds=before.refunds + len(back),
        words=before.words + len(bought) + len(back),
        used=len({each["code"] for each in used}),
        points=before.points + points,
    )
    if after != should:
        yield f"{after}, by the answers it should be {should}"
    if len({each["code"] for each in used}) < len(used):
        yield "a voucher was taken twice"
    for call in told.differing():
        yield f"answered in two ways: {call}"


def _untold(heard: list[str], owed: Sequence[RowMapping]) -> Iterator[str]:
    """What was not told, or too early."""
    first = {name: heard.index(name) for name in set(heard)}
    yield from (f"not told: {row['id']}" for row in owed if row["name"] not in first)
    customers: dict[int, list[int]] = {}
    for row in owed:
        customers.setdefault(row["customer_id"], []).append(first.get(row["name"], len(heard)))
    for customer, places in customers.items():
        if places != sorted(places):
            yield f"customer {customer} was told of in another order"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in vars(Plan()).items():
        parser.add_argument(f"--{name}", type=type(default), default=default)
    parser.add_argument("--postgres", action="store_true")
    given = vars(parser.parse_args())
    on_postgres = given.pop("postgres")
    plan = Plan(**given)
    if on_postgres:
        with running_postgres() as server:
            report = asyncio.run(campaign(create_database(server), plan))
    else:
        with tempfile.TemporaryDirectory() as home:
            report = asyncio.run(campaign(f"sqlite:///{Path(home)}/till.db", plan))
    for line in report.lines():
        say(line)
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
