"""How it is done that what is over goes: counted before, batch by batch, at night, and whole whoever dies."""

import asyncio
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from care import retention
from care.due import do_due
from care.due.retention import begin
from care.staff import audit
from care.store.tables import attempts as attempts_table
from care.store.tables import history, jobs, outbox, tickets
from care.store.unit import Store, Unit
from care.tickets.work import working
from tests.store.cast import CHARLIE, DAY, EMMA, HOUR, IVAN, NOW, OLENA, SHOP, TARAS, StillClock, at_moment
from tests.store.kept import (
    LATER,
    SECRET,
    STRICT,
    YEAR,
    closed,
    everything,
    leave_traces,
    only,
    pass_time,
    take_all,
)
from tests.store.looking import ask, do, rows


async def test_what_would_go_is_counted_by_kind_with_its_oldest_day_and_then_that_goes(store: Store) -> None:
    await do(store, closed)
    await pass_time(store)
    await do(store, leave_traces)
    found = {each.kind: each for each in await ask(store, retention.outlook, now=LATER, business=STRICT)}
    assert (found["messages"].count, found["messages"].oldest) == (1, NOW)
    assert found["history"].count == len([row for row in await rows(store, history) if row["ticket_id"] == 1])
    gone = await take_all(store)
    first = {name: each.count for name, each in found.items() if each.count}
    assert {name: gone[name] for name in first} == first
    again = await ask(store, retention.outlook, now=LATER, business=STRICT)
    assert [each.kind for each in again if each.count] == []


async def test_what_is_kept_for_good_never_goes(store: Store) -> None:
    await do(store, closed)
    await do(store, leave_traces)
    before = await everything(store)
    assert await take_all(store, only(), NOW + 50 * YEAR) == {}
    assert await everything(store) == before
    assert {each.kept for each in await ask(store, retention.outlook, now=LATER, business=only())} == {None}


DYING = """
import asyncio, os, sys
from care import retention
from care.store.unit import Store
from tests.store.cast import StillClock
from tests.store.kept import LATER, STRICT

async def die(url, after):
    store = Store.at(url, STRICT, StillClock(LATER))
    for left in range(after, -1, -1):
        async with store.write() as unit:
            await retention.take(unit, 1)
            if not left:
                os.kill(os.getpid(), 9)
            await unit.commit()

asyncio.run(die(sys.argv[1], int(sys.argv[2])))
"""


async def test_who_dies_in_the_middle_of_a_batch_has_done_all_of_those_before_and_nothing_of_it(
    store: Store, url: str
) -> None:
    for customer in (EMMA, IVAN, OLENA):
        await do(store, closed, customer)
    await pass_time(store)
    died = await asyncio.create_subprocess_exec(sys.executable, "-c", DYING, url, "1", cwd=Path.cwd())
    assert await died.wait() == -9
    left = [row["id"] for row in await rows(store, tickets) if row["summary"]]
    erased = [row["body"]["messages"] for row in await rows(store, outbox) if row["kind"] == "erase"]
    assert (left, erased) == ([2, 3], [[7001]])
    await take_all(store)
    erased = [sorted(row["body"]["messages"]) for row in await rows(store, outbox) if row["kind"] == "erase"]
    assert (SECRET in await everything(store), sorted(erased)) == (False, [[7001], [7002, 7003]])


async def test_a_ticket_that_is_just_being_reopened_keeps_its_words(store: Store, url: str) -> None:
    await do(store, closed)
    await pass_time(store)
    async with Store.opened(url, SHOP, StillClock(NOW)) as other, store.write() as unit:
        await working.reopen(at_moment(unit, LATER), 1, TARAS)
        round_of_another = asyncio.create_task(do(other, retention.take, now=LATER, business=STRICT))
        await asyncio.wait({round_of_another}, timeout=0.2)  # SQLite has one writer, who is waited for
        await unit.commit()
        assert "messages" not in await round_of_another
    [ticket] = await rows(store, tickets)
    assert (ticket["state"], ticket["customer_id"], ticket["order_number"]) == ("taken", EMMA.id, SECRET)


async def test_it_is_done_at_night_batch_by_batch(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    one_by_one(monkeypatch)
    await do(store, leave_tries)
    await do(store, begin, now=LATER, business=STRICT)
    await do(store, begin, now=LATER, business=STRICT)
    [planned] = await waiting(store)
    assert planned.astimezone(SHOP.tz).hour == 2
    await do(store, do_due, now=planned - HOUR, business=STRICT)
    assert len(await rows(store, attempts_table)) == 3
    now = planned
    while now < planned + HOUR:
        await do(store, do_due, now=now, business=STRICT)
        [now] = await waiting(store)
    assert await rows(store, attempts_table) == []
    assert now == planned + DAY


async def test_a_bot_that_sleeps_at_night_does_one_batch_by_day(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_by_one(monkeypatch)
    await do(store, leave_tries)
    await do(store, begin, now=LATER, business=STRICT)
    [planned] = await waiting(store)
    await do(store, do_due, now=planned + 7 * HOUR, business=STRICT)
    assert len(await rows(store, attempts_table)) == 2
    assert await waiting(store) == [planned + DAY]


def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "KINDS", tuple(replace(kind, batch=1) for kind in retention.KINDS))


async def leave_tries(unit: Unit) -> None:
    for day in range(3):
        await audit.tried(at_moment(unit, NOW + day * DAY), CHARLIE.id, "admin", audit.STRANGER)


async def waiting(store: Store) -> list[datetime]:
    found = await rows(store, jobs)
    return [row["due_at"] for row in found if row["kind"] == "retention" and row["done_at"] is None]
