"""How many came in each of the last weeks, of what a digest compares (changes.py): the store counts them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any, TypeAlias

from sqlalchemy import Column, ColumnElement, Select, case, func, select

from care.business.hours import moment
from care.figures.changes import WEEKS, Change, Counted, Series, changes
from care.figures.sums import GOOD
from care.model.ticket import About, State
from care.store.tables import feedback, tickets
from care.store.unit import Unit

Row: TypeAlias = tuple[Counted, str, str, tuple[int, ...]]  # what, key, touchpoint, by week
WEEK = timedelta(weeks=1)
LOW = 2  # a score up to here is a low one
COUNTS = {About.COMPLAINT: Counted.COMPLAINTS, About.QUESTION: Counted.QUESTIONS}


async def changed(unit: Unit, monday: date) -> tuple[Change, ...]:
    """What was different in the week that begins on `monday` and is over."""
    bounds = [moment(monday - each * WEEK, time(0), unit.business.tz) for each in range(-1, WEEKS + 1)]
    first = (await unit.execute(select(func.min(tickets.c.opened_at)))).scalar_one()
    whole = [start for start in bounds[1:] if first is not None and start >= first]  # that the shop has seen
    if not whole:
        return ()
    bounds = bounds[: len(whole) + 1]
    found = [*await _opened(unit, bounds), *await _rated(unit, bounds)]
    return changes(tuple(_series(found)))


async def _opened(unit: Unit, bounds: Sequence[datetime]) -> list[Row]:
    counts = tickets.c.hidden.is_(False), tickets.c.state != str(State.MERGED)
    query = (
        _by_week(tickets.c.opened_at, bounds, tickets.c.about, tickets.c.department, feedback.c.touchpoint)
        .outerjoin(feedback, feedback.c.id == tickets.c.feedback_id)
        .where(*counts)
    )
    rows = await unit.execute(query)
    return [(COUNTS[About(about)], key, place or "", tuple(weeks)) for about, key, place, *weeks in rows]


async def _rated(unit: Unit, bounds: Sequence[datetime]) -> list[Row]:
    score = feedback.c.score
    kind = case((score <= LOW, str(Counted.LOW)), (score >= GOOD, str(Counted.HIGH)), else_="").label("kind")
    rows = await unit.execute(_by_week(feedback.c.at, bounds, kind, feedback.c.touchpoint))
    return [(Counted(what), place, "", tuple(weeks)) for what, place, *weeks in rows if what]


def _by_week(at: Column[Any], bounds: Sequence[datetime], *by: ColumnElement[Any]) -> Select[Any]:
    """A row for each of `by`, with a count for each week. `bounds`: the latest first."""
    weeks = [func.sum(case(((at >= since) & (at < until), 1), else_=0)) for until, since in pairwise(bounds)]
    return select(*by, *weeks).where(at >= bounds[-1], at < bounds[0]).group_by(*by)


def _series(rows: Iterable[Row]) -> Iterator[Series]:
    """One for each key, whatever place its counts are about."""
    found: dict[tuple[Counted, str], dict[str, tuple[int, ...]]] = {}
    for what, key, place, weeks in rows:
        found.setdefault((what, key), {})[place] = weeks
    for (what, key), by_place in sorted(found.items()):
        weeks = tuple(map(sum, zip(*by_place.values(), strict=True)))
        yield Series(what, key, weeks, {place: counts for place, counts in by_place.items() if place})
