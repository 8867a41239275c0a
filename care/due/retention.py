"""Deletes at night what has been kept long enough: a batch every minute or two until nothing is left.

A bot that is off at night does one batch by day instead, and waits for the next night.
"""

from datetime import datetime, time, timedelta

import structlog
from sqlalchemy import select

from care import retention
from care.agenda.jobs import Retention
from care.agenda.schedule import schedule
from care.agenda.waiting import Waiting
from care.business import Business
from care.business.hours import moment
from care.due.doers import does
from care.store.tables import jobs
from care.store.unit import Unit

log = structlog.get_logger()

NIGHT = time(2), time(5)  # in the business's time
DAY = timedelta(days=1)
BREATH = timedelta(seconds=90)  # between two batches: a group takes 20 edits a minute


async def begin(unit: Unit) -> None:
    """The next night is planned; once it is, this changes nothing."""
    waits = jobs.c.kind == Retention.stored_as, jobs.c.done_at.is_(None)
    if (await unit.execute(select(jobs.c.id).where(*waits).limit(1))).first() is None:
        await schedule(unit, Retention(), _next_night(unit.business, unit.now))


@does(Retention)
async def _retain(unit: Unit, _due: Waiting[Retention]) -> datetime | None:
    taken = await retention.take(unit)
    if taken:
        log.info("retention", **taken)
    goes_on = retention.may_be_more(taken) and _is_night(unit.business, unit.now)
    return unit.now + BREATH if goes_on else _next_night(unit.business, unit.now)


def _is_night(business: Business, now: datetime) -> bool:
    return NIGHT[0] <= now.astimezone(business.tz).time() < NIGHT[1]


def _next_night(business: Business, now: datetime) -> datetime:
    today = now.astimezone(business.tz).date()
    begins = moment(today, NIGHT[0], business.tz)
    return begins if begins > now else moment(today + DAY, NIGHT[0], business.tz)
