"""Happenings added up."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import sqrt
from statistics import fmean, median, quantiles

from care.figures.happenings import Happening, What

GOOD = 4  # a score from here on is a good one
PROMOTES, DETRACTS = 9, 6  # of 0-10: from the one on, up to the other
FEW = 5  # of fewer answers no share is told
PSEUDO, TWO_SIDED = 3, 1.96  # answers that are thought of besides; so many standard errors hold 95 of 100


@dataclass(frozen=True)
class Times:
    """How long it took; None where there is none."""

    count: int = 0
    median: timedelta | None = None
    p90: timedelta | None = None  # nine of ten took no longer


@dataclass(frozen=True)
class Share:
    part: int = 0
    whole: int = 0

    @property
    def ratio(self) -> float | None:
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True)
class Scores:
    """`good`: how many of them are 4 or 5."""

    count: int = 0
    average: float | None = None
    good: Share = Share()


@dataclass(frozen=True)
class Recommending:
    """Whether customers would recommend us: 9 and 10 are promoters, up to 6 detractors."""

    count: int = 0
    promoters: int = 0
    detractors: int = 0

    @property
    def nps(self) -> int | None:
        """The share of the ones minus that of the others, from -100 to 100. None: too few have answered."""
        if self.count < FEW:
            return None
        return round(100 * (self.promoters - self.detractors) / self.count)

    @property
    def likely(self) -> tuple[int, int]:
        """Between what and what the NPS of all customers is, if those who answered are like them: 95 of 100 times.

        An adjusted Wald interval: as if three more had answered, one half of them in between, so that it has a width
        also where all say the same.
        """
        count = self.count + PSEUDO
        promote, detract = ((each + PSEUDO / 4) / count for each in (self.promoters, self.detractors))
        middle = promote - detract
        reach = TWO_SIDED * sqrt((promote + detract - middle**2) / count)
        return round(100 * max(middle - reach, -1)), round(100 * min(middle + reach, 1))


@dataclass(frozen=True)
class Figures:
    new: int = 0
    open: int = 0  # at the end
    solved: int = 0
    reopened: int = 0
    merged: int = 0  # into others: in none of the other sums
    answering: Times = Times()
    solving: Times = Times()
    promises: Share = Share()  # kept, of those whose time has come
    in_time: Share = Share()  # solved by the promised time, of those solved
    asked: int = 0  # for a score
    csat: Scores = Scores()
    feedback: Scores = Scores()
    recommending: Recommending = Recommending()
    spoken: Share = Share()  # what operators promised to write: in time, of those whose time has come
    moved: int = 0  # of those

    @property
    def is_empty(self) -> bool:
        return self == Figures()


def add_up(happened: Iterable[Happening], still_open: int) -> Figures:
    values: dict[What, list[float]] = defaultdict(list)
    for happening in happened:
        values[happening.what].append(happening.value)
    count = {what: len(values[what]) for what in What}
    return Figures(
        new=count[What.NEW],
        open=still_open,
        solved=count[What.SOLVED],
        reopened=count[What.REOPENED],
        merged=count[What.MERGED],
        answering=_times(values[What.ANSWERED]),
        solving=_times(values[What.SOLVED]),
        promises=Share(count[What.KEPT], count[What.KEPT] + count[What.BROKEN]),
        in_time=Share(count[What.IN_TIME], count[What.IN_TIME] + count[What.LATE]),
        asked=count[What.ASKED],
        csat=_scores(values[What.RATED]),
        feedback=_scores(values[What.FEEDBACK]),
        recommending=recommending(values[What.RECOMMENDED]),
        spoken=Share(count[What.WORD_KEPT], count[What.WORD_KEPT] + count[What.WORD_LATE]),
        moved=count[What.WORD_MOVED],
    )


def _times(seconds: Sequence[float]) -> Times:
    if not seconds:
        return Times()
    p90 = quantiles(seconds, n=10, method="inclusive")[-1] if len(seconds) > 1 else seconds[0]
    return Times(len(seconds), timedelta(seconds=median(seconds)), timedelta(seconds=p90))


def _scores(scores: Sequence[float]) -> Scores:
    if not scores:
        return Scores()
    good = sum(score >= GOOD for score in scores)
    return Scores(len(scores), fmean(scores), Share(good, len(scores)))


def recommending(scores: Sequence[float]) -> Recommending:
    """Of scores of 0-10."""
    promoters = sum(score >= PROMOTES for score in scores)
    return Recommending(len(scores), promoters, sum(score <= DETRACTS for score in scores))
