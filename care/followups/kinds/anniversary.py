"""So many years since they first wrote to us."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import and_, or_, select

from care.agenda.jobs import FollowUp
from care.contact.purposes import ANNIVERSARY
from care.followups.kind import Kind
from care.notices.followups import YearsWithUs
from care.people.customers import Customer
from care.store.tables import customers
from care.store.unit import Unit

MOST = 30  # years that we look back
DAY = timedelta(days=1)


def _before(day: date, years: int) -> date | None:
    """The same day so many years ago; None: there was no such day."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return None


async def _days(unit: Unit, days: list[date]) -> list[tuple[int, date]]:
    """Zones differ by a day at most, so a day on either side is looked at, and each is judged by its own time."""
    first, last = min(days) - DAY, max(days) + 2 * DAY
    spans = [
        and_(customers.c.since >= _midnight(first, years), customers.c.since < _midnight(last, years))
        for years in range(1, MOST + 1)
    ]
    query = select(customers.c.id, customers.c.since, customers.c.zone).where(or_(*spans))
    found = []
    for row in await unit.execute(query):
        zone = Customer(row.id, "", "en", zone=row.zone).tz(unit.business)
        since = row.since.astimezone(zone).date()
        found += [(row.id, day) for day in days if _years(since, day)]
    return found


def _midnight(day: date, years: int) -> datetime:
    return datetime.combine(_before(day, years) or _before(day - DAY, years) or day, time(0), UTC)


def _years(since: date, day: date) -> int:
    """How many whole years there are on this very day; 0 on any other."""
    years = day.year - since.year
    return years if years > 0 and _before(day, years) == since else 0


async def _word(unit: Unit, customer: Customer, due: FollowUp) -> YearsWithUs | None:
    if customer.since is None:
        return None
    since = customer.since.astimezone(customer.tz(unit.business)).date()
    years = _years(since, date.fromisoformat(due.about))
    return YearsWithUs(years=years) if years else None


KIND = Kind(purpose=ANNIVERSARY, word=_word, days=_days)
