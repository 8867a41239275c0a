"""The unit of work, pinned: leaving it rolls back, committing is one visible line, effects come after the commit."""

import asyncio
import threading
from collections import Counter
from contextlib import suppress

import pytest
from sqlalchemy import select

from care.store.tables import moved_groups
from care.store.unit import Store, Unit
from tests.store.looking import rows


async def note(unit: Unit, number: int = 1) -> None:
    await unit.execute(unit.insert(moved_groups).values(old_id=number, new_id=0))


async def noted(store: Store) -> int:
    async with store.read() as unit:
        return len((await unit.execute(select(moved_groups))).all())


async def test_leaving_the_unit_rolls_back(store: Store) -> None:
    async with store.write() as unit:
        await note(unit)
    assert await noted(store) == 0


async def test_an_error_rolls_back(store: Store) -> None:
    async def fail() -> None:
        async with store.write() as unit:
            await note(unit)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await noted(store) == 0


async def test_committing_is_one_visible_line_and_effects_follow_it(store: Store) -> None:
    seen = []
    async with store.write() as unit:
        await note(unit)
        unit.after_commit(lambda: seen.append("spoken"))
        assert seen == []
        await unit.commit()
        assert seen == ["spoken"]
    assert await noted(store) == 1


async def test_effects_of_what_was_rolled_back_never_come(store: Store) -> None:
    seen = []
    async with store.write() as unit:
        unit.after_commit(lambda: seen.append("spoken"))
    assert seen == []


async def test_a_savepoint_undoes_its_own_part_and_its_effects_alone(store: Store) -> None:
    seen = []
    async with store.write() as unit:
        await note(unit, 1)
        unit.after_commit(lambda: seen.append("first"))
        with suppress(ZeroDivisionError):
            async with unit.savepoint():
                await note(unit, 2)
                unit.after_commit(lambda: seen.append("second"))
                raise ZeroDivisionError
        await unit.commit()
    assert await noted(store) == 1
    assert seen == ["first"]


async def test_what_is_gathered_is_written_once_at_the_very_end_but_for_what_was_undone(store: Store) -> None:
    async def write(unit: Unit, counted: Counter[int]) -> None:
        for number, times in sorted(counted.items()):
            await note(unit, 10 * number + times)

    async with store.write() as unit:
        unit.gather(write, 1)
        with suppress(ZeroDivisionError):
            async with unit.savepoint():
                unit.gather(write, 1)
                unit.gather(write, 2)
                raise ZeroDivisionError
        unit.gather(write, 1, times=2)
        await unit.commit()
    assert [row["old_id"] for row in await rows(store, moved_groups)] == [13]


async def test_many_writers_at_once_lose_nothing(store: Store) -> None:
    async def one(number: int) -> None:
        async with store.write() as unit:
            await note(unit, number)
            await unit.commit()

    await asyncio.gather(*(one(number) for number in range(40)))
    assert await noted(store) == 40


async def test_what_is_read_aside_leaves_the_event_loop_to_others(store: Store) -> None:
    async with store.write() as unit:
        await note(unit)
        await unit.commit()
    released = threading.Event()

    async def slow(unit: Unit) -> int:
        assert released.wait(30)  # as a long computation would keep a loop
        return len((await unit.execute(select(moved_groups))).all())

    reading = asyncio.create_task(store.aside(slow))
    async with store.write() as unit:  # neither the loop nor the writer is held
        await note(unit, 2)
        await unit.commit()
    released.set()
    assert await reading == 2
