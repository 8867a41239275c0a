"""The load program runs and gives figures; how good they are is no test's business."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from care.outbox import owe, redraw
from care.store.migrate import migrated
from playground.world.cast import GROUP_ID
from tests.load import bots
from tests.load.figures import Figures, compare
from tests.load.load import ECHO, TURBOTA, Contender, Plan, measure
from tests.store.cast import at_moment

pytestmark = pytest.mark.timeout(300)  # seconds are enough, unless others keep the machine busy
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="a process is watched through /proc")


@LINUX
@pytest.mark.parametrize("contender", [TURBOTA, ECHO], ids=lambda contender: contender.name)
async def test_as_fast_as_it_can_each_bot_is_measured(contender: Contender) -> None:
    figures = await measure(Plan(customers=4, seconds=2, rate=0, seed=1), contender)
    assert figures.updates > 4
    assert 0 < figures.p50 <= figures.p95 <= figures.p99
    assert figures.cpu > 0 < figures.rss
    assert figures.sustained <= figures.answered


@LINUX
async def test_updates_are_offered_at_a_rate() -> None:
    figures = await measure(Plan(customers=8, seconds=2, rate=20, seed=1), ECHO)
    assert 4 < figures.updates < 80


def test_figures_are_those_of_the_answers() -> None:
    answers = [0.001 * n for n in range(1, 101)]
    figures = Figures.of(answers, played=2, seconds=5, cpu=0.05, rss=100)
    assert (figures.updates, figures.answered, figures.sustained, figures.cpu) == (100, 50, 20, 0.5)
    assert (round(figures.p50), round(figures.p95), round(figures.p99)) == (51, 96, 100)


def test_without_an_answer_there_are_no_figures() -> None:
    with pytest.raises(ValueError, match="nothing was answered"):
        Figures.of([], played=1, seconds=1, cpu=0, rss=0)


def test_the_ratio_is_the_median_of_the_rounds() -> None:
    def run(sustained: float, cpu: float) -> Figures:
        return Figures(0, 0, sustained, 0, 0, 0, cpu, 0)

    text = compare([run(50, 4), run(80, 3), run(90, 2)], [run(100, 1)] * 3)[-1]
    expected = "ratio 0.80 of the echo's updates a second (0.50 to 0.90 over 3 rounds), 3.0 times its CPU"
    assert text == expected


async def test_a_run_is_over_when_nothing_is_owed_any_more(tmp_path: Path) -> None:
    async with migrated(f"sqlite:///{tmp_path / bots.DATABASE}") as store:
        assert not bots.owes(tmp_path)
        async with store.write() as unit:
            await owe(at_moment(unit, datetime.now(UTC)), redraw(GROUP_ID, 1))
            await unit.commit()
        assert bots.owes(tmp_path)
