"""What is changed behind the ledger's back is named; the store suspects those with whom it is wrong, nobody else."""

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Delete, Table, Update, delete, select, update
from sqlalchemy.exc import IntegrityError

from care.business.loyalty import Refunds
from care.loyalty import verifying
from care.loyalty.earning import earn
from care.loyalty.refunding import refund
from care.loyalty.spending import cancel, redeem
from care.store.append_only import KEPT, unlocked
from care.store.tables import accounts, earnings, lots, movements, uses
from care.store.unit import Store, Unit
from tests.store.cast import DAY, EMMA, IVAN, NOW, OLENA
from tests.store.ledger import differences, give
from tests.store.looking import do
from tests.store.test_ledger import BACK, BOUGHT, by

RULES = by(expire_months=1, grace=DAY)
# A column is raised, or lowered, by one in each of its rows; a row of a table is lost.
CHANGED = [
    *((accounts, name) for name in ("balance", "debt", "earned")),
    *((movements, name) for name in ("amount", "debt", "kind", "customer_id")),
    *((lots, name) for name in ("amount", "remaining", "expired")),
    *((uses, name) for name in ("amount", "lot_id")),
    (earnings, "amount"),
    *((table, "") for table in (accounts, earnings, uses)),
]


async def lively(store: Store) -> None:
    """Earned, spent, given back, over, owed and below zero."""
    for who, key, rules in ((EMMA, "E", RULES), (OLENA, "O", by(refunds=Refunds.BELOW))):
        await give(store, 30, who.id, **rules)
        await do(store, earn, replace(BOUGHT, key=key, customer=who.id), **rules)
        await do(store, redeem, who.id, 40, once=f"cup {key}", receipt=key, **rules)
        await do(store, refund, replace(BACK, key=key, receipt=key), **rules)
        await do(store, redeem, who.id, 25, once=f"cake {key}", **rules)
        await do(store, cancel, f"cake {key}", once=f"back {key}", **rules)
    await give(store, 10, IVAN.id, **RULES)
    await give(store, 10, EMMA.id, now=NOW + timedelta(days=60), **RULES)


async def tampered(unit: Unit, table: Table, name: str, place: int, change: int) -> bool:
    """One row, by its place; False: there is none any more."""
    row = (
        await unit.execute(select(table).order_by(*table.primary_key.columns).offset(place).limit(1))
    ).first()
    if row is None:
        return False
    mine = [column == getattr(row, column.name) for column in table.primary_key.columns]
    deed: Delete | Update = delete(table).where(*mine)
    if name:
        old = getattr(row, name)
        others = {"kind": "earn" if old == "redeem" else "redeem", "customer_id": IVAN.id}
        deed = update(table).where(*mine).values({name: others.get(name, 0) or old + change})
    if table.name in KEPT:
        async with unlocked(unit, table):
            await unit.execute(deed)
    else:
        await unit.execute(deed)
    return True


async def played(unit: Unit) -> list[verifying.Difference]:
    """Everybody's, as they are said of whom something is suspected."""
    return await verifying._compare(unit, [who.id for who in (OLENA, IVAN, EMMA)])


async def test_the_store_suspects_those_with_whom_something_is_wrong(store: Store) -> None:
    await lively(store)
    assert await differences(store) == []
    seen: Counter[str] = Counter()
    for table, name in CHANGED:
        for place in range(0, 24, 2 if table in (movements, lots) else 1):
            async with store.write() as unit:  # nobody commits it
                with suppress(IntegrityError):
                    if not await tampered(unit, table, name, place, 1 if place % 4 else -1):
                        break
                    found = await played(unit)
                    assert await verifying.suspects(unit, 1, 10**9) == sorted(
                        {each.customer for each in found}
                    )
                    seen[f"{table.name} {name}"] += len(found)
    assert len(seen) == len(CHANGED)
    assert min(seen.values()) > 0


async def test_everybody_is_looked_at_however_many_at_a_time(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await lively(store)
    monkeypatch.setattr(verifying, "AT_ONCE", 2)
    monkeypatch.setattr(verifying, "PLAYED", 1)
    await do(store, _take_one_from_all)
    assert [(each.customer, each.what) for each in await differences(store)] == [
        (who.id, "balance") for who in (OLENA, IVAN, EMMA)
    ]


async def _take_one_from_all(unit: Unit) -> None:
    await unit.execute(update(accounts).values(balance=accounts.c.balance - 1))
