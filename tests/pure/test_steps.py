"""A clock that is set back is noticed; one that is kept right, or moved on, is not."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.budget_steps import Steps

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("passed", "shown", "back"),
    [
        (5, 5, 0),
        (5, 4, 0),  # kept right
        (5, 3605, 0),  # moved on
        (5, -3595, 3600),
        (60, 0, 60),
    ],
)
def test_a_step_back_is_what_the_clock_lacks(passed: float, shown: float, back: float) -> None:
    steady = iter((100.0, 100.0 + passed, 101.0 + passed))
    steps = Steps(NOON, lambda: next(steady))
    then = NOON + timedelta(seconds=shown)
    assert steps.back(then) == timedelta(seconds=back)
    assert steps.back(then + timedelta(seconds=1)) == timedelta(0)
