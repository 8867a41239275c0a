"""The journey of those who first came to us in a period, by the week in which they came.

Each step counts those of them who have taken it by now, be it after the period, whatever other steps they took:

- came: their first contact with the bot.
- bought: a receipt of theirs; of whoever has none, an order delivered, a visit or a purchase that was told of.
- again: they did so on two days of the business's zone or more.
- rated well: 4 or 5, after a ticket or at a touchpoint (not anonymously), at least once.
- recommends: 9 or 10 when they were asked last, or a friend came by their link.
- quiet: they have blocked the bot, or nothing came from them for QUIET: no purchase, visit, ticket, rating, or answer
  to what we asked. It is told only of those who came QUIET ago or earlier.

Who is shadow-banned counts nowhere while it holds, and who had their data deleted no more. One statement reads a row
for each who came in the period, through indexes: what was before or after costs nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, ScalarSelect, Select, Table, func, or_, select

from care.figures.asking import Period
from care.figures.sums import PROMOTES
from care.followups.events import OrderDelivered, PurchaseMade, VisitFinished
from care.model.ticket import WELL
from care.store.tables import (
    Moment,
    bans,
    contacts,
    customers,
    events,
    feedback,
    friends,
    receipts,
    recommendations,
    tickets,
)
from care.store.unit import Unit

QUIET = timedelta(days=30)
HAPPENED = (OrderDelivered.kind, VisitFinished.kind, PurchaseMade.kind)


@dataclass(frozen=True)
class Steps:
    """How many have taken each. `of_quiet`: for how many it can be told whether they have gone quiet."""

    came: int = 0
    bought: int = 0
    again: int = 0
    rated_well: int = 0
    recommends: int = 0
    quiet: int = 0
    of_quiet: int = 0

    def __add__(self, other: "Steps") -> "Steps":
        return Steps(*map(sum, zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True)
class Journey:
    period: Period
    weeks: tuple[tuple[Period, Steps], ...]  # those that have begun, in order

    @property
    def total(self) -> Steps:
        return sum((steps for _week, steps in self.weeks), Steps())


class PersonRow(NamedTuple):
    since: datetime
    blocked: bool
    first_receipt: datetime | None
    last_receipt: datetime | None
    first_event: datetime | None
    last_event: datetime | None
    best_rating: int | None
    best_score: int | None  # after a ticket
    recommended: int | None  # what they said last
    brought: int  # friends
    wrote: datetime | None  # the last of each
    rated: datetime | None
    said: datetime | None
    answered: datetime | None


async def journey(unit: Unit, period: Period) -> Journey:
    zone = unit.business.tz
    start, end = period.bounds(zone)
    rows = [PersonRow(*row) for row in await unit.execute(_people(start, end, unit.now))]
    return Journey(period, tuple(by_week(rows, period, zone, unit.now)))


def by_week(
    rows: Sequence[PersonRow], period: Period, zone: ZoneInfo, now: datetime
) -> Iterable[tuple[Period, Steps]]:
    found: dict[int, Steps] = {}
    weeks = [week for week in period.weeks if week.bounds(zone)[0] <= now]
    starts = [week.first for week in weeks]
    for row in rows:
        day = row.since.astimezone(zone).date()
        week = max(number for number, first in enumerate(starts) if first <= day)
        found[week] = found.get(week, Steps()) + steps_of(row, zone, now)
    return [(week, found.get(number, Steps())) for number, week in enumerate(weeks)]


def steps_of(row: PersonRow, zone: ZoneInfo, now: datetime) -> Steps:
    """Of one person: each 0 or 1."""
    by_till = row.first_receipt is not None
    first, last = (row.first_receipt, row.last_receipt) if by_till else (row.first_event, row.last_event)
    again = bool(first and last and first.astimezone(zone).date() < last.astimezone(zone).date())
    known = row.since <= now - QUIET
    return Steps(
        came=1,
        bought=int(first is not None),
        again=int(again),
        rated_well=int(max(row.best_rating or 0, row.best_score or 0) >= WELL),
        recommends=int(row.brought > 0 or (row.recommended or 0) >= PROMOTES),
        quiet=int(known and (row.blocked or _last_seen(row) <= now - QUIET)),
        of_quiet=int(known),
    )


def _last_seen(row: PersonRow) -> datetime:
    seen = (row.last_receipt, row.last_event, row.wrote, row.rated, row.said, row.answered)
    return max([row.since, *(each for each in seen if each)])


def _people(start: datetime, end: datetime, now: datetime) -> Select[Any]:
    """Those who came in that time, in the columns of PersonRow.

    Each subquery has one value: an EXISTS here has PostgreSQL read whole tables instead.
    """
    told = events.c.kind.in_(HAPPENED), events.c.at <= now
    last_said = select(recommendations.c.score).where(_theirs(recommendations))
    return select(
        customers.c.since,
        customers.c.blocked,
        _moment(func.min, receipts.c.at, receipts),
        _moment(func.max, receipts.c.at, receipts),
        _moment(func.min, events.c.at, events, *told),
        _moment(func.max, events.c.at, events, *told),
        select(func.max(feedback.c.score)).where(_theirs(feedback)).scalar_subquery(),
        select(func.max(tickets.c.score)).where(_theirs(tickets)).scalar_subquery(),
        last_said.order_by(recommendations.c.at.desc()).limit(1).scalar_subquery(),
        select(func.count()).where(friends.c.invited_by == customers.c.id).scalar_subquery(),
        _moment(func.max, tickets.c.opened_at, tickets),
        _moment(func.max, feedback.c.at, feedback),
        _moment(func.max, recommendations.c.at, recommendations),
        _moment(func.max, contacts.c.answered_at, contacts),
    ).where(customers.c.since >= start, customers.c.since < end, _bans(now) == 0)


def _theirs(table: Table) -> ColumnElement[bool]:
    return table.c.customer_id == customers.c.id


def _moment(end: Any, column: ColumnElement[datetime], table: Table, *more: Any) -> ScalarSelect[Any]:  # noqa: ANN401 - a function of SQL
    return select(end(column, type_=Moment())).where(_theirs(table), *more).scalar_subquery()


def _bans(now: datetime) -> ScalarSelect[int]:
    """How many hide them."""
    holds = or_(bans.c.until.is_(None), bans.c.until > now)
    these = select(func.count()).where(_theirs(bans), bans.c.shadow, bans.c.lifted_at.is_(None), holds)
    return these.scalar_subquery()
