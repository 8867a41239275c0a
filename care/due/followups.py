"""Follow-ups that are due: whether one still holds, whether we may write, and then both are written down together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from care.agenda.following import ends, plan, rule_of
from care.agenda.jobs import EndVoucher, ExpirePoints, FollowUp, LookAhead
from care.agenda.schedule import schedule
from care.agenda.waiting import Waiting
from care.business.hours import moment
from care.contact import Letter, No, NotBefore, Yes, may_write, may_write_to, write_all, write_then
from care.contact.asking import count
from care.contact.purposes import POINTS_END, UNANSWERED
from care.due.doers import does, does_together
from care.followups.kind import Kind
from care.followups.kinds import KINDS, kind_for
from care.loyalty import expiring, gifts
from care.loyalty.movements import Why
from care.loyalty.standing import standing
from care.loyalty.till import vouchers
from care.notices.notice import ToCustomer
from care.notices.points import PointsEnd
from care.outbox import Lane, to_person
from care.people.customers import Customer, find, find_all
from care.store.tables import jobs
from care.store.unit import Unit

AHEAD = 8  # days that are planned before they come, so that what comes in a week can be read
NIGHT = time(2)  # in the business's time
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Meant:
    """One that still holds, and what it says."""

    job: FollowUp
    kind: Kind
    customer: Customer
    word: ToCustomer


@does_together(FollowUp)
async def _follow_up(unit: Unit, dues: Sequence[Waiting[FollowUp]]) -> list[datetime | None]:
    people = await find_all(unit, {due.job.customer for due in dues})
    meant: dict[str, list[Meant]] = {}
    for job in (due.job for due in dues):
        customer = people.get(job.customer)
        kind = kind_for(unit.business, job.kind, customer)
        if kind is None or kind.word is None or customer is None:
            continue
        word, why = await _still_holds(unit, kind, customer, job)
        if word is None:
            count(unit, kind.purpose, f"no:{why}")
        else:
            await _give(unit, kind, job)
            meant.setdefault(kind.key, []).append(Meant(job, kind, customer, word))
    again: dict[int, datetime] = {}
    for of_kind in meant.values():
        again |= await _ask(unit, of_kind[0].kind, of_kind)
    return [again.get(due.job.customer) for due in dues]


async def _give(unit: Unit, kind: Kind, job: FollowUp) -> None:
    """On their day they get what the settings give, whether or not we may congratulate them."""
    if kind.days is not None:
        await gifts.give(unit, job.customer, Why(kind.key), job.about)


async def _still_holds(
    unit: Unit, kind: Kind, customer: Customer, job: FollowUp
) -> tuple[ToCustomer | None, str]:
    """What is said; or why nothing is."""
    if not rule_of(unit, kind.key).on:
        return None, "off"
    if unit.now > ends(unit, job):
        return None, "late"
    return (await kind.word(unit, customer, job) if kind.word else None), "gone"


async def _ask(unit: Unit, kind: Kind, meant: Sequence[Meant]) -> dict[int, datetime]:
    """Who may be written to is; when to come again, by customer."""
    may = await may_write_to(unit, kind.purpose, [each.job.customer for each in meant])
    again: dict[int, datetime] = {}
    written: list[FollowUp] = []
    letters: list[Letter] = []
    for each in meant:
        match may[each.job.customer]:
            case NotBefore(at=at) if at <= ends(unit, each.job):
                again[each.job.customer] = at
            case NotBefore():
                count(unit, kind.purpose, "no:late")
            case Yes() as yes:
                written.append(each.job)
                letters.append(_letter(yes, await _done(unit, each)))
            case No():
                pass  # with its reason, it is counted
    numbers = await write_all(unit, letters)
    if kind.remembers:
        for job, number in zip(written, numbers, strict=True):
            await plan(unit, UNANSWERED.key, job.customer, str(number), unit.now, job.touchpoint)
    return again


async def _done(unit: Unit, meant: Meant) -> Meant:
    """With what is done for them besides saying it."""
    if meant.kind.deed is None:
        return meant
    return replace(meant, word=await meant.kind.deed(unit, meant.customer, meant.word))


def _letter(yes: Yes, meant: Meant) -> Letter:
    post = replace(to_person(yes.customer, meant.word), lane=Lane.FOLLOWUP, stream="followup")
    touchpoint, ticket = meant.job.touchpoint or meant.kind.key, getattr(meant.word, "about", None)
    return Letter(may=yes, posts=(post,), touchpoint=touchpoint, ticket=ticket)


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


# --- points that end


@does(ExpirePoints)
async def _look_at_points(unit: Unit, due: Waiting[ExpirePoints]) -> None:
    """One message for all that ends within the month; not at night."""
    customer = due.job.customer
    soon = await expiring.look(unit, customer, due.job.at)
    may = await may_write(unit, POINTS_END, customer) if soon else None
    if isinstance(may, Yes | NotBefore):
        ends = tuple((each.points, each.at) for each in soon)
        word = PointsEnd(ends=ends, balance=(await standing(unit, customer)).balance)
        post = replace(to_person(customer, word), lane=Lane.FOLLOWUP, stream="points")
        await write_then(unit, may, post, touchpoint="points")


@does(EndVoucher)
async def _end(unit: Unit, due: Waiting[EndVoucher]) -> datetime | None:
    """Its points go back, and the customer hears of it."""
    ended = await vouchers.end(unit, due.job.voucher)
    customer = await find(unit, due.job.customer)
    if ended and customer:
        voucher, points = ended
        name = voucher.name.in_language(customer.language)
        await gifts.tell(unit, customer.id, points, why=Why.CANCELLED, reason=name)
    return None
