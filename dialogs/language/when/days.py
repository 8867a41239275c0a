"""Which day: "tomorrow", "on Monday", "в субботу", "25.12", "25 грудня", "2026-12-25", "next week"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dialogs.language.when.names import MONTHS, WEEKDAYS, either, key

AHEAD = {
    0: r"today|сьогодні|сегодня",
    1: r"tomorrow|завтра",
    2: r"the\s+day\s+after\s+tomorrow|day\s+after\s+tomorrow|післязавтра|послезавтра",
}
NEXT = r"next|наступн(?:ий|у|е|ого|ої)|следующ(?:ий|ую|ее|его|ей)"
NEXT_WEEK = r"next\s+week|(?:на\s+)?наступного\s+тижня|на\s+наступному\s+тижні|на\s+следующей\s+неделе"
LEAD = r"(?:(?:on|at|by|until|till|в|во|у|на|до|к)\s+)?"
END = r"(?!\w)"
LEAP = 9  # years within which every date comes, with a century between


@dataclass(frozen=True)
class Day:
    """One of the four is said: days from today, a weekday, Monday of next week, or a date, perhaps without its year."""

    ahead: int | None = None
    weekday: int | None = None
    next_week: bool = False
    month_day: tuple[int, int] | None = None
    year: int | None = None


def date_of(day: Day, today: date, turn: int = 0) -> date | None:
    """The date that is meant, or with `turn` 1 the one after it, where there is one."""
    if day.month_day is not None:
        return _date(day.month_day, day.year, today, turn)
    if day.next_week:
        return today + timedelta(days=7 - today.weekday()) if not turn else None
    if day.weekday is not None:
        return today + timedelta(days=(day.weekday - today.weekday()) % 7 + 7 * turn)
    return today + timedelta(days=(day.ahead or 0) + turn)


def _date(month_day: tuple[int, int], year: int | None, today: date, turn: int) -> date | None:
    years = range(today.year, today.year + LEAP + 1) if year is None else (year,)
    coming = []
    for each in years:
        try:
            meant = date(each, *month_day)
        except ValueError:
            continue
        if meant >= today:
            coming.append(meant)
    return coming[turn] if turn < len(coming) else None


# --- reading


def read(text: str, at: int) -> tuple[Day, int] | None:
    """The day at that place and where it ends."""
    for pattern, made in READERS:
        found = pattern.match(text, at)
        if found is None:
            continue
        day = made(found)
        if day is not None:
            return day, found.end()
    return None


def _ahead(found: re.Match[str]) -> Day:
    return Day(ahead=next(days for days in AHEAD if found[f"ahead{days}"]))


def _weekday(found: re.Match[str]) -> Day:
    return Day(weekday=WEEKDAYS[key(found["weekday"])])


def _numbers(found: re.Match[str]) -> Day | None:
    return _dated(int(found["month"]), int(found["day"]), found["year"])


def _named(found: re.Match[str]) -> Day | None:
    return _dated(MONTHS[key(found["month"])], int(found["day"]), found["year"])


def _dated(month: int, day: int, year: str | None) -> Day | None:
    try:
        date(2000, month, day)  # a leap year
    except ValueError:
        return None
    whole = int(year) + (2000 if len(year) == len("26") else 0) if year else None
    return Day(month_day=(month, day), year=whole)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"[\s,]*{LEAD}(?:{pattern}){END}", re.IGNORECASE)


_MONTH = rf"(?P<month>{either(MONTHS)})\b\.?"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4})"
READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Day | None]], ...] = (
    (_compiled(NEXT_WEEK), lambda _found: Day(next_week=True)),
    (_compiled("|".join(f"(?P<ahead{days}>{words})" for days, words in AHEAD.items())), _ahead),
    (_compiled(rf"(?:(?:{NEXT})\s+)?(?P<weekday>{either(WEEKDAYS)})\b\.?"), _weekday),
    (_compiled(rf"{_YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}})"), _numbers),
    (
        _compiled(rf"{_DAY}[./](?P<month>\d{{1,2}})(?:[./](?P<year>\d{{4}}|\d{{2}}))?(?!:\d)(?:\s*р\.)?"),
        _numbers,
    ),
    (_compiled(rf"{_DAY}(?:st|nd|rd|th)?\s+{_MONTH}(?:\s+{_YEAR}(?!:))?"), _named),
    (_compiled(rf"{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?(?![:.]\d)(?:,?\s+{_YEAR}(?!:))?"), _named),
)
