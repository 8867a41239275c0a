"""A week in a few numbers, for the digest."""

from dataclasses import dataclass
from datetime import date, timedelta

from care.figures.asking import Asked, week_of
from care.figures.reports import report
from care.figures.sums import Figures
from care.store.unit import Unit

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Summary:
    """None: there was nothing to count."""

    new: int
    before: int  # new in the week before
    solved: int
    open: int  # at the end
    answered: float | None  # seconds of working time until the first answer, in the middle of all
    kept: float | None  # the share of answers that came by the time that was said, 0 to 1
    spoken: tuple[int, int] | None  # what operators promised to write: kept, of how many
    csat: float | None  # the average score after a ticket, 1 to 5
    reviews: float | None  # the average score of feedback, 1 to 5

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.solved or self.reviews)


async def week(unit: Unit, monday: date) -> Summary:
    """Of the whole business, in the week that begins on `monday` and is over."""
    total, before = [await _total(unit, day) for day in (monday, monday - WEEK)]
    answered = total.answering.median
    return Summary(
        new=total.new,
        before=before.new,
        solved=total.solved,
        open=total.open,
        answered=answered.total_seconds() if answered is not None else None,
        kept=total.promises.ratio,
        spoken=(total.spoken.part, total.spoken.whole) if total.spoken.whole else None,
        csat=total.csat.average,
        reviews=total.feedback.average,
    )


async def _total(unit: Unit, monday: date) -> Figures:
    asked = Asked(week_of(monday))
    return (await report(unit, asked, asked.period.bounds(unit.business.tz)[1])).total
