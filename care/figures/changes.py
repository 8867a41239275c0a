"""What was different last week, beyond chance: the few things that a digest says in words before it has figures.

Compared are counts (complaints and questions by department, low and high ratings by touchpoint) with those of the eight
weeks before. If nothing has changed, how many of all that came did so in this week is binomial, with one part in nine.
People do not come as evenly as that has it, so counts are first divided by how much more they vary from week to week
(`_uneven`, over all that is compared; what comes in fours is a quarter as much evidence). A count is told only if that
many, or that few, were that improbable (`CHANCE`, shared out over all that is compared, so that of a hundred weeks like
the others one says anything), if it is more (or less) than in any of those weeks, and large enough to matter.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import comb
from statistics import fmean, variance

CHANCE = 0.01
WEEKS, LEAST_WEEKS = 8, 4  # before the one that is looked at
MATTERS, MORE = 5, 1.5  # so many more than usual, and so many times as many
MOST = 3  # to be told


class Counted(StrEnum):
    COMPLAINTS = "complaints"
    QUESTIONS = "questions"
    LOW = "low"  # ratings of a touchpoint
    HIGH = "high"


@dataclass(frozen=True)
class Series:
    """`key`: a department or a touchpoint. `weeks`: last week's count, then those before it, the latest first."""

    what: Counted
    key: str
    weeks: tuple[int, ...]
    places: Mapping[str, tuple[int, ...]]  # the same of each touchpoint that they are about


@dataclass(frozen=True)
class Change:
    """Last week there were `now`, and usually `before` a week; with `part` of them at one `place` (a touchpoint)."""

    what: Counted
    key: str
    now: int
    before: float
    place: str = ""
    part: int = 0


def changes(series: Sequence[Series]) -> tuple[Change, ...]:
    """The least probable first."""
    compared = [each for each in series if len(each.weeks) > LEAST_WEEKS]
    limit = CHANCE / 2 / max(len(compared), 1)  # it may rise or fall
    uneven = _uneven(compared)
    found = [(chance, each) for each in compared if (chance := _chance(each, uneven)) <= limit]
    return tuple(_told(each) for _chance_of, each in sorted(found, key=lambda pair: pair[0])[:MOST])


def _uneven(compared: Sequence[Series]) -> float:
    """By how much the weeks before vary more than counts of chance, whose variance is their mean; at least 1."""
    before = [each.weeks[1:] for each in compared]
    means = sum(fmean(weeks) for weeks in before)
    return max(1.0, sum(variance(weeks) for weeks in before) / means) if means else 1.0


def _chance(series: Series, uneven: float) -> float:
    """How probable so many, or so few, are if nothing has changed; 1 if it would not matter."""
    now, *before = series.weeks
    usual = sum(before) / len(before)
    rose = now > max(before) and now >= MORE * usual
    fell = now < min(before) and usual >= MORE * now
    if not (rose or fell) or abs(now - usual) < MATTERS:
        return 1.0
    so_many, others, share = round(now / uneven), round(sum(before) / uneven), 1 / len(series.weeks)
    total = so_many + others
    return at_least(so_many, total, share) if rose else 1 - at_least(so_many + 1, total, share)


def at_least(count: int, of: int, share: float) -> float:
    """How probable it is that `count` or more `of` them do what each does with the probability `share`."""
    return sum(comb(of, each) * share**each * (1 - share) ** (of - each) for each in range(count, of + 1))


def _told(series: Series) -> Change:
    now, *before = series.weeks
    usual = sum(before) / len(before)
    place, part = _where(series) if now > usual else ("", 0)
    return Change(series.what, series.key, now, usual, place, part)


def _where(series: Series) -> tuple[str, int]:
    """Where at least half of them came from, and far more of them than before."""
    now, before = series.weeks[0], sum(series.weeks[1:])
    for place, weeks in series.places.items():
        share = sum(weeks[1:]) / before if before else 0.0
        if weeks[0] * 2 >= now and share < 1 and at_least(weeks[0], now, share) <= CHANCE:
            return place, weeks[0]
    return "", 0
