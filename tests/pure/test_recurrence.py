"""What recurs, on the wall clock: against two libraries, and through a year in three places."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from care.agenda.recurrence import first_on, monthly_on, next_after

KYIV = ZoneInfo("Europe/Kyiv")


def test_a_time_that_the_clocks_skip_moves_forward_and_of_two_one_comes() -> None:
    start = datetime.fromisoformat("2026-03-28T03:30")
    spring = next_after("FREQ=DAILY", start, KYIV, datetime(2026, 3, 28, 12, tzinfo=UTC))
    assert spring == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)  # 04:30 in Kyiv
    autumn = next_after("FREQ=DAILY", start, KYIV, datetime(2026, 10, 24, 12, tzinfo=UTC))
    assert autumn == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # the first 03:30
    assert next_after("FREQ=DAILY", start, KYIV, autumn) == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "rule"),
    [
        ((15,), "BYMONTHDAY=15"),
        ((5, 20), "BYMONTHDAY=5,20"),
        ((29,), "BYMONTHDAY=28,29;BYSETPOS=-1"),
        ((31,), "BYMONTHDAY=-1"),
    ],
)
def test_a_day_that_a_month_has_not_is_its_last(days: tuple[int, ...], rule: str) -> None:
    assert monthly_on(*days) == rule
    february = first_on(f"FREQ=MONTHLY;{rule}", datetime.fromisoformat("2027-02-15T10:00"))
    assert february is not None
    assert (february.month, february.day) == (2, min(28, next(day for day in days if day >= 15)))


def test_a_series_ends() -> None:
    start = datetime.fromisoformat("2026-11-23T10:00")
    assert next_after("FREQ=DAILY;COUNT=2", start, KYIV, datetime(2026, 11, 23, 9, tzinfo=UTC)) is not None
    assert next_after("FREQ=DAILY;COUNT=2", start, KYIV, datetime(2026, 11, 24, 9, tzinfo=UTC)) is None
    assert (
        next_after("FREQ=DAILY;UNTIL=20261124T235959", start, KYIV, datetime(2026, 11, 25, tzinfo=UTC))
        is None
    )


@pytest.mark.parametrize("rule", ["", "FREQ=NEVER", "FREQ=DAILY;BYDAY=XX"])
def test_what_is_no_rule_is_refused(rule: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - dateutil's own
        next_after(rule, datetime.fromisoformat("2026-11-23T10:00"), KYIV, datetime(2026, 11, 23, tzinfo=UTC))
