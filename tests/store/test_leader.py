"""One process leads, another is ready: a second process is a second engine with locks of its own."""

import asyncio
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.run.lead import lead as lead_for_ever
from care.store.leader import LeadLostError, leading
from care.store.unit import Store, Unit
from tests.store.looking import do

pytestmark = pytest.mark.usefixtures("soon_again")
LEADER = """
import asyncio, sys
from care.store.leader import leading
from care.store.unit import Store

async def main():
    async with leading(Store.at(sys.argv[1]).engine, lambda: None):
        print("leading", flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""


async def test_a_second_process_waits_and_leads_when_the_first_was_killed(url: str, store: Store) -> None:
    first = await asyncio.create_subprocess_exec(
        sys.executable, "-c", LEADER, url, stdout=asyncio.subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert first.stdout
    assert await first.stdout.readline() == b"leading\n"
    looked = asyncio.Event()
    second = asyncio.create_task(lead(store, looked))
    await looked.wait()
    assert not second.done()
    first.kill()
    await first.wait()
    async with asyncio.timeout(10):
        await second


async def lead(store: Store, looked: asyncio.Event) -> None:
    async with leading(store.engine, looked.set):
        pass


async def test_who_loses_the_lead_learns_it(migrated_postgres: str) -> None:
    store, server = Store.at(migrated_postgres), Store.at(migrated_postgres)
    async with asyncio.timeout(20), leading(store.engine, lambda: None) as watch:
        watching = asyncio.create_task(watch())
        await do(server, end_the_leaders_session)
        with pytest.raises(LeadLostError):
            await watching
    await store.close()
    await server.close()


async def test_who_loses_the_lead_stops_what_it_did_and_asks_for_it_again(migrated_postgres: str) -> None:
    store, server = Store.at(migrated_postgres), Store.at(migrated_postgres)
    begun, stopped = asyncio.Queue[int](), asyncio.Queue[int]()

    async def work() -> None:
        begun.put_nowait(1)
        try:
            await asyncio.Event().wait()
        finally:
            stopped.put_nowait(1)

    process = asyncio.create_task(lead_for_ever(store, lambda: None, [work]))
    async with asyncio.timeout(30):
        await begun.get()
        await do(server, end_the_leaders_session)
        await stopped.get()
        await begun.get()
    process.cancel()
    await asyncio.gather(process, return_exceptions=True)
    await store.close()
    await server.close()


async def test_a_mistake_in_what_the_leader_does_is_no_lost_lead(store: Store) -> None:
    async def work() -> None:
        raise KeyError("a mistake of ours")

    with pytest.raises(ExceptionGroup) as raised:
        await lead_for_ever(store, lambda: None, [work])
    assert raised.group_contains(KeyError)


async def end_the_leaders_session(unit: Unit) -> None:
    holder = text("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted")
    await unit.execute(holder)
