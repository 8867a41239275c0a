"""Claims, has it sent, writes down what became of it: round by round, with nothing lost between two of them."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.delivery import worker as postmen
from bot.delivery.journal.journal import Journal
from bot.delivery.journal.watermarks import Watermarks
from bot.delivery.worker import IDLE, Worker
from care import outbox
from care.outbox import Claim, Lane, Post
from care.store.unit import Unit
from tests.delivery.town import EMMA, GROUP, OLENA, Town
from tests.store.cast import at_moment, worded

WORDED = worded("Hi")


def word(chat_id: int = EMMA.id, lane: Lane = Lane.ANSWER, **fields: Any) -> Post:  # noqa: ANN401 - those of Post
    return Post(chat_id, WORDED, lane, **fields)


def worker(town: Town) -> Worker:
    return Worker(town.services, town.courier, [GROUP])


class Rounds:
    """A worker's rounds, one at a time; what he sends meanwhile is sent when the round is over."""

    def __init__(self, town: Town) -> None:
        self.man = worker(town)
        self.man._caught_up = True

    async def go(self) -> float:
        async with asyncio.TaskGroup() as tasks:
            settle, self.man._settle = self.man._settle, []
            return await self.man._round(settle, tasks)


async def test_what_is_owed_is_sent_and_written_down_in_the_next_round(town: Town) -> None:
    await town.owe(word())
    rounds = Rounds(town)
    assert await rounds.go() == IDLE
    assert town.words(EMMA.id)[-1] == "Hi"
    assert len(await town.waiting()) == 1
    assert rounds.man._bell.is_set()
    assert await rounds.go() == IDLE
    assert await town.waiting() == []


async def test_a_chat_that_is_served_waits_until_that_is_written_down(town: Town) -> None:
    await town.owe(word(stream="a"), word(stream="b"), word(OLENA.id))
    rounds = Rounds(town)
    await rounds.go()
    assert rounds.man._busy == {EMMA.id, OLENA.id}
    assert len(town.calls("sendMessage")) == 2
    await rounds.go()
    assert rounds.man._busy == {EMMA.id}
    assert len(town.calls("sendMessage")) == 3


async def test_no_more_chats_are_served_at_once_than_it_can(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postmen, "AT_ONCE", 1)
    await town.owe(word(), word(OLENA.id))
    rounds = Rounds(town)
    await rounds.go()
    assert len(rounds.man._busy) == 1
    rounds.man._settle = []  # it is still on its way
    await rounds.go()
    assert len(town.calls("sendMessage")) == 1


async def test_a_chat_whose_budget_is_empty_is_left_alone_and_looked_at_when_it_is_not(town: Town) -> None:
    town.client.budgets.pause(EMMA.id, 2)
    await town.owe(word())
    assert 1 < await Rounds(town).go() <= 2
    assert town.calls("sendMessage") == []


@pytest.mark.parametrize(("due", "pause"), [(2, 2.0), (60, IDLE)])
async def test_it_rests_until_something_is_due(town: Town, due: int, pause: float) -> None:
    await town.owe(word(due_at=town.clock.now() + timedelta(seconds=due)))
    assert await Rounds(town).go() == pause


async def test_with_nothing_to_do_it_looks_now_and_then(town: Town) -> None:
    assert await Rounds(town).go() == IDLE


async def test_what_is_in_doubt_waits_until_people_were_heard(town: Town) -> None:
    await town.owe(word())
    await town.claim()
    await town.do(outbox.end_leases)
    rounds = Rounds(town)
    rounds.man._caught_up = False
    await rounds.go()
    assert town.calls() == []
    rounds.man._caught_up = True
    await rounds.go()
    assert town.calls() != []


async def test_a_lease_is_longer_than_a_delivery_with_its_tries(town: Town) -> None:
    await town.owe(word())
    rounds = Rounds(town)
    await rounds.go()
    [row] = await town.waiting()
    assert row["leased_until"] == town.clock.now() + timedelta(seconds=120)
    assert row["token"].startswith(town.client.journal.stamp)


