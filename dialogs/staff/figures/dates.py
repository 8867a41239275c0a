"""Dates of the past, as they are typed: 2026-10-05, 5.10, 05.10.2026; 2026-10 is a month."""

import re
from datetime import date

from care.figures import Period
from care.figures.asking import month_of
from dialogs.staff.figures.query import fitting

DATE = re.compile(
    r"(?<!\d)(?<!\d\.)(?:(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?![-\d])"
    r"|(?P<d>\d{1,2})\.(?P<m>\d{1,2})(?:\.(?P<y>\d{4}))?(?![\d.]))"
)
BETWEEN = re.compile(r"(?:\s|[-–—]|\.\.|to|по|до)*")


def read(text: str, today: date) -> tuple[str, Period | None]:
    """What is left of the text without its dates, and the days that they name: one, a month, or from the first to the
    second. A date without a year is the last one. With none that can be meant, the text stays as it was.
    """
    found = list(DATE.finditer(text))[:2]
    if not found or (len(found) == 2 and not BETWEEN.fullmatch(text, found[0].end(), found[1].start())):
        return text, None
    try:
        named = [_period(match, today) for match in found]
    except ValueError:
        return text, None
    period = fitting(named[0].first, named[-1].last)
    rest = f"{text[: found[0].start()]} {text[found[-1].end() :]}"
    return (rest, period) if period else (text, None)


def last_month_called(month: int, today: date) -> Period:
    """The last one with this number that has begun."""
    return month_of(date(today.year - (month > today.month), month, 1))


def _period(found: re.Match[str], today: date) -> Period:
    if found["year"] and not found["day"]:
        return month_of(date(int(found["year"]), int(found["month"]), 1))
    if found["year"]:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    else:
        day = _day(int(found["d"]), int(found["m"]), found["y"], today)
    return Period(day, day)


def _day(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return date(int(year), month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year <= today else date(today.year - 1, month, day)
