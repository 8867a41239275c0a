"""What recurs, on the wall clock: against two libraries, and through a year in three places."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import whenever
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

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


# --- through a year

ZONES = ("Europe/Kyiv", "Europe/Warsaw", "America/New_York")
YEAR = datetime.fromisoformat("2026-01-01T00:00")
COUNTS = {  # of 2026, which begins on a Thursday
    "FREQ=DAILY": 365,
    "FREQ=DAILY;INTERVAL=2": 183,
    "FREQ=WEEKLY;BYDAY=MO": 52,
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR": 261,
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU": 26,
    "FREQ=MONTHLY;BYMONTHDAY=15": 12,
    "FREQ=MONTHLY;BYMONTHDAY=-1": 12,
    "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1": 12,
    "FREQ=MONTHLY;BYDAY=-1FR": 12,
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1": 1,
}


def unrolled(rule: str, start: datetime, zone: ZoneInfo, end: datetime) -> Iterator[datetime]:
    """One after the other, as the tick asks for them."""
    at = next_after(rule, start, zone, start.replace(tzinfo=zone) - timedelta(minutes=1))
    while at is not None and at < end.replace(tzinfo=zone):
        yield at
        at = next_after(rule, start, zone, at)


@pytest.mark.parametrize("name", ZONES)
def test_through_a_year_the_count_and_the_local_hours_are_right(name: str) -> None:
    zone = ZoneInfo(name)
    for rule, count in COUNTS.items():
        start = YEAR.replace(hour=10)
        moments = list(unrolled(rule, start, zone, YEAR.replace(year=2027)))
        assert len(moments) == count, rule
        assert {(at.astimezone(zone).hour, at.astimezone(zone).minute) for at in moments} == {(10, 0)}, rule
        assert all(one < other for one, other in pairwise(moments)), rule
        wall = [at.astimezone(zone).replace(tzinfo=None) for at in moments]
        assert wall == list(rrulestr(rule, dtstart=start).between(YEAR, YEAR.replace(year=2027))), rule


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(
        ["FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=SU", "FREQ=HOURLY;INTERVAL=5"]
    ),
    st.sampled_from(["2026-03-08", "2026-03-29", "2026-10-25", "2026-11-01"]),
    st.integers(0, 24 * 60 - 1),
    st.sampled_from(ZONES),
)
def test_around_a_clock_change_another_library_agrees(rule: str, day: str, minute: int, name: str) -> None:
    """Of `whenever`, what is skipped moves forward and of two the first is meant, which it calls "compatible"."""
    start = datetime.fromisoformat(day) - timedelta(days=6) + timedelta(minutes=minute)
    end = start + timedelta(days=9)
    ours = list(unrolled(rule, start, ZoneInfo(name), end))
    walls = rrulestr(rule, dtstart=start).between(start, end + timedelta(days=1), inc=True)
    theirs = sorted({zoned(wall, name) for wall in walls})
    assert ours == [at for at in theirs if at < end.replace(tzinfo=ZoneInfo(name))]


def zoned(wall: datetime, name: str) -> datetime:
    plain = whenever.PlainDateTime(wall.year, wall.month, wall.day, wall.hour, wall.minute)
    return plain.assume_tz(name, disambiguation="compatible").to_instant().to_stdlib().astimezone(UTC)
