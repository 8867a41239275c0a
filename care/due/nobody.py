"""Tickets wait in working hours and nobody is on shift: the staff group hears it, with a button that begins a shift.

It is looked for from the opening on, every few minutes, and said once in a department's day of work; one that never
closes has a day as the calendar does. Whoever is on a break is there. Where nobody has ever been on shift, shifts are
not how this team works, and nothing is said.
"""

from datetime import datetime, time, timedelta

from care.agenda.jobs import Nobody
from care.agenda.schedule import schedule
from care.agenda.waiting import Waiting
from care.business import Business
from care.business.hours import DAY, is_open, moment, working_day
from care.due import desks
from care.due.doers import does
from care.notices.group import NobodyOnShift
from care.outbox import owe, to_staff
from care.people.groups import current
from care.people.operators import Duty, colleagues
from care.routing import Candidate
from care.routing.route import works_in
from care.staff import shifts
from care.store.unit import Unit

EVERY = timedelta(minutes=5)


async def begin(unit: Unit) -> None:
    """Somebody looks after every staff group of the settings; once it is so, this changes nothing."""
    await desks.begin(unit, Nobody, lambda group: desks.opening(unit.business, group, unit.now))


@does(Nobody)
async def _look(unit: Unit, due: Waiting[Nobody]) -> datetime | None:
    group = due.job.group
    opening = desks.opening(unit.business, group, unit.now)
    if group not in unit.business.all_desks or opening is None:
        return None
    if opening > unit.now:
        return opening
    desk = await current(unit, group)
    said = {key: until for key, until in due.job.said.items() if until > unit.now}
    alone, waiting = await _alone(unit, desk)
    waiting = {key: count for key, count in waiting.items() if key not in said}
    if not waiting or not await shifts.are_used(unit):
        return unit.now + EVERY
    word = NobodyOnShift(count=sum(waiting.values()), departments=() if alone else tuple(waiting))
    await owe(unit, to_staff(desk, word))
    said |= {key: _day_ends(unit.business, key, unit.now) for key in waiting}
    await schedule(unit, Nobody(group=group, said=said), unit.now + EVERY)
    return None


async def _alone(unit: Unit, desk: int) -> tuple[bool, dict[str, int]]:
    """Whether nobody at all is on shift; how many tickets wait in each open department that has nobody there."""
    there = [who for who in map(Candidate, await colleagues(unit)) if who.duty(unit.now) is not Duty.OFF]
    waiting = {
        key: count
        for key, count in (await shifts.waiting_in(unit, desk)).items()
        if is_open(unit.business.hours_of(key), unit.business.tz, unit.now)
        and not any(works_in(unit.business, who.id, key) for who in there)
    }
    return not there, waiting


def _day_ends(business: Business, department: str, now: datetime) -> datetime:
    """When the department's day of work is over, and that of the calendar if it never is."""
    day = working_day(business.hours_of(department), business.tz, now)
    return day[1] if day else moment(now.astimezone(business.tz).date() + DAY, time(0), business.tz)
