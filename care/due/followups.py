"""Follow-ups that are due: whether one still holds, whether we may write, and then both are written down together."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from care.agenda.following import ends, plan, rule_of
from care.agenda.jobs import FollowUp, LookAhead
from care.agenda.schedule import schedule
from care.agenda.waiting import Waiting
from care.business.hours import moment
from care.contact import No, NotBefore, Yes, may_write, write
from care.contact.asking import count
from care.contact.purposes import UNANSWERED
from care.due.doers import does
from care.followups.kind import Kind
from care.followups.kinds import KINDS
from care.notices.notice import ToCustomer
from care.outbox import Lane, to_person
from care.people.customers import Customer, find
from care.store.tables import jobs
from care.store.unit import Unit

AHEAD = 8  # days that are planned before they come, so that what comes in a week can be read
NIGHT = time(2)  # in the business's time
DAY = timedelta(days=1)


@does(FollowUp)
async def _follow_up(unit: Unit, due: Waiting[FollowUp]) -> datetime | None:
    kind = KINDS.get(due.job.kind)
    customer = await find(unit, due.job.customer)
    if kind is None or kind.word is None or customer is None:
        return None
    word, why = await _still_holds(unit, kind, customer, due.job)
    if word is None:
        await count(unit, kind.purpose, f"no:{why}")
        return None
    return await _ask(unit, kind, due.job, word)


async def _still_holds(
    unit: Unit, kind: Kind, customer: Customer, job: FollowUp
) -> tuple[ToCustomer | None, str]:
    """What is said; or why nothing is."""
    if not rule_of(unit, kind.key).on:
        return None, "off"
    if unit.now > ends(unit, job):
        return None, "late"
    return (await kind.word(unit, customer, job) if kind.word else None), "gone"


async def _ask(unit: Unit, kind: Kind, job: FollowUp, word: ToCustomer) -> datetime | None:
    match await may_write(unit, kind.purpose, job.customer):
        case NotBefore(at=at):
            if at <= ends(unit, job):
                return at
            await count(unit, kind.purpose, "no:late")
        case Yes() as yes:
            post = replace(to_person(job.customer, word), lane=Lane.FOLLOWUP, stream="followup")
            ticket = getattr(word, "about", None)
            number = await write(unit, yes, post, touchpoint=job.touchpoint or kind.key, ticket=ticket)
            if kind.remembers:
                await plan(unit, UNANSWERED.key, job.customer, str(number), unit.now, job.touchpoint)
        case No():
            pass  # with its reason, it is counted
    return None


# --- days that come every year


async def begin(unit: Unit) -> None:
    """The next look ahead is planned; once it is, this changes nothing."""
    waits = jobs.c.kind == LookAhead.stored_as, jobs.c.done_at.is_(None)
    if (await unit.execute(select(jobs.c.id).where(*waits).limit(1))).first() is None:
        await schedule(unit, LookAhead(), unit.now)


@does(LookAhead)
async def _look_ahead(unit: Unit, _due: Waiting[LookAhead]) -> datetime:
    """Every night the days of the next week are planned, each once however often they are looked at."""
    today = unit.now.astimezone(unit.business.tz).date()
    days = [today + DAY * number for number in range(AHEAD)]
    for kind in KINDS.values():
        if kind.days is not None and rule_of(unit, kind.key).on:
            for customer, day in await kind.days(unit, days):
                await _plan_day(unit, kind, customer, day)
    night = moment(today, NIGHT, unit.business.tz)
    return night if night > unit.now else moment(today + DAY, NIGHT, unit.business.tz)


async def _plan_day(unit: Unit, kind: Kind, number: int, day: date) -> None:
    customer = await find(unit, number)
    if customer is not None:
        begins = moment(day, time(0), customer.tz(unit.business))
        await plan(unit, kind.key, number, day.isoformat(), begins)
