"""Touchpoints by what customers say there, the weakest first; behind them those of which too few have said anything."""

from dataclasses import dataclass

from sqlalchemy import case, func, select

from care.figures.asking import Period
from care.figures.sums import FEW, GOOD
from care.figures.weeks import LOW
from care.store.tables import feedback
from care.store.unit import Unit


@dataclass(frozen=True)
class Place:
    key: str  # of a touchpoint; empty: the business itself
    count: int
    total: int  # of all scores
    low: int  # 1 and 2
    good: int  # 4 and 5

    @property
    def average(self) -> float:
        return self.total / self.count

    @property
    def few(self) -> bool:
        return self.count < FEW


@dataclass(frozen=True)
class Places:
    period: Period
    places: tuple[Place, ...]


async def places(unit: Unit, period: Period) -> Places:
    start, end = period.bounds(unit.business.tz)
    score = feedback.c.score
    query = (
        select(
            feedback.c.touchpoint,
            func.count(),
            func.sum(score),
            func.sum(case((score <= LOW, 1), else_=0)),
            func.sum(case((score >= GOOD, 1), else_=0)),
        )
        .where(feedback.c.at >= start, feedback.c.at < end)
        .group_by(feedback.c.touchpoint)
    )
    found = [Place(key, *map(int, counts)) for key, *counts in await unit.execute(query)]
    return Places(
        period, tuple(sorted(found, key=lambda each: (each.few, each.average, -each.count, each.key)))
    )
