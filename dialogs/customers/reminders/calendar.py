"""A month to choose a day from, and a day to choose an hour from."""

from calendar import Calendar
from collections.abc import Iterator
from datetime import date, datetime

from dialogs.customers import parts
from dialogs.engine.machine import Button, Row
from dialogs.language.words import Words

MONTHS_AHEAD = 12
FIRST_HOUR, LAST_HOUR = 7, 22
WEEK = 7
MONTHS = 12


def month_of(today: date, ahead: int) -> date:
    """The first day of the month that is so many months later."""
    months = today.year * MONTHS + today.month - 1 + ahead
    return date(months // MONTHS, months % MONTHS + 1, 1)


def days(now: datetime, ahead: int, _: Words) -> tuple[Row, ...]:
    """Weekdays, weeks, and the months before and after. `now`: on the clock where they are."""
    today = now.date() if now.hour < LAST_HOUR else date.fromordinal(now.toordinal() + 1)
    first = month_of(now.date(), ahead)
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    names = tuple(Button(_.short_weekday(day), "no_day") for day in weeks[0])
    rows = [tuple(_day(day, first, today) for day in week) for week in weeks if week[-1] >= today]
    return names, *rows, tuple(_turns(now.date(), ahead, _))


def _day(day: date, month: date, today: date) -> Button:
    if day < today or day.month != month.month:
        return Button("·", "no_day")
    return Button(str(day.day), "day", day.isoformat())


def _turns(today: date, ahead: int, _: Words) -> Iterator[Button]:
    if ahead > 0:
        yield Button(f"‹ {_named(month_of(today, ahead - 1), _)}", "month", str(ahead - 1))
    if ahead < MONTHS_AHEAD:
        yield Button(f"{_named(month_of(today, ahead + 1), _)} ›", "month", str(ahead + 1))


def _named(month: date, _: Words) -> str:
    """As the month that is shown has its name above its days."""
    return _.month(month).capitalize()


def hours(now: datetime, day: date, _: Words) -> tuple[Row, ...]:
    first = max(FIRST_HOUR, now.hour + 1) if day == now.date() else FIRST_HOUR
    buttons = (Button(f"{hour}:00", "hour", str(hour)) for hour in range(first, LAST_HOUR + 1))
    return parts.rows(buttons, 4)
