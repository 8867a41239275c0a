"""What a purchase brings: a pure function of its lines, the customer's tier and the settings, which says why, too.

A line brings `points` for each `per` of its sum, times the tier's factor, times that of each rate that fits. Nothing is
rounded on the way; the points of a receipt are what its lines bring together, rounded down.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import NamedTuple

from care.business import Business, Tier
from care.business.hours import DAYS
from care.business.loyalty import Rate
from care.loyalty.purchases import Line

ONE = Decimal(1)


class Times(NamedTuple):
    """A factor, and whose: `tier:gold`, `rate:2` by its place in the settings, counted from 1."""

    whose: str
    times: Decimal


@dataclass(frozen=True)
class Reason:
    """Why a line brings what it does."""

    points: int
    per: Decimal
    times: tuple[Times, ...] = ()

    def brings(self, sum_: Decimal) -> Fraction:
        found = Fraction(sum_) * self.points / Fraction(self.per)
        for each in self.times:
            found *= Fraction(each.times)
        return found


@dataclass(frozen=True)
class Reckoned:
    line: Line
    reason: Reason

    @property
    def points(self) -> Fraction:
        return self.reason.brings(self.line.sum)


@dataclass(frozen=True)
class Reckoning:
    lines: tuple[Reckoned, ...]

    @property
    def points(self) -> int:
        return rounded(each.points for each in self.lines)


def rounded(points: Iterable[Fraction]) -> int:
    """What several lines bring together."""
    return floor(sum(points, Fraction(0)))


def reckon(lines: Iterable[Line], at: datetime, tier: Tier | None, business: Business) -> Reckoning:
    """`at`: when they were bought."""
    rules = business.loyalty
    day = DAYS[at.astimezone(business.tz).weekday()]
    return Reckoning(
        tuple(
            Reckoned(line, Reason(rules.points, rules.per, tuple(_times(line, day, tier, business))))
            for line in lines
        )
    )


def _times(line: Line, day: str, tier: Tier | None, business: Business) -> Iterator[Times]:
    if tier is not None and tier.times != ONE:
        yield Times(f"tier:{tier.key}", tier.times)
    for number, rate in enumerate(business.loyalty.rates, 1):
        if _fits(rate, line, day, tier, business):
            yield Times(f"rate:{number}", rate.times)


def _fits(rate: Rate, line: Line, day: str, tier: Tier | None, business: Business) -> bool:
    if rate.tier is not None:
        keys = [each.key for each in business.tiers]
        if tier is None or keys.index(tier.key) < keys.index(rate.tier):
            return False
    return (not rate.categories or line.category in rate.categories) and (not rate.days or day in rate.days)
