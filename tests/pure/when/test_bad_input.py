"""Whatever is written: a clear answer, nothing guessed, and no error."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from care.agenda.recurrence import next_after
from dialogs.language.when import Choice, Question, Reading, Why, read
from tests.pure.when.test_phrases import KYIV, rows, understood

NOW = datetime(2026, 11, 25, 9, 15, tzinfo=KYIV)
LONG = "Добрий день! " + "Розкажу про все, що сталося з моїм замовленням. " * 80
BAD = {
    "": "-",
    "remind me": "-",
    "👍": "-",
    "\x00\ud800": "-",
    "remind me yesterday": "? past",
    "at 25:00": "? no_time",
    "завтра о 10:75": "? no_time",
    "31 February": "? no_day",
    "99.99 о 10": "2026-11-25T10:00",  # a price
    "in 100 years": "? far",
    "in 99999999999999999999 days": "? far",
    "через 9999 годин": "2028-01-16T00:15",
    "every 0 days": "? never",
    "щодня до вчора": "? past",
    "щодня о 10 до 1 січня 2020": "? past",
    "кожні 5000 років": "? far",
    "tomorrow at 10 and friday at 12": "? two",
    f"{LONG}Нагадайте завтра о 10 забрати торт. {LONG}": "2026-11-26T10:00",
    "завтра " * 500: "2026-11-26T10:00",
    "1 " * 2000: "-",
    "в\u200b понеділок о 1\u200b0": "2026-11-30T10:00",
    "за\u00adвтра о 10": "2026-11-26T10:00",
    "завтра о １０": "2026-11-26T10:00",
    "у неділю о 12".replace("і", "і\u0301"): "2026-11-29T12:00",
    "+380 67 123 45 67": "-",
    "https://shop.example/25.12/10:00": "-",
    "24/7": "-",
    "16:9": "-",
}


@pytest.mark.parametrize("text", BAD, ids=lambda text: ascii(text)[:40])
def test_what_cannot_be_is_said_clearly(text: str) -> None:
    assert understood(read(text, language="uk", now=NOW, zone=KYIV)) == BAD[text]


PIECES = st.sampled_from(
    [
        *(word for language in ("uk", "ru", "en") for row in rows(language) for word in row.phrase.split()),
        *(
            "0",
            "31",
            "99",
            "9999",
            "29.02",
            "24:00",
            "00:00",
            "2d",
            "1000000",
            ",",
            ".",
            "-",
            "«",
            "»",
            "\n",
            "№",
        ),
    ]
)
NOWS = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001 - the zone is drawn too
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, KYIV, ZoneInfo("America/Lima"), ZoneInfo("Australia/Lord_Howe")]),
)


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(st.text(), st.lists(PIECES, max_size=12).map(" ".join)),
    NOWS,
    st.sampled_from(["uk", "ru", "en"]),
    st.sampled_from([KYIV, ZoneInfo("America/New_York")]),
)
def test_a_reading_lies_ahead_and_is_one_of_three(
    text: str, now: datetime, language: str, zone: ZoneInfo
) -> None:
    reading = read(text, language=language, now=now, zone=zone)
    assert [reading.at is not None, reading.asks, reading.why is Why.NOTHING].count(True) == 1
    assert bool(reading.ask) == reading.asks
    for each in (reading, *reading.ask):
        if isinstance(each, Question) or each.at is None:
            continue
        check(each, now, zone)


def check(each: Reading | Choice, now: datetime, zone: ZoneInfo) -> None:
    assert each.at is not None
    assert (each.at.tzinfo, each.at.second) == (None, 0)
    assert each.at.replace(tzinfo=zone).astimezone(UTC) > now.astimezone(UTC)
    if each.rule:
        first = next_after(each.rule, each.at, zone, now)
        assert first == each.at.replace(tzinfo=zone).astimezone(UTC)
