"""The proof: everything that happened is played again, and whatever stands differently is named.

The store finds out by itself with whom something may be wrong, for there are millions of rows; those alone are played
here, one customer after another, so that it can be said what it is. `SUSPECTS` asks all that `_differences` asks.
"""

from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import RowMapping, Select, select, text

from care.loyalty.movements import Kind, Why
from care.store.tables import accounts, earnings, lots, movements, uses
from care.store.unit import Unit

AT_ONCE = 200_000  # customers of whom the store is asked; with fewer PostgreSQL reads all lots as often
PLAYED = 500  # of those with whom something may be wrong
AT_ONE_MOMENT = text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
DAY = timedelta(days=1)


# All that happened to some customers, and what stands of it. Sums of nothing are zero. A use counts for its movement,
# and for its lot if both are the same customer's.
SUSPECTS = text("""
WITH moved AS (
    SELECT id, customer_id, kind, why, amount, debt,
        SUM(amount) OVER (PARTITION BY customer_id ORDER BY id) AS later
    FROM movements WHERE customer_id BETWEEN :first AND :last
), opened AS (
    SELECT lots.id, lots.movement_id, moved.customer_id, lots.amount, lots.remaining, lots.expired
    FROM moved JOIN lots ON lots.movement_id = moved.id
), used AS (
    SELECT uses.movement_id, uses.lot_id, uses.amount, moved.customer_id, moved.kind
    FROM moved JOIN uses ON uses.movement_id = moved.id
), brought AS (
    SELECT movement_id, SUM(amount) AS amount FROM opened GROUP BY movement_id
), taken AS (
    SELECT movement_id, SUM(amount) AS amount FROM used GROUP BY movement_id
), took AS (
    SELECT lot_id, customer_id, SUM(amount) AS amount,
        SUM(CASE WHEN kind = 'expire' THEN amount ELSE 0 END) AS expired
    FROM used GROUP BY lot_id, customer_id
), sums AS (
    SELECT customer_id, SUM(amount) AS balance, SUM(debt) AS debt FROM moved GROUP BY customer_id
), lefts AS (
    SELECT customer_id, SUM(remaining) AS remaining FROM opened GROUP BY customer_id
), kept AS (
    SELECT customer_id, balance, debt, earned FROM accounts WHERE customer_id BETWEEN :first AND :last
), days AS (
    SELECT customer_id, SUM(amount) AS amount FROM earnings
    WHERE customer_id BETWEEN :first AND :last GROUP BY customer_id
), everybody AS (
    SELECT customer_id FROM kept UNION SELECT customer_id FROM sums
)
SELECT everybody.customer_id FROM everybody
LEFT JOIN kept ON kept.customer_id = everybody.customer_id
LEFT JOIN sums ON sums.customer_id = everybody.customer_id
LEFT JOIN lefts ON lefts.customer_id = everybody.customer_id
LEFT JOIN days ON days.customer_id = everybody.customer_id
WHERE COALESCE(kept.balance, 0) <> COALESCE(sums.balance, 0)
    OR COALESCE(kept.debt, 0) <> COALESCE(sums.debt, 0)
    OR COALESCE(kept.earned, 0) <> COALESCE(days.amount, 0)
    OR COALESCE(lefts.remaining, 0) <> CASE WHEN sums.balance > 0 THEN sums.balance ELSE 0 END
UNION
SELECT opened.customer_id FROM opened
LEFT JOIN took ON took.lot_id = opened.id AND took.customer_id = opened.customer_id
WHERE opened.remaining <> opened.amount - COALESCE(took.amount, 0)
    OR opened.expired <> COALESCE(took.expired, 0)
    OR opened.remaining < 0
UNION
SELECT used.customer_id FROM used
LEFT JOIN opened ON opened.id = used.lot_id AND opened.customer_id = used.customer_id
WHERE opened.id IS NULL
UNION
SELECT moved.customer_id FROM moved
LEFT JOIN brought ON brought.movement_id = moved.id
LEFT JOIN taken ON taken.movement_id = moved.id
WHERE COALESCE(brought.amount, 0) - COALESCE(taken.amount, 0)
    <> CASE WHEN later > 0 THEN later ELSE 0 END
    - CASE WHEN later - moved.amount > 0 THEN later - moved.amount ELSE 0 END
    OR (why <> 'debt' AND kind = 'earn' AND moved.amount < 0)
    OR (why <> 'debt' AND kind IN ('expire', 'redeem') AND moved.amount > 0)
ORDER BY 1
""")


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
        wrong = await suspects(unit, found[0], found[-1])
        for at in range(0, len(wrong), PLAYED):
            for difference in await _compare(unit, wrong[at : at + PLAYED]):
                yield difference
        last = found[-1]


async def suspects(unit: Unit, first: int, last: int) -> list[int]:
    """Those of them with whom anything stands differently, by the same rules as `_differences`."""
    return list((await unit.execute(SUSPECTS, {"first": first, "last": last})).scalars())


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


async def _compare(unit: Unit, customers: Sequence[int]) -> list[Difference]:
    async def by_customer(table: Any, query: Select[Any]) -> dict[int, list[RowMapping]]:  # noqa: ANN401 - a table
        rows = defaultdict(list)
        mine = table.c.customer_id.in_(customers)
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
