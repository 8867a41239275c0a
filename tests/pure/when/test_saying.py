"""What was understood, as a sentence; read again it is the same."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from care.agenda.recurrence import first_on, monthly_on
from dialogs.language.when import read
from dialogs.language.when.saying import WEEKDAYS, say
from dialogs.language.words import Words

AT = datetime.fromisoformat("2026-12-25T10:00")
NOW = datetime(2026, 11, 27, tzinfo=UTC)
SAID = {
    ("en", None): "on Friday, 25 December, at 10:00",
    ("uk", "FREQ=WEEKLY;BYDAY=FR"): "щопʼятниці о 10:00, уперше в пʼятницю, 25 грудня",
    ("ru", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"): "по будням в 10:00, первый раз в пятницу, 25 декабря",
    ("en", "FREQ=DAILY;BYHOUR=9,21"): "every day at 09:00 and at 21:00, first on Friday, 25 December",
    ("uk", "FREQ=MONTHLY;BYMONTHDAY=-1"): "щомісяця в останній день о 10:00, уперше в пʼятницю, 25 грудня",
    ("uk", "FREQ=MONTHLY;INTERVAL=5;BYDAY=-1FR"): (
        "кожні 5 місяців в останню пʼятницю о 10:00, уперше в пʼятницю, 25 грудня"
    ),
    ("uk", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,FR"): (
        "кожні 2 тижні в середу і пʼятницю о 10:00, уперше в пʼятницю, 25 грудня"
    ),
    ("ru", "FREQ=MONTHLY;BYDAY=2TU"): (
        "каждый месяц во второй вторник в 10:00, первый раз в пятницу, 25 декабря"
    ),
    ("ru", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=2"): (
        "каждый месяц в последнюю пятницу в 10:00, первый раз в пятницу, 25 декабря, 2 раза"
    ),
    ("en", "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1"): (
        "every month on the 29th at 10:00, first on Friday, 25 December"
    ),
}


@pytest.mark.parametrize("which", SAID, ids=str)
def test_a_moment_and_what_recurs_are_sentences(which: tuple[str, str | None]) -> None:
    language, rule = which
    said = say(Words(language, ZoneInfo("Europe/Kyiv")), AT, rule, NOW)
    assert said.unescape().replace("\xa0", " ") == SAID[which]


# --- read again

KYIV = ZoneInfo("Europe/Kyiv")
HERE = datetime(2026, 11, 27, 14, 30, tzinfo=KYIV)
MINUTES = 400 * 24 * 60  # ahead: this year and the next
INTERVALS = st.sampled_from(["", ";INTERVAL=2", ";INTERVAL=3"])
NTHS = st.builds("{}{}".format, st.sampled_from([1, 2, 3, 4, -1]), st.sampled_from(WEEKDAYS))
DAYS = st.sets(st.sampled_from(range(7)), min_size=1).map(
    lambda days: ",".join(WEEKDAYS[day] for day in sorted(days))
)
RULES = st.one_of(
    st.just("FREQ=DAILY"),
    st.just("FREQ=DAILY;BYHOUR=9,21"),
    st.builds("FREQ=DAILY;INTERVAL={}".format, st.integers(2, 30)),
    st.builds("FREQ=WEEKLY{};BYDAY={}".format, INTERVALS, DAYS),
    st.builds("FREQ=MONTHLY{};{}".format, INTERVALS, st.integers(1, 31).map(monthly_on)),
    st.builds("FREQ=MONTHLY{};BYDAY={}".format, INTERVALS, NTHS),
    st.just("FREQ=MONTHLY;BYMONTHDAY=5,20"),
    st.builds("FREQ=YEARLY;BYMONTH={};BYMONTHDAY={}".format, st.integers(1, 12), st.integers(1, 28)),
    st.just("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
    st.sampled_from(["FREQ=HOURLY", "FREQ=HOURLY;INTERVAL=3", "FREQ=MINUTELY;INTERVAL=30"]),
)
ENDS = st.one_of(st.just(""), st.integers(2, 40).map(";COUNT={}".format), st.just(";UNTIL=20351231T235959"))
SERIES = st.one_of(st.none(), st.builds("{}{}".format, RULES, ENDS))


@settings(max_examples=150, deadline=None)
@given(st.integers(24 * 60, MINUTES), SERIES, st.sampled_from(["uk", "ru", "en"]))
def test_what_is_shown_back_is_read_as_the_same(minutes: int, rule: str | None, language: str) -> None:
    at = HERE.replace(tzinfo=None) + timedelta(minutes=minutes)
    if rule is not None and not rule.startswith(("FREQ=HOURLY", "FREQ=MINUTELY")):
        at = first_on(re.sub(";INTERVAL=[0-9]+", "", rule), at.replace(hour=9)) or at
    said = say(Words(language, KYIV), at, rule, HERE).unescape()
    again = read(said, language=language, now=HERE, zone=KYIV)
    assert (again.at, again.rule) == (at, rule), said
