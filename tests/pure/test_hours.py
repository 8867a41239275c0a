from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from care.business import Hours, Period, QuietHours
from care.business.hours import (
    DAYS,
    add_working_time,
    after_quiet,
    is_open,
    next_opening,
    working_time_between,
)

KYIV, LONDON, LORD_HOWE = ZoneInfo("Europe/Kyiv"), ZoneInfo("Europe/London"), ZoneInfo("Australia/Lord_Howe")
LUNCH = (Period(start=time(9), end=time(13)), Period(start=time(14), end=time(18)))
WEEK = Hours(days=dict.fromkeys(DAYS[:5], LUNCH))


def local(zone: ZoneInfo, *parts: int) -> datetime:
    return datetime(*parts, tzinfo=zone)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("clock", "answer"),
    [((9, 0), True), ((12, 59), True), ((13, 0), False), ((14, 0), True), ((18, 0), False), ((8, 59), False)],
)
def test_we_are_open_from_the_first_minute_of_a_period_to_its_last(
    clock: tuple[int, int], answer: bool
) -> None:
    assert is_open(WEEK, KYIV, local(KYIV, 2026, 11, 20, *clock)) is answer


def test_a_holiday_is_closed_whatever_its_weekday() -> None:
    hours = WEEK.model_copy(update={"holidays": frozenset({date(2026, 11, 20)})})
    assert not is_open(hours, KYIV, local(KYIV, 2026, 11, 20, 10))
    assert next_opening(hours, KYIV, local(KYIV, 2026, 11, 20, 10)) == local(KYIV, 2026, 11, 23, 9)


def test_working_time_skips_lunch_night_and_weekend() -> None:
    friday = local(KYIV, 2026, 11, 20, 12, 30)
    assert add_working_time(WEEK, KYIV, friday, timedelta(hours=1)) == local(KYIV, 2026, 11, 20, 14, 30)
    assert add_working_time(WEEK, KYIV, friday, timedelta(hours=5)) == local(KYIV, 2026, 11, 23, 9, 30)


def test_what_ends_with_a_period_is_due_then_and_not_after_the_break() -> None:
    noon = local(KYIV, 2026, 11, 20, 12)
    assert add_working_time(WEEK, KYIV, noon, timedelta(hours=1)) == local(KYIV, 2026, 11, 20, 13)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ((2026, 11, 20, 12, 30), (2026, 11, 20, 14, 30), 1),  # lunch
        ((2026, 11, 20, 17), (2026, 11, 23, 10), 2),  # a weekend
        ((2026, 11, 21, 10), (2026, 11, 22, 23), 0),  # nothing but the weekend
        ((2026, 11, 20, 15), (2026, 11, 20, 11), 0),  # backwards
        ((2026, 10, 23, 17), (2026, 10, 26, 10), 2),  # the clocks go back on Sunday
        ((2027, 3, 26, 17), (2027, 3, 29, 10), 2),  # and forward
    ],
)
def test_between_two_moments_only_working_time_counts(
    start: tuple[int, ...], end: tuple[int, ...], hours: int
) -> None:
    between = working_time_between(WEEK, KYIV, local(KYIV, *start), local(KYIV, *end))
    assert between == timedelta(hours=hours)


AUTUMN = datetime(2026, 10, 20, tzinfo=UTC)  # the clocks go back on 25 October


@given(
    st.integers(0, 16 * 24 * 60).map(lambda minutes: AUTUMN + timedelta(minutes=minutes)),
    st.integers(0, 60 * 60),
    st.sampled_from([WEEK, Hours(days={"sun": (Period(start=time(2), end=time(6)),)}), Hours(days={})]),
)
def test_what_was_added_lies_between(start: datetime, minutes: int, hours: Hours) -> None:
    length = timedelta(minutes=minutes)
    assert working_time_between(hours, KYIV, start, add_working_time(hours, KYIV, start, length)) == length


def test_a_period_that_ends_at_midnight_joins_the_next_day() -> None:
    always = Hours(days=dict.fromkeys(DAYS, (Period(start=time(0), end=time(0)),)))
    night = local(KYIV, 2026, 11, 20, 23, 30)
    assert is_open(always, KYIV, night)
    assert add_working_time(always, KYIV, night, timedelta(hours=30)) == night + timedelta(hours=30)


def test_a_night_shift_lasts_an_hour_less_when_the_clocks_go_forward_and_one_more_when_back() -> None:
    night = Hours(days={"sun": (Period(start=time(2), end=time(6)),), "mon": LUNCH})
    spring, autumn = local(KYIV, 2027, 3, 28, 2), local(KYIV, 2026, 10, 25, 2)
    assert add_working_time(night, KYIV, spring, timedelta(hours=3)) == local(KYIV, 2027, 3, 28, 6)
    assert add_working_time(night, KYIV, spring, timedelta(hours=4)) == local(KYIV, 2027, 3, 29, 10)
    assert add_working_time(night, KYIV, autumn, timedelta(hours=5)) == local(KYIV, 2026, 10, 25, 6)


