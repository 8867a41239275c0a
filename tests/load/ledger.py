"""The ledger's program: `python -m tests.load.ledger --customers 1000000`: what a movement of points costs.

Two ledgers, of a thousand customers and of so many, each with ten movements, are asked for the same in turn, so that a
busy machine slows both. Then fifty tills tell the larger one their receipts at once, many of them twice, and
give some back; in the end every receipt stands once, and the ledger proves right. With `--postgres` on PostgreSQL.
"""

import argparse
import asyncio
import random
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import TypeAlias

from sqlalchemy import bindparam, func, select, text

from care.loyalty.earning import award, earn
from care.loyalty.ends import NEVER
from care.loyalty.movements import Why
from care.loyalty.purchases import Line, Part, Purchase, Refund
from care.loyalty.refunding import refund
from care.loyalty.spending import redeem
from care.loyalty.standing import standing
from care.loyalty.verifying import verify
from care.store.migrate import migrated
from care.store.tables import Moment, receipts
from care.store.unit import Store, Unit
from care.values.errors import CareError
from tests.load.load import say
from tests.store.cast import DAY, NOW, SHOP, StillClock
from tests.store.postgres import create_database, running_postgres

FEW, TILLS = 1_000, 50
Deed: TypeAlias = Callable[[Unit, int, str], Awaitable[object]]
LINES = (Line(id="1", sum=Decimal(90), quantity=Decimal(2)), Line(id="2", sum=Decimal(155)))


def bought(customer: int, key: str) -> Purchase:
    return Purchase(key=key, customer=customer, currency="UAH", at=NOW, lines=LINES)


DEEDS: dict[str, Deed] = {
    "balance": lambda unit, customer, _key: standing(unit, customer),
    "award": lambda unit, customer, key: award(unit, customer, 5, why=Why.GIFT, once=key),
    "redeem": lambda unit, customer, key: redeem(unit, customer, 3, once=key),
    "purchase": lambda unit, customer, key: earn(unit, bought(customer, key)),
}

# --- a ledger of so many


PEOPLE = "WITH RECURSIVE p(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM p WHERE n < :customers) "
MOVES = (
    "WITH RECURSIVE p(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM p WHERE n < :customers), "
    "k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < 10), "
    "m(id, who, k, spends) AS (SELECT (p.n - 1) * 10 + k.n, p.n, k.n, k.n <= 6 AND k.n % 2 = 0 FROM p, k) "
)
# Each has earned and spent three times, and earned four times more.
ROWS = (
    ("INSERT INTO customers (id, name, language, since)", PEOPLE, "SELECT n, 'Emma', 'en', :at FROM p"),
    ("INSERT INTO accounts (customer_id, balance, debt, earned)", PEOPLE, "SELECT n, 40, 0, 70 FROM p"),
    ("INSERT INTO earnings (customer_id, day, amount)", PEOPLE, "SELECT n, :at, 70 FROM p"),
    (
        "INSERT INTO movements (id, customer_id, kind, why, amount, debt, once, at)",
        MOVES,
        (
            "SELECT id, who, CASE WHEN spends THEN 'redeem' ELSE 'earn' END, 'gift', "
            "CASE WHEN spends THEN -10 ELSE 10 END, 0, 'stock:' || id, :at FROM m"
        ),
    ),
    (
        "INSERT INTO lots (id, customer_id, movement_id, amount, remaining, expired, available_at, expires_at)",
        MOVES,
        "SELECT id, who, id, 10, CASE WHEN k <= 6 THEN 0 ELSE 10 END, 0, :at, :never FROM m WHERE NOT spends",
    ),
    ("INSERT INTO uses (movement_id, lot_id, amount)", MOVES, "SELECT id, id - 1, 10 FROM m WHERE spends"),
)
COUNT_ON = (
    "SELECT setval('movements_id_seq', 10 * :customers)",
    "SELECT setval('lots_id_seq', 10 * :customers)",
)


async def fill(store: Store, customers: int) -> None:
    known = {"customers": customers, "at": NOW - DAY, "never": NEVER}
    async with store.write() as unit:
        for statement in (*map(" ".join, ROWS), *(COUNT_ON if unit.on_postgres else ())):
            typed = [bindparam(name, type_=Moment()) for name in ("at", "never") if f":{name}" in statement]
            found = {name: value for name, value in known.items() if f":{name}" in statement}
            await unit.execute(text(statement).bindparams(*typed), found)
        await unit.commit()
    if store.engine.dialect.name == "postgresql":
        async with store.engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.execute(text("VACUUM ANALYZE"))


