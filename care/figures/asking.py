"""What can be asked for: a period of whole days in the business's zone, and how it is split."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from care.business.hours import moment

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


class By(StrEnum):
    DEPARTMENT = "department"
    OPERATOR = "operator"
    LANGUAGE = "language"
    TOUCHPOINT = "touchpoint"
    WEEK = "week"


@dataclass(frozen=True, order=True)
class Period:
    """From the first day to the last, both within. A day begins at midnight of the zone, however long it lasts."""

    first: date
    last: date

    def bounds(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """When it begins and, half open, when it is over."""
        return moment(self.first, time(0), zone), moment(self.last + DAY, time(0), zone)

    @property
    def days(self) -> tuple["Period", ...]:
        return tuple(self._cut(DAY, self.first))

    @property
    def weeks(self) -> tuple["Period", ...]:
        """Monday to Sunday, the first and the last only as far as they lie within."""
        return tuple(self._cut(WEEK, _monday_of(self.first)))

    def _cut(self, length: timedelta, start: date) -> Iterator["Period"]:
        while start <= self.last:
            yield Period(max(start, self.first), min(start + length - DAY, self.last))
            start += length


def _monday_of(day: date) -> date:
    return day - day.weekday() * DAY


def week_of(day: date, *, ago: int = 0) -> Period:
    """The week of `day`, or the one so many weeks earlier."""
    monday = _monday_of(day) - ago * WEEK
    return Period(monday, monday + WEEK - DAY)


def last_weeks(today: date, count: int) -> Period:
    """This week and those before it, `count` in all."""
    return Period(week_of(today, ago=count - 1).first, week_of(today).last)


def month_of(day: date) -> Period:
    first = day.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    return Period(first, after - DAY)


@dataclass(frozen=True)
class Asked:
    """`department` (a key) and `operator` (an id), where given, leave out what counts for others."""

    period: Period
    by: By = By.DEPARTMENT
    department: str = ""
    operator: int | None = None
