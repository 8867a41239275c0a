"""The rule of what recurs, and its first time."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from care.agenda.recurrence import first_on, monthly_on
from dialogs.language.when.conventions import DAY, HORIZON, WEEK, NotSo, date_of, day_after, wall
from dialogs.language.when.facts import Ahead, Clock, Date, Day, Edge, Every, Nth, Weekday, Weekend, Whole
from dialogs.language.when.known import Known
from dialogs.language.when.once import Here, day_of
from dialogs.language.when.reading import Why

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LONG = {"DAILY": DAY, "WEEKLY": WEEK, "MONTHLY": 30 * DAY, "YEARLY": 365 * DAY}
SHORT = {"MINUTELY": timedelta(minutes=1), "HOURLY": timedelta(hours=1)}
FRIDAY, LAST = 4, -1
MIDDLE = 15
FEBRUARY, LEAP_DAY = 2, 29


def series(found: Known, here: Here) -> list[tuple[datetime, str]]:
    """First times, naive, with their rules: one, or two when the half of the day is open. Raises NotSo."""
    every = _every(found)
    if found.later is not None and (found.later.minutes or found.days or every.weekdays):
        raise NotSo(Why.UNCLEAR)
    if every.freq in SHORT:
        return [_often(every, found, here)]
    hours = found.hours()
    said = len(found.days) if every.freq == "WEEKLY" else len(hours[:1] and hours[0])
    if every.times > 1 and said != every.times:
        raise NotSo(Why.DAY if every.freq == "WEEKLY" else Why.HOUR)
    times = hours or [(_implied(every, found, here),)]
    return [_first(every, clocks, found, here) for clocks in times]


def _every(found: Known) -> Every:
    every = found.every or Every("DAILY", 2)
    if found.every and found.other:
        raise NotSo(Why.UNCLEAR)
    if every.freq in LONG and every.interval * LONG[every.freq] > HORIZON:
        raise NotSo(Why.FAR)
    return every


def _implied(every: Every, found: Known, here: Here) -> Clock:
    since = found.since or next((day for day in found.days if isinstance(day, Date)), None)
    day = date_of(since, here.today) if since and not every.weekdays else here.today
    return here.implied(day, found.part)


def _often(every: Every, found: Known, here: Here) -> tuple[datetime, str]:
    """Every two hours: the first is so much from now, or at the hour from which on it is said to be."""
    if every.interval > HORIZON / SHORT[every.freq]:
        raise NotSo(Why.FAR)
    step = SHORT[every.freq] * every.interval
    at = (here.now + step).replace(tzinfo=None, second=0, microsecond=0)
    if found.part and not found.clocks and not found.since:
        raise NotSo(Why.UNCLEAR)
    if found.clocks or found.since or found.days or found.part:
        at = _start_of_short(found, here)
    return at, ";".join([_freq(every), *_end(found, at, here)])


def _start_of_short(found: Known, here: Here) -> datetime:
    hours = found.hours()
    if any(clock.till for clock in found.clocks) or len(hours) > 1 or len(hours[:1] and hours[0]) > 1:
        raise NotSo(Why.UNCLEAR)
    days = [day for day in (*found.days, found.since) if day is not None]
    day = day_of(days, here.today) if days else here.today
    at = wall(day, hours[0][0] if hours else here.implied(day, found.part))
    if at <= here.wall and days:
        raise NotSo(Why.PAST)
    return at if at > here.wall else at + DAY


# --- daily and rarer


def _first(every: Every, clocks: tuple[Clock, ...], found: Known, here: Here) -> tuple[datetime, str]:
    clocks = tuple(sorted(clocks, key=lambda clock: (clock.hour, clock.minute)))
    if len({clock.minute for clock in clocks}) > 1 or any(clock.hour > 23 for clock in clocks[1:]):
        raise NotSo(Why.TWO)
    start, by = _days(every, clocks[0], found, here)
    hours = [f"BYHOUR={','.join(str(clock.hour) for clock in clocks)}"] if len(clocks) > 1 else []
    first = first_on(";".join([_freq(every, plain=True), *by, *hours]), _after_now(start, here, clocks))
    if first is None or first > here.wall + HORIZON:
        raise NotSo(Why.FAR)
    if not by:
        by = by_first(every, first)
    return first, ";".join([_freq(every), *by, *hours, *_end(found, first, here)])


def _after_now(start: datetime, here: Here, clocks: tuple[Clock, ...]) -> datetime:
    """With several hours a day the first of them may have passed and another one not."""
    if start > here.wall:
        return start
    later = [clock for clock in clocks if wall(start.date(), clock) > here.wall]
    return wall(start.date(), later[0]) if later else start + DAY


def _freq(every: Every, *, plain: bool = False) -> str:
    return f"FREQ={every.freq}" + (f";INTERVAL={every.interval}" if every.interval > 1 and not plain else "")


def _days(every: Every, clock: Clock, found: Known, here: Here) -> tuple[datetime, list[str]]:
    """From when on it can begin, and which days of the period it names; none: those of its first time."""
    begin, by = found.since, _named(every)
    day = here.today
    weekdays = [each.day for each in found.days if isinstance(each, Weekday) and not each.which]
    if every.freq == "WEEKLY" and not by and len(weekdays) == len(found.days) > 1:
        every = every.but(weekdays=tuple(sorted(weekdays)))
        by, found = _named(every), replace(found, days=())
    for said in found.days:
        more = _of_period(every, said)
        if more is None:
            begin = said
        elif by and by != more:
            raise NotSo(Why.TWO)
        else:
            by = more
    if begin is not None:
        day = date_of(begin, here.today)
    elif found.later is not None:
        day = day_after(found.later, here.today)
    elif every.freq in ("MONTHLY", "YEARLY") and not by:
        raise NotSo(Why.DAY)
    return wall(day, clock), by


def _named(every: Every) -> list[str]:
    if every.nth:
        return [f"BYDAY={every.nth}{CODES[every.weekdays[0]]}"]
    if every.weekdays:
        return [f"BYDAY={','.join(CODES[day] for day in every.weekdays)}"]
    if every.days:
        return _monthly(every.days)
    return []


def _monthly(days: tuple[int, ...]) -> list[str]:
    if len(days) > 1 and max(days) > 28:
        raise NotSo(Why.UNCLEAR)
    return [f"BYMONTHDAY={LAST}"] if days == (LAST,) else [monthly_on(*days)]


def _of_period(every: Every, day: Day) -> list[str] | None:  # noqa: C901 - a case for each kind of day
    """Which days of the period are meant by it. None: it says when to begin."""
    match every.freq, day:
        case "WEEKLY" | "DAILY", Weekday(weekday, "") if not every.weekdays and every.freq == "WEEKLY":
            return [f"BYDAY={CODES[weekday]}"]
        case "WEEKLY", Weekend():
            return ["BYDAY=SA"]
        case "WEEKLY", Edge("end", "week"):
            return [f"BYDAY={CODES[FRIDAY]}"]
        case "WEEKLY", Edge("begin", "week"):
            return [f"BYDAY={CODES[0]}"]
        case "MONTHLY", Date(number, 0):
            return _monthly((number,))
        case "MONTHLY", Edge(place, "month", _, 0):
            return [f"BYMONTHDAY={ {'begin': 1, 'middle': MIDDLE, 'end': LAST}[place] }"]
        case "MONTHLY", Nth(nth, weekday, _, 0):
            return [f"BYDAY={nth}{CODES[weekday]}"] if weekday is not None else [f"BYMONTHDAY={LAST}"]
        case "YEARLY", Date(number, month, 0) if month:
            return _yearly(month, number)
        case "YEARLY", Nth(nth, weekday, _, month) if month:
            return [
                f"BYMONTH={month}",
                f"BYMONTHDAY={LAST}" if weekday is None else f"BYDAY={nth}{CODES[weekday]}",
            ]
        case _, Ahead() | Date() | Whole() | Weekday(_, "next" | "this" | "coming"):
            return None
    raise NotSo(Why.UNCLEAR)


def _yearly(month: int, day: int) -> list[str]:
    """29 February is the last day of it in each year."""
    return [f"BYMONTH={month}", f"BYMONTHDAY={LAST if (month, day) == (FEBRUARY, LEAP_DAY) else day}"]


def by_first(every: Every, first: datetime) -> list[str]:
    match every.freq:
        case "WEEKLY":
            return [f"BYDAY={CODES[first.weekday()]}"]
        case "MONTHLY":
            return _monthly((first.day,))
        case "YEARLY":
            return _yearly(first.month, first.day)
    return []


def _end(found: Known, first: datetime, here: Here) -> list[str]:
    if found.count:
        if found.till or found.length:
            raise NotSo(Why.UNCLEAR)
        return [f"COUNT={found.count}"]
    last: date | None = None
    if found.till is not None:
        last = date_of(found.till, here.today)
    elif found.length is not None:
        last = day_after(found.length, first.date()) - DAY
        if found.length.minutes and not found.length.days:
            raise NotSo(Why.UNCLEAR)
    if last is None:
        return []
    if last < first.date():
        raise NotSo(Why.NEVER)
    return [f"UNTIL={last:%Y%m%d}T235959"]
