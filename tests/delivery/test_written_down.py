"""What became of a post is written down, also when the store does not take it at once."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.delivery import worker as postmen
from bot.delivery.worker import Worker
from care import outbox
from care.store.unit import Unit
from tests.delivery.town import EMMA, GROUP, OLENA, Town, word, worker
from tests.store.cast import at_moment


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
