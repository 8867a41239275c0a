"""What recurs, unrolled: a rule of RFC 5545 on the wall clock of a zone.

A rule counts days and hours as the clock on a wall shows them, and each of its times becomes a moment only then: 10:00
stays 10:00 all year. A time that the clocks skip moves forward with them; of two alike the first is meant, so it comes
once (care/business/hours.py does the same). The 31st is the last day of each month, where RFC 5545 skips the shorter
ones: `monthly_on` says how that is written.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rrulestr

ALL_MONTHS = 28  # days that each month has
MOVED = timedelta(hours=2)  # more than any clock change moves a time
PERIODS = {
    "WEEKLY": timedelta(weeks=1),
    "DAILY": timedelta(days=1),
    "HOURLY": timedelta(hours=1),
    "MINUTELY": timedelta(minutes=1),
}
PART = re.compile(r"(FREQ|INTERVAL|COUNT)=(\w+)")


def next_after(rule: str, start: datetime, zone: ZoneInfo, after: datetime) -> datetime | None:
    """The first moment of the series later than `after`. None: it has ended.

    `start` is naive: what the clock in `zone` shows at the first time. `after` and the result are aware, the result in
    UTC.
    Raises ValueError for what is no rule.
    """
    since = after.astimezone(zone).replace(tzinfo=None, fold=0) - MOVED
    found: datetime | None = None
    for wall in _unrolled(rule, start, since).xafter(since, inc=True):
        # NOTE: times move forward only, so from the one found on none can come before it
        if found and wall >= found.astimezone(zone).replace(tzinfo=None):
            break
        at = wall.replace(tzinfo=zone).astimezone(UTC)
        if at > after:
            found = min(at, found or at)
    return found


def first_on(rule: str, start: datetime) -> datetime | None:
    """The first wall time, at or after `start`, that the rule allows; both naive."""
    return next(iter(_unrolled(rule, start, start)), None)


def walls(rule: str, start: datetime, since: datetime) -> Iterable[datetime]:
    """What the clock shows at each time of the series from `since` on; all naive."""
    return _unrolled(rule, start, since).xafter(since, inc=True)


def monthly_on(*days: int) -> str:
    """`BYMONTHDAY=…` for these days of each month; one that a shorter month has not is its last day there.

    So the 31st is the last day of every month. Raises ValueError for several days of which one is later than the 28th.
    """
    if all(day <= ALL_MONTHS for day in days):
        return f"BYMONTHDAY={','.join(map(str, days))}"
    (day,) = days
    if day == 31:
        return "BYMONTHDAY=-1"
    return f"BYMONTHDAY={','.join(map(str, range(ALL_MONTHS, day + 1)))};BYSETPOS=-1"


def _unrolled(rule: str, start: datetime, since: datetime) -> rrule:
    """The series from `start`, or from as many whole periods later as lie before `since`: no counting through years."""
    parts = dict(PART.findall(rule))
    period = PERIODS.get(parts.get("FREQ", ""))
    if period and "COUNT" not in parts and since > start:
        period *= int(parts.get("INTERVAL", 1))
        start += (since - start) // period * period
    unrolled = rrulestr(rule, dtstart=start)
    assert isinstance(unrolled, rrule), rule  # noqa: S101 - it is one rule
    return unrolled
