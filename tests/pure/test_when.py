from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.language.when import read_length, read_when

KYIV = ZoneInfo("Europe/Kyiv")
NOW = datetime(2026, 11, 22, 14, 30, tzinfo=KYIV)  # a Sunday

WRITTEN = {
    "tomorrow 10 call the courier": ((2026, 11, 23, 10), "call the courier"),
    "tomorrow at 9 pm, call": ((2026, 11, 23, 21), "call"),
    "tomorrow 10kg of flour": ((2026, 11, 23, 10), "10kg of flour"),
    "tomorrow 12 pm": ((2026, 11, 23, 12), ""),
    "tomorrow 12 am": ((2026, 11, 23, 0), ""),
    "tomorrow 13 pm": ((2026, 11, 23, 13), ""),
    "tomorrow 25 cakes": ((2026, 11, 23, 10), "25 cakes"),
    "today 18:00": ((2026, 11, 22, 18), ""),
    "today 9": ((2026, 11, 22, 21), ""),
    "in 2h call": ((2026, 11, 22, 16, 30), "call"),
    "in half an hour": ((2026, 11, 22, 15), ""),
    "1h 30m": ((2026, 11, 22, 16), ""),
    "2d": ((2026, 11, 24, 14, 30), ""),
    "5d 9 call": ((2026, 11, 27, 9), "call"),
    "in a week": ((2026, 11, 29, 14, 30), ""),
    "until 6 pm": ((2026, 11, 22, 18), ""),
    "till 21": ((2026, 11, 22, 21), ""),
    "until Monday 9": ((2026, 11, 23, 9), ""),
    "до 21": ((2026, 11, 22, 21), ""),
    "до 21:00": ((2026, 11, 22, 21), ""),
    "до 9 вечора": ((2026, 11, 22, 21), ""),
    "до завтра 10": ((2026, 11, 23, 10), ""),
    "18:00": ((2026, 11, 22, 18), ""),
    "9:00": ((2026, 11, 23, 9), ""),
    "18.30 call": ((2026, 11, 22, 18, 30), "call"),
    "Mon 9": ((2026, 11, 23, 9), ""),
    "Sat 21:00": ((2026, 11, 28, 21), ""),
    "Sunday 18": ((2026, 11, 22, 18), ""),
    "Sunday 9": ((2026, 11, 29, 9), ""),
    "at 10 on Monday call": ((2026, 11, 23, 10), "call"),
    "25.12 14:00": ((2026, 12, 25, 14), ""),
    "10.5.27": ((2027, 5, 10, 10), ""),
    "21.11": ((2027, 11, 21, 10), ""),
    "29.02 10": ((2028, 2, 29, 10), ""),
    "2026-12-25 14:00": ((2026, 12, 25, 14), ""),
    "25 December": ((2026, 12, 25, 10), ""),
    "December 25th, 2027 9am": ((2027, 12, 25, 9), ""),
    "May 3 14:00": ((2027, 5, 3, 14), ""),
    "next week": ((2026, 11, 23, 10), ""),
    "завтра 9 Ваш торт готовий о 12": ((2026, 11, 23, 9), "Ваш торт готовий о 12"),
    "tomorrow 9 Friday is a holiday": ((2026, 11, 23, 9), "Friday is a holiday"),
    "завтра о 10:30 подзвонити кур'єру": ((2026, 11, 23, 10, 30), "подзвонити кур'єру"),
    "післязавтра: спитати": ((2026, 11, 24, 10), "спитати"),
    "через 2 години": ((2026, 11, 22, 16, 30), ""),
    "через тиждень о 9": ((2026, 11, 29, 9), ""),
    "півгодини": ((2026, 11, 22, 15), ""),
    "в понеділок": ((2026, 11, 23, 10), ""),
    "до п'ятниці": ((2026, 11, 27, 10), ""),
    "у пʼятницю об 11": ((2026, 11, 27, 11), ""),
    "25 грудня о 9 вечора": ((2026, 12, 25, 21), ""),
    "наступного тижня о 12": ((2026, 11, 23, 12), ""),
    "Завтра в 10": ((2026, 11, 23, 10), ""),
    "через 30 мин": ((2026, 11, 22, 15), ""),
    "через час позвонить": ((2026, 11, 22, 15, 30), "позвонить"),
    "в понедельник 9": ((2026, 11, 23, 9), ""),
    "в следующий вторник в 15 часов": ((2026, 11, 24, 15), ""),
    "25 декабря": ((2026, 12, 25, 10), ""),
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_moment_is_read_in_three_languages(text: str) -> None:
    parts, rest = WRITTEN[text]
    when = read_when(text, NOW, KYIV)
    assert when is not None
    assert (when.moment.astimezone(KYIV), when.rest) == (datetime(*parts, tzinfo=KYIV), rest)  # type: ignore[misc,arg-type]


NOTHING = ["", "call", "We have found it", "10 cakes", "today", "31.02", "2020-01-01", "9999w", "an hour"]
ASKED = ["tomorrow 0 pm", "завтра в 13 вечера", "tomorrow at 3", "tomorrow 5 call", "in a few days"]


@pytest.mark.parametrize("text", [*NOTHING, *ASKED])
def test_what_names_no_coming_moment_is_none(text: str) -> None:
    assert read_when(text, NOW, KYIV) is None


def test_a_date_without_a_time_is_when_we_open_on_it() -> None:
    def opens(day: date) -> time | None:
        return time(8, 30) if day.weekday() < 5 else None

    monday, saturday = (read_when(text, NOW, KYIV, opens) for text in ("tomorrow", "Sat"))
    assert monday is not None
    assert monday.moment == datetime(2026, 11, 23, 8, 30, tzinfo=KYIV)
    assert saturday is not None
    assert saturday.moment == datetime(2026, 11, 28, 10, tzinfo=KYIV)


def test_a_time_that_the_clocks_skip_moves_forward_and_of_two_the_first_is_meant() -> None:
    before = datetime(2026, 1, 1, tzinfo=KYIV)
    gap, fold = read_when("29.03 03:30", before, KYIV), read_when("25.10 03:30", before, KYIV)
    assert gap is not None
    assert gap.moment == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert fold is not None
    assert fold.moment == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_days_are_the_calendars_and_hours_are_as_long_as_they_are() -> None:
    evening = datetime(2026, 10, 24, 20, tzinfo=KYIV)  # the clocks go back in the night
    day, hours = read_when("1d", evening, KYIV), read_when("24h", evening, KYIV)
    assert day is not None
    assert day.moment.astimezone(KYIV).hour == 20
    assert hours is not None
    assert hours.moment.astimezone(KYIV).hour == 19


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("7d", timedelta(days=7)),
        ("2 hours", timedelta(hours=2)),
        ("2 години", timedelta(hours=2)),
        ("1 неделя", timedelta(weeks=1)),
        (" 1h 30m ", timedelta(minutes=90)),
        ("in an hour", timedelta(hours=1)),
    ],
)
def test_a_length_is_read(text: str, length: timedelta) -> None:
    assert read_length(text) == length


@pytest.mark.parametrize("text", ["", "7", "hour", "2 hours ago", "1h 2d", "0d", "9999w", "-7d"])
def test_what_is_no_length_is_none(text: str) -> None:
    assert read_length(text) is None


PIECES = st.sampled_from(
    [
        *" .,:-/",
        *(piece for text in WRITTEN for piece in text.split()),
        *("0", "31", "99", "9999", "2d", "29.02", "24:00", "am"),
    ]
)
MOMENTS = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001 - the zone is drawn too
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, KYIV, ZoneInfo("America/Lima")]),
)


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join)), MOMENTS)
def test_whatever_is_written_a_moment_lies_ahead_and_the_rest_is_the_end_of_it(
    text: str, now: datetime
) -> None:
    when = read_when(text, now, KYIV)
    if when is not None:
        assert when.moment > now
        assert when.moment.utcoffset() == timedelta(0)
        assert text.endswith(when.rest)


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join)))
def test_whatever_is_written_a_length_is_positive_or_none(text: str) -> None:
    length = read_length(text)
    assert length is None or length > timedelta(0)