# --- what a deed costs


async def costs(stores: dict[int, Store], times: int) -> dict[str, dict[int, float]]:
    """Medians in milliseconds, by deed and by how many customers there are."""
    dice, found = random.Random(1), {}
    for name, deed in DEEDS.items():
        taken: dict[int, list[float]] = {customers: [] for customers in stores}
        for turn in range(times):
            for customers, store in stores.items():
                begun = time.perf_counter()
                async with store.write() as unit:
                    await deed(unit, dice.randint(1, customers), f"{name}:{turn}")
                    await unit.commit()
                taken[customers].append((time.perf_counter() - begun) * 1000)
        found[name] = {customers: median(each) for customers, each in taken.items()}
    return found


# --- fifty tills


@dataclass
class Rush:
    times: list[float] = field(default_factory=list)  # of an answer, in milliseconds
    told: int = 0
    refused: int = 0
    seconds: float = 0.0


async def rush(store: Store, customers: int, seconds: float) -> Rush:
    found, begun = Rush(), time.perf_counter()
    tills = (_till(store, number, customers, begun + seconds, found) for number in range(TILLS))
    await asyncio.gather(*tills)
    found.seconds = time.perf_counter() - begun
    return found


async def _till(store: Store, number: int, customers: int, until: float, rush: Rush) -> None:
    """Tells its receipts, three in ten of them again, and gives back one in five."""
    dice, count = random.Random(number), 0
    while time.perf_counter() < until:
        count += 1
        # Some customers are at several tills at once.
        sold = bought(dice.randint(1, min(customers, 200)), f"{number}:{count}")
        rush.told += 1
        for _ in range(1 + (dice.random() < 0.3)):
            await _tell(store, rush, earn, sold)
        if dice.random() < 0.2:
            part = Part(line="1", quantity=Decimal(1))
            back = Refund(key=f"{number}:{count}", receipt=sold.key, at=NOW, parts=(part,))
            await _tell(store, rush, refund, back)


async def _tell(store: Store, rush: Rush, deed: Callable[..., Awaitable[object]], body: object) -> None:
    begun = time.perf_counter()
    try:
        async with store.write() as unit:
            await deed(unit, body)
            await unit.commit()
    except CareError:
        rush.refused += 1
    rush.times.append((time.perf_counter() - begun) * 1000)


async def _told(unit: Unit) -> int:
    return int((await unit.execute(select(func.count()).select_from(receipts))).scalar_one())


# --- the report


async def report(urls: list[str], customers: int, times: int, seconds: float) -> AsyncIterator[str]:
    async with AsyncExitStack() as stack:
        stores = {
            count: await stack.enter_async_context(migrated(url, SHOP, StillClock(NOW)))
            for count, url in zip((FEW, customers), urls, strict=True)
        }
        for count, store in stores.items():
            await fill(store, count)
        for name, each in (await costs(stores, times)).items():
            few, many = each.values()
            yield f"{name:10} {few:8.2f} ms {many:8.2f} ms  × {many / few:.2f}"
        large = stores[customers]
        found = await rush(large, customers, seconds)
        slowest = sorted(found.times)[int(len(found.times) * 0.99)]
        yield f"{len(found.times) / found.seconds:.0f} requests a second, p99 {slowest:.0f} ms"
        async with large.read() as unit:
            stand = await _told(unit) - times  # those of before
        yield f"{found.told} receipts told, {stand} stand, {found.refused} requests refused"
        async with large.read() as unit:
            begun = time.perf_counter()
            differences = [each async for each in verify(unit)]
        yield f"{len(differences)} differences, after {time.perf_counter() - begun:.0f} s"


async def say_all(urls: list[str], given: argparse.Namespace) -> None:
    async for line in report(urls, given.customers, given.times, given.seconds):
        say(line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--postgres", action="store_true")
    given = parser.parse_args()
    if given.postgres:
        with running_postgres() as server:
            urls = [create_database(server) for _ in range(2)]
            asyncio.run(say_all(urls, given))
    else:
        with tempfile.TemporaryDirectory() as home:
            urls = [f"sqlite:///{Path(home)}/{name}.db" for name in ("few", "many")]
            asyncio.run(say_all(urls, given))


if __name__ == "__main__":
    main()