async def test_a_clock_that_was_set_back_keeps_nobody_waiting(town: Town) -> None:
    rounds = Rounds(town)
    await rounds.go()
    await town.owe(word(due_at=town.clock.now() + timedelta(seconds=1)))
    town.clock.moment -= timedelta(hours=1)
    await rounds.go()
    [row] = await town.waiting()
    assert row["due_at"] <= town.clock.now() + timedelta(seconds=2)


async def test_what_we_begin_ourselves_goes_at_its_own_pace(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    sleep = asyncio.sleep

    async def counted(seconds: float) -> None:
        slept.append(seconds)
        await sleep(0)

    monkeypatch.setattr(town.client.budgets, "take_bulk", lambda: 7.0)
    monkeypatch.setattr(asyncio, "sleep", counted)
    await town.owe(word(lane=Lane.RELAY), word(OLENA.id, Lane.FOLLOWUP))
    await Rounds(town).go()
    assert slept.count(7.0) == 1


async def test_a_long_journal_forgets_what_is_written_down(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.journal.journal.LONG", 0)
    await town.owe(word(stream="a"), word(OLENA.id, due_at=town.clock.now() + timedelta(hours=1)))
    rounds = Rounds(town)
    await rounds.go()
    assert len(town.client.journal._errands) == 1
    await rounds.go()
    assert len(town.client.journal._errands) == 0


# --- when it cannot be written down


async def one_round(man: Worker) -> float:
    async with asyncio.TaskGroup() as tasks:
        return await man._try_round(tasks)


@pytest.fixture
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postmen, "IDLE", 0.0)


def settling(
    done: list[str], name: str, error: Exception | None = None
) -> Callable[[Unit], Awaitable[object]]:
    async def settle(_: Unit) -> None:
        if error is not None:
            raise error
        done.append(name)

    return settle


@pytest.mark.usefixtures("_hurried")
async def test_what_the_store_does_not_take_now_is_written_when_it_is_back(town: Town) -> None:
    man = worker(town)
    man._settle = [
        (EMMA.id, settling([], "first", ConnectionRefusedError())),
        (OLENA.id, settling([], "x")),
    ]
    man._busy = {EMMA.id, OLENA.id}
    before = list(man._settle)
    assert await one_round(man) == 0
    assert man._settle == before
    assert man._busy == {EMMA.id, OLENA.id}


@pytest.mark.usefixtures("_hurried")
async def test_what_came_to_be_settled_meanwhile_comes_behind_it(town: Town) -> None:
    man = worker(town)
    late = (OLENA.id, settling([], "late"))

    async def away(_: Unit) -> None:
        man._settle.append(late)
        raise ConnectionRefusedError

    man._settle = [(EMMA.id, away)]
    await one_round(man)
    assert [chat for chat, _ in man._settle] == [EMMA.id, OLENA.id]


@pytest.mark.usefixtures("_hurried")
async def test_one_that_cannot_be_written_keeps_none_of_the_others_from_it(town: Town) -> None:
    done: list[str] = []
    man = worker(town)
    man._busy = {EMMA.id, OLENA.id, GROUP}
    man._settle = [
        (EMMA.id, settling(done, "wrong", KeyError("ours"))),
        (OLENA.id, settling(done, "right")),
        (GROUP, settling(done, "away", ConnectionRefusedError())),
    ]
    # The round as a whole fails by the first of them, each is tried alone then.
    assert await one_round(man) == 0
    assert done == ["right"]
    assert [chat for chat, _ in man._settle] == [GROUP]
    assert man._busy == {GROUP}


@pytest.mark.usefixtures("_hurried")
async def test_what_is_settled_alone_is_committed(town: Town) -> None:
    await town.owe(word())
    [owed] = await town.claim()

    async def finish(unit: Unit) -> None:
        await outbox.finish(at_moment(unit, town.clock.now()), owed)

    man = worker(town)
    man._settle = [(OLENA.id, settling([], "x", KeyError("ours"))), (EMMA.id, finish)]
    await one_round(man)
    assert await town.waiting() == []


# --- taking over


async def run(man: Worker, until: Callable[[], Awaitable[bool]], caught_up: asyncio.Event) -> None:
    task = asyncio.create_task(man.run(caught_up))
    try:
        async with asyncio.timeout(10):
            while not await until():  # noqa: ASYNC110 - what it waits for is in the store
                await asyncio.sleep(0.01)
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
