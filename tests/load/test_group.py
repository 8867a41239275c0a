"""The rush runs, and nothing is lost in it; how long it takes with Telegram's limits is no test's business."""

import sys
from pathlib import Path

import pytest

from tests.load.group import Plan, rush

pytestmark = [
    pytest.mark.timeout(300),  # seconds are enough, unless others keep the machine busy
    pytest.mark.skipif(sys.platform != "linux", reason="a process is watched through /proc"),
]
SHORT = Plan(
    customers=6,
    running=1,
    every=0.4,
    within=0.5,
    follow_ups=2,
    writing=1.5,
    hands=2,
    pause=0.2,
    patience=60,
)


async def test_whoever_writes_in_a_rush_is_shown_once_and_in_order(tmp_path: Path) -> None:
    report = await rush(SHORT, tmp_path, limits=False)
    assert report.verdict.faults == []
    assert report.times.missing == []
    assert report.calls["createForumTopic"] == SHORT.customers
    assert "cards shown after" in "\n".join(report.lines())
