"""The broadcast program in short; `python -m tests.load.broadcast kills|pace|freeze` is the whole of it."""

import sys
from pathlib import Path

import pytest

from tests.load.broadcast import freeze, kills, pace


@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform != "linux", reason="a process is watched through /proc")
async def test_killed_while_it_sends_it_misses_nobody_and_writes_to_nobody_twice(tmp_path: Path) -> None:
    report = await kills(tmp_path, 150, 3, seed=5)
    assert list(report.faults()) == [], "\n".join(report.lines())
    assert report.kills == 3
    assert report.got.total() > 100


@pytest.mark.timeout(120)
@pytest.mark.skipif(sys.platform != "linux", reason="a process is watched through /proc")
async def test_it_keeps_within_what_telegram_lets_pass_and_near_it(tmp_path: Path) -> None:
    report = await pace(tmp_path, 90)
    assert list(report.faults()) == []
    assert report.throttled == 0
    assert report.seconds < 3.0 / 0.8  # the whole program holds it to 97%; here others keep the machine busy


async def test_so_many_are_frozen_while_others_write(tmp_path: Path) -> None:
    frozen = await freeze(tmp_path, 10_000)
    assert frozen.recipients == 10_000
    assert frozen.longest < 0.5  # in the whole program 50 ms
