"""Who takes over from a process that died: what it left in doubt goes on once people were heard."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.delivery import worker as postmen
from bot.delivery.journal.journal import Journal
from bot.delivery.journal.watermarks import Watermarks
from bot.delivery.worker import IDLE, Worker
from care import outbox
from care.outbox import Claim
from tests.delivery.town import EMMA, GROUP, OLENA, Town, word, worker
from tests.until import until


async def run(man: Worker, done: Callable[[], Awaitable[bool]], caught_up: asyncio.Event) -> None:
    task = asyncio.create_task(man.run(caught_up))
    try:
        await until(done)
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_who_takes_over_ends_the_leases_and_waits_to_hear_people(town: Town) -> None:
    await town.owe(word(), word(OLENA.id))
    [first, _] = await town.claim()
    assert isinstance(first, Claim)
    aside = word(GROUP)
    await town.owe(aside)
    [set_aside] = await town.claim()
    await town.do(outbox.set_aside, set_aside, "KeyError")
    man, caught_up = worker(town), asyncio.Event()
    man._busy = {EMMA.id}
    caught_up.set()

    async def done() -> bool:
        return await town.waiting() == []

    await run(man, done, caught_up)
    assert [town.words(chat)[-1] for chat in (EMMA.id, OLENA.id, GROUP)] == ["Hi"] * 3


async def test_a_bell_ends_the_rest(town: Town) -> None:
    man, caught_up = worker(town), asyncio.Event()
    caught_up.set()
    town.store.ring(man.wake, lambda: None)

    async def said() -> bool:
        if not said_once:
            said_once.append(1)
            await asyncio.sleep(0.1)
            await town.owe(word())
        return len(town.words(EMMA.id)) == 2

    said_once: list[int] = []
    began = asyncio.get_running_loop().time()
    await run(man, said, caught_up)
    assert asyncio.get_running_loop().time() - began < IDLE


async def test_a_bell_that_was_heard_is_silent_again(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    man, caught_up, rounds = worker(town), asyncio.Event(), 0
    caught_up.set()
    one = man._round

    async def counted(*arguments: Any) -> float:  # noqa: ANN401
        nonlocal rounds
        rounds += 1
        return await one(*arguments)

    monkeypatch.setattr(man, "_round", counted)
    task = asyncio.create_task(man.run(caught_up))
    for _ in range(40):
        await asyncio.sleep(0.005)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert 1 <= rounds <= 3  # the first, and one when people were heard


async def test_once_people_were_heard_what_is_in_doubt_goes_on_at_once(town: Town) -> None:
    await town.owe(word())
    await town.claim()
    caught_up, began = asyncio.Event(), asyncio.get_running_loop().time()

    async def done() -> bool:
        if asyncio.get_running_loop().time() - began > 0.1:
            caught_up.set()
        return await town.waiting() == []

    await run(worker(town), done, caught_up)
    assert asyncio.get_running_loop().time() - began < IDLE


async def test_nobody_waits_for_ever_to_hear_people(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postmen, "PATIENCE", 0.0)
    await town.owe(word())
    await town.claim()

    async def done() -> bool:
        return await town.waiting() == []

    await run(worker(town), done, asyncio.Event())
    assert town.words(EMMA.id)[-1] == "Hi"


async def test_the_heights_of_the_store_are_known_to_who_takes_over(town: Town) -> None:
    ticket = await town.opened(town.written("emma", "It was cold", EMMA.id))
    await town.from_emma(ticket, "Hello?")
    await town.send()
    town.client.journal = Journal(Watermarks([GROUP]))
    await town.do(worker(town)._succeed)
    watermarks = town.client.journal.watermarks
    assert watermarks[GROUP] == max(town.world.chats[GROUP].messages)
    assert watermarks[EMMA.id] == max(town.world.chats[EMMA.id].messages)
