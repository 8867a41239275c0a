"""The proof: everything that happened is played again, and whatever stands differently is named."""

from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import RowMapping, Select, select, text

from care.loyalty.movements import Kind, Why
from care.store.tables import accounts, earnings, lots, movements, uses
from care.store.unit import Unit

AT_ONCE = 500  # customers
AT_ONE_MOMENT = text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Difference:
    """`what` stands as `stands` and should be `should`: `balance`, `lot 7 remaining` …"""

    customer: int
    what: str
    stands: int
    should: int


@dataclass
class _Ledger:
    """One customer's, played from its beginning."""

    balance: int = 0
    debt: int = 0
    lots: dict[int, list[int]] = field(default_factory=dict)  # by number: remaining, expired


async def verify(unit: Unit) -> AsyncIterator[Difference]:
    """Every account, and what belongs to none; a batch of customers at a time, all as it was at one moment.

    Nothing may have been asked in this transaction before.
    """
    if unit.on_postgres:
        await unit.execute(AT_ONE_MOMENT)
    last = 0
    while found := await _customers(unit, last):
        for difference in await _compare(unit, found):
            yield difference
        last = found[-1]


async def accounts_in(unit: Unit) -> int:
    """How many accounts and people with movements there are."""
    total, last = 0, 0
    while found := await _customers(unit, last):
        total, last = total + len(found), found[-1]
    return total


async def _customers(unit: Unit, after: int) -> list[int]:
    """The next who have an account or a movement. Those who were erased have none of them."""
    found: set[int] = set()
    for column in (accounts.c.customer_id, movements.c.customer_id):
        query = select(column).where(column > after).distinct().order_by(column).limit(AT_ONCE)
        found.update((await unit.execute(query)).scalars())
    return sorted(found)[:AT_ONCE]


async def _compare(unit: Unit, customers: list[int]) -> list[Difference]:
    first, last = customers[0], customers[-1]

    async def by_customer(table: Any, query: Select[Any]) -> dict[int, list[RowMapping]]:  # noqa: ANN401 - a table
        rows = defaultdict(list)
        mine = table.c.customer_id.between(first, last)
        for row in (await unit.execute(query.where(mine))).mappings():
            rows[row["customer_id"]].append(row)
        return rows

    moved = await by_customer(movements, select(movements).order_by(movements.c.id))
    # By the movements, which are found by their customer at once; of lots only those that have something left are.
    brought = select(lots).join(movements, movements.c.id == lots.c.movement_id).order_by(lots.c.id)
    opened = await by_customer(movements, brought)
    took = select(uses, movements.c.customer_id).join(movements, movements.c.id == uses.c.movement_id)
    used = await by_customer(movements, took.order_by(uses.c.movement_id, uses.c.lot_id))
    kept = await by_customer(accounts, select(accounts))
    counted = await by_customer(earnings, select(earnings))
    return [
        difference
        for customer in customers
        for difference in _differences(
            customer, moved[customer], opened[customer], used[customer], kept[customer], counted[customer]
        )
    ]


def _differences(
    customer: int,
    moved: list[RowMapping],
    opened: list[RowMapping],
    used: list[RowMapping],
    kept: list[RowMapping],
    counted: list[RowMapping],
) -> Iterator[Difference]:
    account: Any = kept[0] if kept else {"balance": 0, "debt": 0, "earned": 0}
    ledger = _play(moved, opened, used)
    days = sum(row["amount"] for row in counted)
    pairs = [
        ("balance", account["balance"], ledger.balance),
        ("debt", account["debt"], ledger.debt),
        ("left in lots", sum(row["remaining"] for row in opened), max(ledger.balance, 0)),
        ("earned", account["earned"], days),
    ]
    for row in opened:
        remaining, expired = ledger.lots[row["id"]]
        pairs.append((f"lot {row['id']} remaining", row["remaining"], remaining))
        pairs.append((f"lot {row['id']} expired", row["expired"], expired))
        pairs.append((f"lot {row['id']} below zero", min(remaining, 0), 0))
    strange = [row for row in used if row["lot_id"] not in ledger.lots]
    pairs += [(f"movement {row['movement_id']} from others' lots", row["amount"], 0) for row in strange]
    pairs += _movements(moved, opened, used)
    for what, stands, should in pairs:
        if stands != should:
            yield Difference(customer, what, stands, should)


def _play(moved: list[RowMapping], opened: list[RowMapping], used: list[RowMapping]) -> _Ledger:
    ledger = _Ledger(lots={row["id"]: [row["amount"], 0] for row in opened})
    whose: dict[int, list[RowMapping]] = defaultdict(list)
    for use in used:
        if use["lot_id"] in ledger.lots:
            whose[use["movement_id"]].append(use)
            ledger.lots[use["lot_id"]][0] -= use["amount"]
    for row in moved:
        ledger.balance += row["amount"]
        ledger.debt += row["debt"]
    for row in moved:
        if row["kind"] == Kind.EXPIRE:
            for use in whose[row["id"]]:
                ledger.lots[use["lot_id"]][1] += use["amount"]
    return ledger


def _movements(
    moved: list[RowMapping], opened: list[RowMapping], used: list[RowMapping]
) -> Iterator[tuple[str, int, int]]:
    """What each has brought and taken: as much as it says, but for what went below zero, or came back from there."""
    brought = _sums((row["movement_id"], row["amount"]) for row in opened)
    taken = _sums((row["movement_id"], row["amount"]) for row in used)
    balance = 0
    for row in moved:
        number, amount = row["id"], row["amount"]
        balance, before = balance + amount, balance
        should = max(before, 0) - max(balance, 0)  # that left the lots
        yield f"movement {number} in lots", brought[number] - taken[number], -should
        if row["kind"] in (Kind.EARN, Kind.EXPIRE, Kind.REDEEM) and row["why"] != Why.DEBT:
            sign = 1 if row["kind"] == Kind.EARN else -1
            yield f"movement {number} has the wrong sign", int(amount * sign < 0), 0


def _sums(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    for key, amount in pairs:
        found[key] += amount
    return found
