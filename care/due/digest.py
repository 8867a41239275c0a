"""The weekly digest: how the last week was, and thanks to those whose notes on customers helped a colleague.

Each staff group hears it in General once a week, on Monday when it opens, and never outside its working hours. One that
was missed is said at the next working moment, and then only of the week that ended last. A week in which nothing
happened is passed over.
"""

from datetime import datetime, time

from sqlalchemy import func, select

from care.agenda.jobs import Digest
from care.agenda.waiting import Waiting
from care.business import Business
from care.business.hours import moment
from care.due import desks
from care.due.doers import does
from care.figures import Period, week
from care.figures.asking import week_of
from care.figures.weeks import changed
from care.notices.group import WeeklyDigest
from care.outbox import owe, to_staff
from care.people.groups import current
from care.store.tables import customer_notes, note_uses
from care.store.unit import Unit

MOST = 10  # people who are thanked by name


async def begin(unit: Unit) -> None:
    """Every staff group of the settings has its digest coming; once it has, this changes nothing."""
    await desks.begin(unit, Digest, lambda group: _next(unit.business, group, unit.now))


@does(Digest)
async def _digest(unit: Unit, due: Waiting[Digest]) -> datetime | None:
    group = due.job.group
    opening = desks.opening(unit.business, group, unit.now)
    if group not in unit.business.all_desks or opening is None:
        return None
    if opening > unit.now:
        return opening
    last = week_of(unit.now.astimezone(unit.business.tz).date(), ago=1)
    thanks, summary = await _thanks(unit, last), await week(unit, last.first)
    changes = await changed(unit, last.first)
    if thanks or changes or not summary.is_empty:
        word = WeeklyDigest(
            thanks=tuple(thanks),
            new=summary.new,
            before=summary.before,
            solved=summary.solved,
            open=summary.open,
            answered=summary.answered,
            kept=summary.kept,
            spoken=summary.spoken,
            csat=summary.csat,
            reviews=summary.reviews,
            changes=changes,
        )
        await owe(unit, to_staff(await current(unit, group), word))
    return _next(unit.business, group, unit.now)


async def _thanks(unit: Unit, last: Period) -> list[tuple[str, int]]:
    """Who wrote notes that colleagues used, and how often, most often first."""
    since, until = last.bounds(unit.business.tz)
    times = func.count()
    query = (
        select(func.max(customer_notes.c.author_name), times)
        .join(note_uses, note_uses.c.note_id == customer_notes.c.id)
        .where(note_uses.c.at >= since, note_uses.c.at < until)
        .group_by(customer_notes.c.author_id)
        .order_by(times.desc(), customer_notes.c.author_id)
        .limit(MOST)
    )
    return [(name, count) for name, count in await unit.execute(query)]


def _next(business: Business, group: int, now: datetime) -> datetime | None:
    """When the group opens for the first time in the week after this one."""
    monday = week_of(now.astimezone(business.tz).date(), ago=-1).first
    return desks.opening(business, group, moment(monday, time(0), business.tz))
