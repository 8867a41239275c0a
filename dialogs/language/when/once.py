"""The moment of what does not recur."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from dialogs.language.when.conventions import (
    DAY,
    HORIZON,
    MORNING,
    NOON,
    PARTS,
    SATURDAY,
    WEEK,
    NotSo,
    date_of,
    day_after,
    month_after,
    nth_weekday,
    valid,
    wall,
)
from dialogs.language.when.facts import Ahead, Clock, Date, Day, Later, Nth, Weekday, Weekend, Whole
from dialogs.language.when.known import Known
from dialogs.language.when.reading import Why

Opens: TypeAlias = Callable[[date], time | None]
NIGHT_ENDS = 6


@dataclass(frozen=True)
class Here:
    """Whose clock it is."""

    now: datetime  # aware, in `zone`
    zone: ZoneInfo
    opens: Opens | None = None

    @property
    def wall(self) -> datetime:
        return self.now.replace(tzinfo=None, fold=0)

    @property
    def today(self) -> date:
        return self.now.date()

    def implied(self, day: date, part: str) -> Clock:
        """The hour of a day for which none is said."""
        opening = self.opens(day) if self.opens else None
        if part:
            begins = Clock(PARTS[part].hour)
            return max(begins, Clock(opening.hour, opening.minute), key=_minute) if opening else begins
        at = opening or MORNING
        return Clock(at.hour, at.minute)


def _minute(clock: Clock) -> int:
    return clock.hour * 60 + clock.minute


def once(found: Known, here: Here) -> list[datetime]:
    """What may be meant, naive: one moment, or two when the half of the day is open. Raises NotSo."""
    if found.count or (found.length and (found.counted or not found.clocks)):
        raise NotSo(Why.UNCLEAR)
    if any(len(clocks) > 1 for clocks in found.hours()):
        raise NotSo(Why.TWO)
    if found.later is not None:
        return _later(found, found.later, here)
    days = [day for day in (*found.days, found.till, found.since) if day is not None]
    if not days and found.clocks and not any(clock.said for clock in found.clocks):
        days = [Ahead(0)]  # the end of the day
    if not (days or found.clocks or found.part):
        raise NotSo(Why.UNCLEAR)
    meant = [at for (clock,) in found.hours() if (at := _at(days, clock, found, here))]
    if not found.hours():
        meant = [_implied(days, found, here)]
    if not meant:
        raise NotSo(Why.PAST)
    return sorted(set(meant))


def day_of(days: list[Day], today: date, *, later: bool = False) -> date:
    """The one date that all of these mean. Raises NotSo: they are two."""
    joined = _joined(days, today)
    if joined is not None:
        return joined
    exact = [day for day in days if not isinstance(day, Weekday)] or days[:1]
    dates = {date_of(day, today, later=later) for day in exact}
    if len(dates) > 1:
        raise NotSo(Why.TWO)
    (meant,) = dates
    for day in days:
        if isinstance(day, Weekday) and (
            meant.weekday() != day.day or (day.which == "next" and date_of(day, today) != meant)
        ):
            raise NotSo(Why.TWO)
    return meant


def _joined(days: list[Day], today: date) -> date | None:
    """Next week on Tuesday; the 15th of next month; 8 March next year."""
    wholes = [day for day in days if isinstance(day, Whole)]
    others = [day for day in days if not isinstance(day, Whole)]
    if len(wholes) != 1 or len(others) != 1:
        return None
    match wholes[0], others[0]:
        case Whole("week", ahead, 0), Weekday(weekday):
            meant = today - DAY * today.weekday() + WEEK * ahead + DAY * weekday
        case Whole("month", ahead, 0), Date(number, 0):
            meant = valid(*month_after(today, ahead), number)
        case Whole("month", _, month), Date(number, 0) if month:
            return date_of(Date(number, month), today)
        case Whole("month", ahead, 0), Nth() as nth:
            meant = nth_weekday(*month_after(today, ahead), nth) or today - DAY
        case Whole("year", ahead, 0), Date(number, month, 0) if month:
            meant = valid(today.year + ahead, month, number)
        case _:
            return None
    if meant < today:
        raise NotSo(Why.PAST)
    return meant


def _at(days: list[Day], clock: Clock, found: Known, here: Here) -> datetime | None:
    """None: it has passed."""
    if not days:
        at = wall(here.today, clock)
        at = at if at > here.wall else wall(here.today + DAY, clock)
        return at if at > here.wall else at + DAY
    at = wall(day_of(days, here.today), clock)
    if at > here.wall:
        return at
    if days == [Ahead(0)]:
        return _tonight(at, clock, found, here)
    if any(isinstance(day, Weekday | Nth) or (isinstance(day, Date) and not day.month) for day in days):
        at = wall(day_of(days, here.today, later=True), clock)
    return at if at > here.wall else None


def _tonight(at: datetime, clock: Clock, found: Known, here: Here) -> datetime | None:
    """An hour that has passed in one half of today is meant in the other; two at night is in the coming night."""
    if clock.hour < NIGHT_ENDS and found.part in ("night", "tonight"):
        return at + DAY
    told = found.clocks[0]
    other = at + timedelta(hours=NOON)
    return (
        other
        if told.dial and not (found.part or clock.told) and clock.hour < NOON and other > here.wall
        else None
    )


def _implied(days: list[Day], found: Known, here: Here) -> datetime:
    day = day_of(days, here.today) if days else here.today
    at = wall(day, here.implied(day, found.part))
    if at > here.wall:
        return at
    part = PARTS.get(found.part)
    if (
        part is not None
        and here.wall.hour < part.ends
        and day == here.today
        and (not days or days == [Ahead(0)])
    ):
        raise NotSo(Why.HOUR)
    if not days or (days == [Weekend()] and at.weekday() == SATURDAY):
        return at + DAY
    if any(isinstance(each, Weekday | Nth) or (isinstance(each, Date) and not each.month) for each in days):
        day = day_of(days, here.today, later=True)
        at = wall(day, here.implied(day, found.part))
    if at <= here.wall:
        raise NotSo(Why.HOUR if day == here.today else Why.PAST)
    return at


def _later(found: Known, length: Later, here: Here) -> list[datetime]:
    """Days and months are the calendar's; hours and minutes are as long as they are."""
    days = [day for day in (*found.days, found.till, found.since) if day is not None]
    if not (length.days or length.months):
        if found.clocks or found.part:
            raise NotSo(Why.TWO)
        if length.minutes > HORIZON / timedelta(minutes=1):
            raise NotSo(Why.FAR)
        exact = here.now.astimezone(UTC) + timedelta(minutes=length.minutes)
        at = _rounded(exact.astimezone(here.zone).replace(tzinfo=None))
        if days and day_of(days, here.today) != at.date():  # today in two hours
            raise NotSo(Why.TWO)
        return [at]
    day = day_after(length, here.today)
    if days:
        (weekday, *more) = days
        if more or not isinstance(weekday, Weekday):
            raise NotSo(Why.TWO)
        day += DAY * ((weekday.day - day.weekday()) % 7)
    hours = found.hours()
    if hours:
        return [wall(day, clock) for (clock,) in hours]
    if found.part or days:
        return [wall(day, here.implied(day, found.part))]
    return [
        datetime.combine(day, here.wall.time().replace(second=0, microsecond=0))
        + timedelta(minutes=length.minutes)
    ]


def _rounded(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
