"""What is meant where it is not said: the hours of parts of the day, the first day that comes, the end of a week.

docs/when.md has these conventions as a table, each with its test.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dialogs.language.when.facts import Ahead, Clock, Date, Day, Edge, Later, Nth, Weekday, Weekend, Whole
from dialogs.language.when.reading import Why

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
MORNING = time(10)  # of a day without an hour
HORIZON = timedelta(days=10 * 366)
NOON = 12
FRIDAY, SATURDAY = 4, 5
LEAP = 9  # years within which every date comes, with a century between


@dataclass(frozen=True)
class Span:
    """A part of the day: its hour when none is said, which hours of the dial are before noon in it, which after."""

    hour: int
    ends: int = 24  # when it is over
    before: range = range(0)
    after: range = range(0)
    twelve: int | None = None  # what 12 is


PARTS = {
    "morning": Span(9, 12, before=range(1, 12)),
    "forenoon": Span(11, 13, before=range(1, 12), twelve=12),
    "noon": Span(12, 13, before=range(11, 12), after=range(1, 3), twelve=12),
    "lunch": Span(13, 15, before=range(11, 12), after=range(1, 5), twelve=12),
    "day": Span(14, 18, before=range(9, 12), after=range(1, 8), twelve=12),
    "afternoon": Span(15, 18, before=range(0), after=range(1, 12), twelve=12),
    "evening": Span(19, 23, after=range(4, 12), twelve=24),
    "tonight": Span(19, 23, before=range(1, 4), after=range(4, 12), twelve=24),
    "work": Span(18, 22, after=range(4, 12)),
    "sleep": Span(22, 24, after=range(7, 12), twelve=24),
    "night": Span(23, 24, before=range(1, 6), after=range(6, 12), twelve=24),
    "midnight": Span(24, 25, twelve=24),
    "am": Span(9, 12, before=range(1, 12), twelve=0),
    "pm": Span(15, 24, after=range(1, 12), twelve=12),
}


class NotSo(ValueError):  # noqa: N818 - it is about what was written
    """Nothing can be meant by it, and why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


# --- hours


def in_part(clock: Clock, part: str) -> Clock:
    """That hour in that part of the day; hour 24 is the midnight that ends it. Raises NotSo: 15:00 in the morning."""
    if clock.told:
        return clock
    span = PARTS[part]
    hour = clock.hour
    if hour == NOON and span.twelve is not None:
        hour = span.twelve
    elif hour in span.after:
        hour += NOON
    elif hour > NOON:
        same = hour - NOON in span.after or (hour == 24 and span.twelve == 24)
        if not same:
            raise NotSo(Why.UNCLEAR)
    elif hour not in span.before and not (hour == 0 and span.twelve in (0, 24)):
        raise NotSo(Why.UNCLEAR)
    return Clock(hour, clock.minute, told=part in ("am", "pm"))


# --- days


def date_of(day: Day, today: date, *, later: bool = False) -> date:
    """The first date, from today on, that is meant; with `later` the next one after today. Raises NotSo."""
    match day:
        case Ahead():
            return today + DAY * day.days
        case Weekday():
            return _weekday(day, today, later=later)
        case Date():
            return _date(day, today, later=later)
        case Whole():
            return _whole(day, today)
        case Edge():
            return _edge(day, today)
        case Weekend():
            return _weekend(day, today)
        case Nth():
            return _nth(day, today, later=later)


def _monday(today: date, weeks: int = 0) -> date:
    return today - DAY * today.weekday() + WEEK * weeks


def _weekday(day: Weekday, today: date, *, later: bool) -> date:
    """Next is of the next week, this one of this week, and else the first that comes."""
    if day.which == "next":
        return _monday(today, 1) + DAY * day.day
    if day.which == "this":
        meant = _monday(today) + DAY * day.day
        if meant < today:
            raise NotSo(Why.PAST)
        return meant
    ahead = (day.day - today.weekday()) % 7
    return today + DAY * (ahead or (7 if later else 0))


def _date(day: Date, today: date, *, later: bool) -> date:
    if day.year:
        meant = valid(day.year, day.month, day.day)
    elif day.month:
        years = (each for year in range(LEAP + 1) if (each := _valid(today.year + year, day.month, day.day)))
        coming = (each for each in years if each > today or (each == today and not later))
        meant = next(coming, date.min)  # as 30 February
    else:
        meant = _day_of_month(day.day, today, later=later)
    if meant == date.min:
        raise NotSo(Why.NO_DAY)
    if meant < today:
        raise NotSo(Why.PAST)
    if day.weekday is not None and meant.weekday() != day.weekday:
        raise NotSo(Why.TWO)
    return meant