def test_periods_that_the_missing_hour_pushes_together_are_not_counted_twice() -> None:
    early = (Period(start=time(3), end=time(3, 30)), Period(start=time(4), end=time(4, 30)))
    hours = Hours(days={"sun": early, "mon": LUNCH})
    due = add_working_time(hours, KYIV, local(KYIV, 2027, 3, 28, 1), timedelta(minutes=31))
    assert due == local(KYIV, 2027, 3, 29, 9, 1)


def test_where_nobody_ever_works_plain_time_counts() -> None:
    never = Hours(days={})
    noon = local(KYIV, 2026, 11, 20, 12)
    assert not is_open(never, KYIV, noon)
    assert next_opening(never, KYIV, noon) is None
    assert add_working_time(never, KYIV, noon, timedelta(hours=1)) == noon + timedelta(hours=1)


@pytest.mark.parametrize(
    ("at", "may"),
    [
        ((2026, 11, 20, 20, 59), (2026, 11, 20, 20, 59)),
        ((2026, 11, 20, 21, 0), (2026, 11, 21, 9, 0)),
        ((2026, 11, 21, 3, 0), (2026, 11, 21, 9, 0)),
        ((2026, 11, 21, 9, 0), (2026, 11, 21, 9, 0)),
    ],
)
def test_quiet_hours_last_over_the_night(at: tuple[int, ...], may: tuple[int, ...]) -> None:
    assert after_quiet(QuietHours(), LONDON, local(LONDON, *at)) == local(LONDON, *may)


def test_quiet_hours_can_lie_within_a_day_or_be_none() -> None:
    siesta = QuietHours(start=time(13), end=time(15))
    assert after_quiet(siesta, KYIV, local(KYIV, 2026, 11, 20, 14)) == local(KYIV, 2026, 11, 20, 15)
    assert after_quiet(siesta, KYIV, local(KYIV, 2026, 11, 20, 23)) == local(KYIV, 2026, 11, 20, 23)
    none = QuietHours(start=time(9), end=time(9))
    assert after_quiet(none, KYIV, local(KYIV, 2026, 11, 20, 9)) == local(KYIV, 2026, 11, 20, 9)


# --- whatever the hours, the zone and the moment

quarters = st.integers(0, 95).map(lambda n: time(n // 4, n % 4 * 15))
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
zones = st.sampled_from([KYIV, LONDON, LORD_HOWE, ZoneInfo("America/St_Johns"), ZoneInfo("UTC")])
lengths = st.timedeltas(timedelta(0), timedelta(hours=8))


@st.composite
def some_hours(draw: st.DrawFn) -> Hours:
    days = {}
    for day in draw(st.sets(st.sampled_from(DAYS), min_size=1)):
        edges = sorted(draw(st.lists(quarters, min_size=2, max_size=6, unique=True)))
        days[day] = tuple(Period(start=a, end=b) for a, b in zip(edges[::2], edges[1::2], strict=False))
    return Hours(days=days, holidays=frozenset(draw(st.sets(st.dates(date(2026, 1, 1), date(2027, 12, 31))))))


@settings(max_examples=40)
@given(some_hours(), zones, moments, lengths)
def test_working_time_never_passes_faster_than_time(
    hours: Hours, zone: ZoneInfo, start: datetime, length: timedelta
) -> None:
    assert add_working_time(hours, zone, start, length) >= start + length


@settings(max_examples=40)
@given(some_hours(), zones, moments, lengths, lengths)
def test_two_stretches_of_working_time_are_one(
    hours: Hours, zone: ZoneInfo, start: datetime, one: timedelta, two: timedelta
) -> None:
    through = add_working_time(hours, zone, add_working_time(hours, zone, start, one), two)
    assert through == add_working_time(hours, zone, start, one + two)


@settings(max_examples=40)
@given(some_hours(), zones, moments, lengths.filter(bool))
def test_what_is_due_is_due_at_work_or_the_moment_we_close(
    hours: Hours, zone: ZoneInfo, start: datetime, length: timedelta
) -> None:
    due = add_working_time(hours, zone, start, length)
    assert is_open(hours, zone, due - timedelta(microseconds=1))


@settings(max_examples=40)
@given(some_hours(), zones, moments)
def test_we_are_open_at_the_next_opening_and_not_a_moment_before(
    hours: Hours, zone: ZoneInfo, at: datetime
) -> None:
    opening = next_opening(hours, zone, at)
    assert opening is not None
    assert is_open(hours, zone, opening)
    assert opening == at or not is_open(hours, zone, opening - timedelta(microseconds=1))


@settings(max_examples=40)
@given(quarters, quarters, zones, moments)
def test_after_quiet_hours_it_is_never_quiet_and_never_earlier(
    start: time, end: time, zone: ZoneInfo, at: datetime
) -> None:
    quiet = QuietHours(start=start, end=end)
    may = after_quiet(quiet, zone, at)
    assert at <= may <= at + timedelta(hours=25)
    assert after_quiet(quiet, zone, may) == may
