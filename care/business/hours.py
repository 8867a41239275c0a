"""Working time and quiet hours: the arithmetic between the clock on a wall and moments.

Hours are written as local times. When the clocks go forward, a time that does not exist moves forward with
them; when they go back, the first of the two is meant. A period is as long as it really lasts on its day.
Moments go in aware and come out in UTC. Periods are half open: the minute we close, we are closed.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from care.business import Day, Hours, Period, QuietHours

DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY = timedelta(days=1)
HORIZON = 400  # days ahead in which we look for an opening


def is_open(hours: Hours, zone: ZoneInfo, at: datetime) -> bool:
    opening = next(openings(hours, zone, at), None)
    return opening is not None and opening[0] <= at


def next_opening(hours: Hours, zone: ZoneInfo, at: datetime) -> datetime | None:
    """`at` itself while we are open, else when we open next. None: not within the horizon."""
    opening = next(openings(hours, zone, at), None)
    return max(opening[0], at.astimezone(UTC)) if opening else None


def add_working_time(hours: Hours, zone: ZoneInfo, start: datetime, length: timedelta) -> datetime:
    """The moment by which `length` of working time has passed since `start`.

    Where nobody ever works, the plain time counts from the last working moment we know of.
    """
    at = start.astimezone(UTC)
    for opens, closes in openings(hours, zone, start):
        begin = max(opens, at)
        if length <= closes - begin:
            return begin + length
        length -= closes - begin
        at = closes
    return at + length


def working_time_between(hours: Hours, zone: ZoneInfo, start: datetime, end: datetime) -> timedelta:
    """How much working time passes from `start` until `end`; none when `end` comes first.

    The other way round of `add_working_time`, also where nobody ever works.
    """
    at, total = start.astimezone(UTC), timedelta(0)
    if end <= at:
        return total
    for opens, closes in openings(hours, zone, start):
        total += max(min(closes, end) - max(opens, at), timedelta(0))
        if closes >= end:
            return total
        at = closes
    return total + (end - at)


def after_quiet(quiet: QuietHours, zone: ZoneInfo, at: datetime) -> datetime:
    """The first moment from `at` on when we may write to somebody in `zone`."""
    overnight = DAY if quiet.end < quiet.start else timedelta(0)
    today = at.astimezone(zone).date()
    for day in (today - DAY, today):
        if moment(day, quiet.start, zone) <= at < (end := moment(day + overnight, quiet.end, zone)):
            return end
    return at.astimezone(UTC)


def on_working_day(hours: Hours, zone: ZoneInfo, at: datetime) -> datetime:
    """The first moment from `at` on of a day on which we work; where nobody ever works, `at`."""
    today = at.astimezone(zone).date()
    for ahead in range(HORIZON):
        if periods_of(hours, today + ahead * DAY):
            return max(at.astimezone(UTC), moment(today + ahead * DAY, time(0), zone))
    return at.astimezone(UTC)


def opens_on(hours: Hours, day: date) -> time | None:
    """What the clock shows when we open on that day. None: we do not."""
    return min((period.start for period in periods_of(hours, day)), default=None)


def periods_of(hours: Hours, day: date) -> tuple[Period, ...]:
    """When we work on that day, in order; nothing on a holiday."""
    if day in hours.special:
        return hours.special[day]
    return () if day in hours.holidays else hours.days.get(DAYS[day.weekday()], ())


def working_day(hours: Hours, zone: ZoneInfo, at: datetime) -> tuple[datetime, datetime] | None:
    """From opening to closing, breaks included: the day of work that is not over at `at`, or the next one.

    None: nobody ever works, or nobody ever closes.
    """
    first = last = None
    for opens, closes in openings(hours, zone, at):
        if first is None:
            first = opens
        elif opens != last and opens.astimezone(zone).date() != first.astimezone(zone).date():
            break
        last = closes
        if last - first > DAY:
            return None
    return (first, last) if first is not None and last is not None else None


def openings(
    hours: Hours, zone: ZoneInfo, since: datetime, days: int = HORIZON
) -> Iterator[tuple[datetime, datetime]]:
    """The periods that have not ended at `since`, in order and apart, for so many days ahead."""
    today = since.astimezone(zone).date()
    covered = datetime.min.replace(tzinfo=UTC)
    for ahead in range(-1, days):
        for opens, closes in _periods(hours, zone, today + ahead * DAY):
            begin = max(opens, covered)  # the clocks going forward can push one period into the next
            if closes > max(begin, since):
                yield begin, closes
            covered = max(covered, closes)


def _periods(hours: Hours, zone: ZoneInfo, day: date) -> Iterator[tuple[datetime, datetime]]:
    for period in periods_of(hours, day):
        end_day = day + DAY if period.end == time(0) else day
        yield moment(day, period.start, zone), moment(end_day, period.end, zone)


def moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """When clocks in `zone` show `at`, in UTC: a gap moves forward, a fold takes the first."""
    return datetime.combine(day, at, zone).astimezone(UTC)
