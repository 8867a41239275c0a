"""When a place is closed, as it is written."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from dialogs.staff.team.closing import Reader

KYIV = ZoneInfo("Europe/Kyiv")
NOW = datetime(2026, 11, 28, 11, 0, tzinfo=KYIV)  # a Saturday
SATURDAY = "28 11:00"
PHRASES = [
    # language, written, since, until, the words besides
    ("en", "until 18:00 no water", SATURDAY, "28 18:00", "no water"),
    ("en", "today no water", SATURDAY, "29 00:00", "no water"),
    ("en", "today until 18:00", SATURDAY, "28 18:00", ""),
    ("en", "18:00 no water", SATURDAY, "28 18:00", "no water"),
    ("en", "tomorrow", "29 00:00", "30 00:00", ""),
    ("en", "tomorrow no water", "29 00:00", "30 00:00", "no water"),
    ("en", "tomorrow until 15:00 no water", "29 00:00", "29 15:00", "no water"),
    ("en", "on Monday from 15:00 no water", "30 15:00", "12-01 00:00", "no water"),
    ("en", "Monday from 12:00 to 15:00 no water", "30 12:00", "30 15:00", "no water"),
    ("en", "Monday 12:00-15:00 no water", "30 12:00", "30 15:00", "no water"),
    ("en", "today from 15:00 stocktaking", "28 15:00", "29 00:00", "stocktaking"),
    ("en", "from 31.12 to 02.01 holidays", "12-31 00:00", "01-03 00:00", "holidays"),
    ("en", "31.12–02.01 holidays", "12-31 00:00", "01-03 00:00", "holidays"),
    ("en", "until Monday", SATURDAY, "30 00:00", ""),
    ("en", "through Monday repairs", SATURDAY, "12-01 00:00", "repairs"),
    ("en", "tomorrow closed until further notice", "29 00:00", "30 00:00", "closed until further notice"),
    ("uk", "до 18:00 немає води", SATURDAY, "28 18:00", "немає води"),
    ("uk", "сьогодні з 15:00 немає води", "28 15:00", "29 00:00", "немає води"),
    ("uk", "завтра немає води", "29 00:00", "30 00:00", "немає води"),
    ("uk", "завтра до 15:00 немає води", "29 00:00", "29 15:00", "немає води"),
    ("uk", "у понеділок з 12:00 до 15:00 облік", "30 12:00", "30 15:00", "облік"),
    ("uk", "з 31 грудня по 2 січня святкуємо", "12-31 00:00", "01-03 00:00", "святкуємо"),
    ("uk", "31.12 готуємося до свят", "12-31 00:00", "01-01 00:00", "готуємося до свят"),
    ("ru", "завтра нет воды", "29 00:00", "30 00:00", "нет воды"),
    ("ru", "в понедельник с 15:00 учёт", "30 15:00", "12-01 00:00", "учёт"),
    ("ru", "с 31 декабря по 2 января праздники", "12-31 00:00", "01-03 00:00", "праздники"),
    ("ru", "до понедельника ремонт", SATURDAY, "30 00:00", "ремонт"),
]
UNCLEAR = [
    ("uk", "колись"),
    ("en", "no water"),
    ("en", "tomorrow 15:00 no water"),
    ("ru", ""),
    ("en", "yesterday"),
]


def at(written: str) -> datetime:
    day, hour = written.split()
    month = 11
    if "-" in day:
        first, day = day.split("-")
        month = int(first)
    year = 2027 if month == 1 else 2026
    return datetime(year, month, int(day), int(hour[:2]), int(hour[3:]), tzinfo=KYIV)


@pytest.mark.parametrize(("language", "written", "since", "until", "words"), PHRASES)
def test_what_is_written_is_read(language: str, written: str, since: str, until: str, words: str) -> None:
    found = Reader(NOW.astimezone(UTC), KYIV, language).read(written)
    assert found is not None
    assert (found.since, found.until, found.words) == (at(since), at(until), words)


@pytest.mark.parametrize(("language", "written"), UNCLEAR)
def test_what_is_not_clear_is_asked(language: str, written: str) -> None:
    assert Reader(NOW.astimezone(UTC), KYIV, language).read(written) is None