def _day_of_month(day: int, today: date, *, later: bool) -> date:
    for ahead in range(3):
        meant = _valid(*month_after(today, ahead), day)
        if meant is not None and (meant > today or (meant == today and not later)):
            return meant
    raise NotSo(Why.NO_DAY)


def _whole(day: Whole, today: date) -> date:
    """Its first day."""
    if day.month:
        raise NotSo(Why.DAY)
    if not day.ahead:
        raise NotSo(Why.DAY)
    match day.unit:
        case "week":
            return _monday(today, day.ahead)
        case "month":
            return valid(*month_after(today, day.ahead), 1)
        case "quarter":
            return valid(*month_after(today, 3 - (today.month - 1) % 3), 1)
    return date(today.year + day.ahead, 1, 1)


def _edge(day: Edge, today: date) -> date:
    """The end of a week is its Friday, or Sunday when that has passed."""
    match day.unit:
        case "week":
            weekday = {"begin": 0, "middle": 2, "end": FRIDAY}[day.place]
            meant = _monday(today, day.ahead) + DAY * weekday
            if meant < today and day.place == "end":
                meant = _monday(today, day.ahead) + DAY * 6
            elif meant < today:
                meant += WEEK
        case "year":
            month, number = {"begin": (1, 1), "middle": (7, 1), "end": (12, 31)}[day.place]
            meant = date(today.year + day.ahead, month, number)
        case _:
            meant = _edge_of_month(day, today)
    if meant < today:
        raise NotSo(Why.PAST)
    return meant


def _edge_of_month(day: Edge, today: date) -> date:
    year, month = month_after(today, day.ahead)
    if day.month:
        year, month = today.year + (day.month < today.month), day.month
    if day.unit == "quarter":
        year, month = month_after(today, 2 - (today.month - 1) % 3)
    number = {"begin": 1, "middle": 15, "end": last_of(year, month).day}[day.place]
    meant = date(year, month, number)
    if meant < today and not day.month:
        return _edge_of_month(day.but(ahead=day.ahead + 1), today)
    return meant


def _weekend(day: Weekend, today: date) -> date:
    """Its Saturday; said on a weekend, "the weekend" is the day that is left of it or today."""
    saturday = _monday(today, day.ahead) + DAY * SATURDAY
    return max(saturday, today)


def _nth(day: Nth, today: date, *, later: bool) -> date:
    months = range(12 * LEAP) if day.ahead is None else (day.ahead,)
    for ahead in months:
        year, month = month_after(today, ahead)
        if day.month not in (0, month):
            continue
        meant = nth_weekday(year, month, day)
        if meant is not None and (meant > today or (meant == today and not later)):
            return meant
    raise NotSo(Why.PAST)


def nth_weekday(year: int, month: int, day: Nth) -> date | None:
    if day.weekday is None:
        return last_of(year, month)
    if day.nth < 0:
        last = last_of(year, month)
        return last - DAY * ((last.weekday() - day.weekday) % 7)
    first = date(year, month, 1)
    meant = first + DAY * ((day.weekday - first.weekday()) % 7) + WEEK * (day.nth - 1)
    return meant if meant.month == month else None


# --- the calendar


def month_after(today: date, months: int) -> tuple[int, int]:
    return divmod(today.year * 12 + today.month - 1 + months, 12)[0], (today.month - 1 + months) % 12 + 1


def last_of(year: int, month: int) -> date:
    return date(*month_after(date(year, month, 1), 1), 1) - DAY


def valid(year: int, month: int, day: int) -> date:
    meant = _valid(year, month, day)
    if meant is None:
        raise NotSo(Why.NO_DAY)
    return meant


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_after(length: Later, today: date) -> date:
    """In a month from the 31st is the last day of a shorter month. Raises NotSo: beyond the horizon."""
    if length.months > HORIZON.days // 28 or length.days > HORIZON.days:
        raise NotSo(Why.FAR)
    year, month = month_after(today, length.months)
    return (
        min(last_of(year, month), _valid(year, month, today.day) or last_of(year, month)) + DAY * length.days
    )


def wall(day: date, clock: Clock) -> datetime:
    """Hour 24 is the midnight that ends the day."""
    return datetime.combine(day + DAY * (clock.hour // 24), time(clock.hour % 24, clock.minute))
