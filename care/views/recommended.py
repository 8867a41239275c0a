"""The NPS, in all and by week, each between which two figures that of all customers likely is."""

from bisect import bisect_right
from dataclasses import dataclass

from sqlalchemy import select

from care.figures.asking import Period
from care.figures.sums import Recommending, recommending
from care.store.tables import recommendations
from care.store.unit import Unit


@dataclass(frozen=True)
class Recommended:
    period: Period
    total: Recommending
    weeks: tuple[tuple[Period, Recommending], ...]  # those that have begun, in order


async def recommended(unit: Unit, period: Period) -> Recommended:
    zone = unit.business.tz
    start, end = period.bounds(zone)
    query = select(recommendations.c.at, recommendations.c.score)
    rows = (await unit.execute(query.where(recommendations.c.at >= start, recommendations.c.at < end))).all()
    weeks = [week for week in period.weeks if week.bounds(zone)[0] <= unit.now]
    starts = [week.bounds(zone)[0] for week in weeks]
    scores: list[list[int]] = [[] for _week in weeks]
    for row in rows:
        scores[bisect_right(starts, row.at) - 1].append(row.score)
    total = recommending([row.score for row in rows])
    return Recommended(period, total, tuple(zip(weeks, map(recommending, scores), strict=True)))
