"""Points given, used and expired by week, and what expires next.

Given: earned, or given by the staff, without what customers had before there was the ledger. Used: spent on rewards.
Returned: of what was used, given back. Taken back: of what was given, with purchases that were returned or as a
correction.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date, datetime

from sqlalchemy import case, func, select

from care.figures.asking import Period, week_of
from care.loyalty.lots import LEFT
from care.loyalty.movements import Kind, Why
from care.store.tables import lots, movements
from care.store.unit import Unit

AHEAD = 8  # weeks, of what expires


@dataclass(frozen=True)
class Moved:
    given: int = 0
    used: int = 0
    expired: int = 0
    returned: int = 0
    taken_back: int = 0

    def __add__(self, other: "Moved") -> "Moved":
        return Moved(*map(sum, zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True)
class Points:
    period: Period
    weeks: tuple[tuple[Period, Moved], ...]  # those that have begun, in order
    expiring: tuple[tuple[Period, int], ...]  # from now on, this week first

    @property
    def total(self) -> Moved:
        return sum((moved for _week, moved in self.weeks), Moved())


async def points(unit: Unit, period: Period) -> Points:
    zone, today = unit.business.tz, unit.now.astimezone(unit.business.tz).date()
    weeks = [week for week in period.weeks if week.bounds(zone)[0] <= unit.now]
    bounds = [week.bounds(zone) for week in weeks]
    moved = await _moved(unit, bounds) if bounds else []
    return Points(period, tuple(zip(weeks, moved, strict=True)), await _expiring(unit, today))


async def _moved(unit: Unit, weeks: Sequence[tuple[datetime, datetime]]) -> list[Moved]:
    at, kind, amount = movements.c.at, movements.c.kind, movements.c.amount
    gains = (amount > 0).label("gains")
    sums = [func.sum(case(((at >= start) & (at < end), amount), else_=0)) for start, end in weeks]
    query = select(kind, gains, *sums).where(
        at >= weeks[0][0], at < weeks[-1][1], movements.c.why != str(Why.OPENING)
    )
    found = [Moved() for _week in weeks]
    for name, is_gain, *amounts in await unit.execute(query.group_by(kind, gains)):
        found = [
            each + _one(Kind(name), gain=bool(is_gain), amount=int(sum_))
            for each, sum_ in zip(found, amounts, strict=True)
        ]
    return found


def _one(kind: Kind, *, gain: bool, amount: int) -> Moved:
    match kind:
        case Kind.REDEEM:
            return Moved(used=-amount)
        case Kind.EXPIRE:
            return Moved(expired=-amount)
        case Kind.RETURN:
            return Moved(returned=amount)
    return Moved(given=amount) if gain else Moved(taken_back=-amount)


async def _expiring(unit: Unit, today: date) -> tuple[tuple[Period, int], ...]:
    weeks = [week_of(today, ago=-ahead) for ahead in range(AHEAD)]
    bounds = [week.bounds(unit.business.tz) for week in weeks]
    ends = lots.c.expires_at
    sums = [
        func.coalesce(func.sum(case(((ends >= start) & (ends < end), lots.c.remaining), else_=0)), 0)
        for start, end in bounds
    ]
    row = (await unit.execute(select(*sums).where(LEFT, ends > unit.now, ends < bounds[-1][1]))).one()
    return tuple((week, int(amount)) for week, amount in zip(weeks, row, strict=True))
