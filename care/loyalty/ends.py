"""When points end: with the last day of the month in which their months are over, in the business's time.

So all that somebody earned in a month ends together, and one notice tells of it.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from care.business.hours import moment
from care.business.loyalty import Loyalty

NEVER = datetime(9999, 1, 1, tzinfo=UTC)  # when it ends what has no end
NOTICES = (timedelta(days=30), timedelta(days=3))  # before the end


def ends_at(rules: Loyalty, zone: ZoneInfo, since: datetime) -> datetime:
    """Of what was earned then. The moment itself is too late."""
    if not rules.expire_months:
        return NEVER
    day = since.astimezone(zone).date()
    months = day.year * 12 + day.month + rules.expire_months  # counted from 0, so that is the month after
    return moment(date(months // 12, months % 12 + 1, 1), time(0), zone)


def first_look(ends: datetime, now: datetime) -> datetime:
    """When something is to be said or done about what ends then; now, if it is over."""
    return min((at for at in (*(ends - before for before in NOTICES), ends) if at > now), default=now)
