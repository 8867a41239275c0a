"""One process leads, another is ready: a second process is a second engine with locks of its own."""

import asyncio
import sys
from pathlib import Path

from care.store.leader import leading
from care.store.unit import Store

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
