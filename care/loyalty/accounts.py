"""A customer's account: one row, locked by whoever moves their points, and what each movement does to it.

    async with opened(unit, customer) as account:
        number = await move(unit, account, Kind.EARN, Why.GIFT, 50, once="…")
        await bring(unit, account, number, 50)

Whoever is refused is so before anything is written. What has expired is gone before anything else happens, so nobody
spends it; what is owed is taken from what came before anybody can.
"""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import RowMapping, literal, select, update

from care.agenda.jobs import ExpirePoints
from care.agenda.schedule import schedule, stretch_start
from care.business.loyalty import Refunds
from care.loyalty import lots
from care.loyalty.ends import NEVER, ends_at, first_look
from care.loyalty.movements import Kind, Why, write
from care.store.tables import accounts, customers, earnings
from care.store.unit import Unit
from care.values.errors import NoCustomer

DAY = timedelta(days=1)


@dataclass
class Account:
    """As its row says; changed as points move, and written in the end."""

    customer_id: int
    balance: int = 0  # with what is pending; below zero where the settings allow it
    debt: int = 0
    earned: int = 0  # ever
    look_at: datetime | None = None
    latest: int = field(default=0, compare=False)  # movement that was just made


async def hold(unit: Unit, wanted: Iterable[int]) -> None:
    """Whoever will open several accounts has them all from now on, in one order: two never wait for each other.

    Names of what is known of people (care/store/locks.py) are held before. SQLite has one writer, who needs none.
    """
    ids = sorted(set(wanted))
    if not unit.on_postgres or len(ids) < 2:
        return
    begun = select(customers.c.id, literal(0), literal(0), literal(0)).where(customers.c.id.in_(ids))
    names = ["customer_id", "balance", "debt", "earned"]
    insert = unit.insert(accounts).from_select(names, begun.order_by(customers.c.id))
    await unit.execute(insert.on_conflict_do_nothing())
    mine = select(accounts.c.customer_id).where(accounts.c.customer_id.in_(ids))
    await unit.execute(mine.order_by(accounts.c.customer_id).with_for_update())


@asynccontextmanager
async def opened(unit: Unit, customer: int) -> AsyncIterator[Account]:
    """Nobody else moves their points until the transaction is over. Raises NoCustomer."""
    account = await _lock(unit, customer)
    if await _expire(unit, account):
        await _save(unit, account)
    before = replace(account)
    yield account
    if account != before:
        await _settle(unit, account)
        await _save(unit, account)


async def move(
    unit: Unit,
    account: Account,
    kind: Kind,
    why: Why,
    amount: int,
    *,
    once: str,
    debt: int = 0,
    reason: str = "",
    receipt: str = "",
    of: int | None = None,
    actor: int | None = None,
) -> int:
    """Its number. Lots are for whoever calls this."""
    row = {
        "customer_id": account.customer_id,
        "kind": str(kind),
        "why": str(why),
        "amount": amount,
        "debt": debt,
        "once": once,
        "reason": reason,
        "receipt": receipt,
        "of_id": of,
        "actor_id": actor,
    }
    account.balance += amount
    account.debt += debt
    account.latest = await write(unit, row)
    return account.latest


async def bring(
    unit: Unit,
    account: Account,
    movement: int,
    amount: int,
    *,
    since: datetime | None = None,
    wait: bool = False,
) -> datetime:
    """The lot of a movement that was just made: since when it can be spent.

    `since`: when it was earned, from which its end and its waiting count; now, if none is given.
    """
    rules, since = unit.business.loyalty, since or unit.now
    available = max(unit.now, since + rules.wait) if wait else unit.now
    expires = ends_at(rules, unit.business.tz, since)
    await lots.put(
        unit,
        account.customer_id,
        movement,
        amount,
        available_at=available,
        expires_at=expires,
        covers=min(max(amount - account.balance, 0), amount),
    )
    await watch(unit, account, expires)
    return available


async def reverse(
    unit: Unit, account: Account, source: RowMapping, claim: int, *, once: str, why: Why, receipt: str = ""
) -> tuple[int, int]:
    """Take back so much of what a movement has brought, also when spent: what is left of it, then what ends first.

    What is missing is owed, or goes below zero, as the settings say. How much was taken, and how much is owed.
    """
    there = min(claim, max(account.balance, 0))
    taken = there if unit.business.loyalty.refunds is Refunds.ZERO else claim
    number = await move(
        unit,
        account,
        Kind.REVERSE,
        why,
        -taken,
        once=once,
        debt=claim - taken,
        receipt=receipt,
        of=source["id"],
    )
    own = await lots.take_own(unit, source["id"], number, there)
    await lots.take(unit, account.customer_id, number, there - own, pending=True)
    return taken, claim - taken


async def count(unit: Unit, account: Account, amount: int, day: datetime) -> None:
    """So much more, or less, of what was earned on that day counts for the tier."""
    account.earned += amount
    insert = unit.insert(earnings)
    again = {"amount": earnings.c.amount + insert.excluded.amount}
    row = {"customer_id": account.customer_id, "day": stretch_start(day, DAY), "amount": amount}
    await unit.execute(insert.on_conflict_do_update(index_elements=["customer_id", "day"], set_=again), row)


async def watch(unit: Unit, account: Account, expires: datetime) -> None:
    """The clock looks at what ends then, unless it looks sooner: one job for the account, at its first end."""
    if expires >= NEVER:
        return
    at = first_look(expires, unit.now)
    if account.look_at is None or at < account.look_at:
        account.look_at = at
        await schedule(unit, ExpirePoints(customer=account.customer_id, at=at), at)


async def spendable(unit: Unit, account: Account) -> int:
    return max(account.balance, 0) - await lots.pending(unit, account.customer_id)


async def _lock(unit: Unit, customer: int) -> Account:
    mine = select(accounts).where(accounts.c.customer_id == customer).with_for_update()
    row = (await unit.execute(mine)).mappings().one_or_none()
    if row is None:
        if (await unit.execute(select(customers.c.id).where(customers.c.id == customer))).first() is None:
            raise NoCustomer
        # Of two who begin it at once, the second waits here for the first.
        begun = {"customer_id": customer, "balance": 0, "debt": 0, "earned": 0}
        await unit.execute(unit.insert(accounts).on_conflict_do_nothing(), begun)
        row = (await unit.execute(mine)).mappings().one()
    return Account(**row)


async def _expire(unit: Unit, account: Account) -> bool:
    """Whether anything was over."""
    found = await lots.ended(unit, account.customer_id)
    for lot in found:
        once = f"expired:{lot.id}:{lot.expired}"
        number = await move(unit, account, Kind.EXPIRE, Why.EXPIRED, -lot.remaining, once=once)
        await lots.end(unit, number, lot)
    return bool(found)


async def _settle(unit: Unit, account: Account) -> None:
    """What could not be taken back before is taken from what there is by now."""
    some = min(account.debt, account.balance)
    if some > 0:
        once = f"debt:{account.latest}"
        number = await move(unit, account, Kind.REVERSE, Why.DEBT, -some, once=once, debt=-some)
        await lots.take(unit, account.customer_id, number, some, pending=True)


async def _save(unit: Unit, account: Account) -> None:
    row = asdict(account)
    mine = accounts.c.customer_id == row.pop("customer_id")
    del row["latest"]
    await unit.execute(update(accounts).where(mine).values(row))
