"""The crash campaign in short; `python -m tests.load.crash` is the whole of it."""

import sys
from pathlib import Path

import pytest

from tests.load.crash import Plan, campaign


@pytest.mark.timeout(600)  # half a minute, unless others keep the machine busy
@pytest.mark.skipif(sys.platform != "linux", reason="a process is watched through /proc")
async def test_killed_at_any_moment_the_bot_loses_nothing_and_says_nothing_twice(tmp_path: Path) -> None:
    report = await campaign(Plan(conversations=12, kills=4, seed=11), tmp_path)
    assert report.well, "\n".join(report.lines())
    assert report.ends.total() == 4
    assert report.verdict.said > 12
    assert report.verdict.answered == 24
