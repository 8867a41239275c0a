"""A short form of the program about what is due: two tell it at once, and one of them is killed."""

import asyncio
import random
from pathlib import Path

import pytest

from tests.load import sent
from tests.load.crash import Plan
from tests.load.due import killed, verdict, work
from tests.load.stored_due import FIRST, WATER, fill
from tests.store.postgres import create_database

pytestmark = pytest.mark.timeout(120)


def test_each_is_owed_once_though_one_of_two_processes_is_killed(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/due.db"
    assert asyncio.run(killed(url, 150, 1, random.Random(3))) == []


def test_two_at_once_tell_each_once_on_a_server(postgres: str) -> None:
    url = create_database(postgres)

    async def both() -> list[str]:
        await fill(url, 0, 60)
        told = await asyncio.gather(work(url), work(url))
        assert sum(told) == 60
        return await verdict(url, 60)

    assert asyncio.run(both()) == []


def test_the_judge_sees_what_was_not_told(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/due.db"
    asyncio.run(fill(url, 10, 3))
    assert asyncio.run(verdict(url, 3)) == ["0 of 3 are owed, 0 twice", "3 are left"]
    assert asyncio.run(work(url)) == 3
    assert asyncio.run(verdict(url, 3)) == []


def test_a_bot_that_is_killed_sends_each_once(tmp_path: Path) -> None:
    found = asyncio.run(sent.campaign(tmp_path, 8, Plan(0, 1, seed=3)))
    assert (found.wrong(), found.came.total()) == ([], 8)


def test_the_judge_sees_what_never_came_and_what_came_twice_and_nobody_doubted() -> None:
    ours = {"from": {"id": 1}, "text": f"🔔 {WATER}"}
    record = [
        {"kind": "message", "message": ours | {"chat": {"id": FIRST + at}, "message_id": number}}
        for number, at in enumerate((0, 0, 1, 1, 2))
    ]
    assert sent.judge(record, 1, 4, frozenset({FIRST})).wrong() == ["1 never came", "1 came twice"]
