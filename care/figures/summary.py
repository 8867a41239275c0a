"""A week in four numbers, for the digest."""

from dataclasses import dataclass
from datetime import date, datetime

from care.business import Business
from care.figures.asking import Asked, week_of
from care.figures.reports import report
from care.store.unit import Unit


@dataclass(frozen=True)
class Summary:
    new: int
    solved: int
    kept: float | None  # the share of promises that were kept, 0 to 1; None: there was none to keep
    csat: float | None  # the average score, 1 to 5; None: nobody gave one


async def week(unit: Unit, business: Business, monday: date) -> Summary:
    """Of the whole business, in the week that begins on `monday` and is over."""
    asked = Asked(week_of(monday))
    over: datetime = asked.period.bounds(business.tz)[1]
    total = (await report(unit, business, asked, over)).total
    return Summary(total.new, total.solved, total.promises.ratio, total.csat.average)
