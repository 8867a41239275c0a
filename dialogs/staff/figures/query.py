"""What somebody wishes to see, as it travels in a button or in the outbox: `4w_operator_delivery`.

A preset such as "this week" means the week in which its button is pressed. A chart is asked for with the days
themselves, so that it shows the same whenever it is drawn.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from care.figures import Asked, By, Period
from care.figures.asking import last_weeks, month_of, week_of
from care.views import Theme

LONGEST = timedelta(days=53 * 7)
DATES = re.compile(r"(\d{8})-(\d{8})")
OPERATOR = re.compile(r"-(\d{1,18})")
KEY = re.compile(r"[a-z0-9_]{0,16}")
SPLITS: dict[str, By | Theme] = {**{str(by): by for by in By}, **{str(theme): theme for theme in Theme}}


class When(StrEnum):
    WEEK = "w"
    LAST_WEEK = "lw"
    FOUR_WEEKS = "4w"
    QUARTER = "13w"
    MONTH = "m"
    LAST_MONTH = "lm"


PERIODS: dict[When, Callable[[date], Period]] = {
    When.WEEK: week_of,
    When.LAST_WEEK: lambda today: week_of(today, ago=1),
    When.FOUR_WEEKS: lambda today: last_weeks(today, 4),
    When.QUARTER: lambda today: last_weeks(today, 13),
    When.MONTH: month_of,
    When.LAST_MONTH: lambda today: month_of(today.replace(day=1) - timedelta(days=1)),
}


@dataclass(frozen=True)
class Query:
    """How the desk does, split `by` something, or else a theme. `department` (a key) and `operator` (an id) leave out
    what counts for others.
    """

    when: When | Period = When.WEEK
    by: By | Theme = By.DEPARTMENT
    department: str = ""
    operator: int | None = None

    def period(self, today: date) -> Period:
        return PERIODS[self.when](today) if isinstance(self.when, When) else self.when

    def asked(self, today: date) -> Asked:
        by = self.by if isinstance(self.by, By) else By.DEPARTMENT
        return Asked(self.period(today), by, self.department, self.operator)


def pack(query: Query) -> str:
    """At most 45 characters of those that callback data may hold."""
    when = query.when
    days = f"{when.first:%Y%m%d}-{when.last:%Y%m%d}" if isinstance(when, Period) else str(when)
    whose = query.department if query.operator is None else f"-{query.operator}"
    return f"{days}_{query.by}_{whose}"


def unpack(text: str) -> Query | None:
    """None for what `pack` never made: anybody can send anything."""
    parts = text.split("_", 2)
    if len(parts) != 3 or parts[1] not in SPLITS:
        return None
    when, operator = _when(parts[0]), OPERATOR.fullmatch(parts[2])
    if when is None or not (operator or KEY.fullmatch(parts[2])):
        return None
    by = SPLITS[parts[1]]
    if isinstance(by, Theme) and parts[2]:
        return None
    return Query(when, by, "" if operator else parts[2], int(operator[1]) if operator else None)


def fitting(first: date, last: date) -> Period | None:
    """None when it ends before it begins, or is longer than a year."""
    return Period(first, last) if first <= last < first + LONGEST else None


def _when(text: str) -> When | Period | None:
    if text in set(When):
        return When(text)
    found = DATES.fullmatch(text)
    try:
        return fitting(*(date.fromisoformat(part) for part in found.groups())) if found else None
    except ValueError:
        return None
