"""The siege in short; `python -m tests.load.chaos` is the whole of it."""

import sys
from pathlib import Path

import pytest

from tests.load.chaos import failovers, troubles
from tests.load.chaos.books import file, served
from tests.load.chaos.siege import Scene, besiege

pytestmark = [
    pytest.mark.timeout(300),  # seconds are enough, unless others keep the machine busy
    pytest.mark.skipif(sys.platform != "linux", reason="a process is watched through /proc"),
]
SHORT = (
    Scene("disk-full", file, troubles.full, lasts=1, after=1, limit=180),
    Scene("server-restarted", served, failovers.restarted, lasts=1, after=1, limit=180),
)


@pytest.mark.parametrize("scene", SHORT, ids=lambda scene: scene.name)
async def test_while_its_store_is_away_nothing_is_lost_and_nothing_said_twice(
    tmp_path: Path, scene: Scene
) -> None:
    report = await besiege(scene, tmp_path, seed=3, conversations=3)
    assert report.well, "\n".join(report.lines())


async def test_whatever_happens_a_siege_is_over_in_time_and_says_what_it_waited_for(tmp_path: Path) -> None:
    scene = Scene("too-short", file, troubles.full, limit=0.1)
    report = await besiege(scene, tmp_path, seed=3, conversations=1)
    assert "it waited for the bot's first word" in "\n".join(report.lines())
