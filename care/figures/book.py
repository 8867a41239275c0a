"""All that happened, in order: figures of any part of it are added up from here."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from operator import attrgetter
from typing import TypeAlias

from care.business import Business
from care.figures.asking import Asked, By, Period
from care.figures.happenings import Happening, Side, What, counted, happenings, side_of
from care.figures.lives import Life, life_of
from care.figures.reading import MergedRow, RecommendedRow, Rows
from care.figures.spoken import spoken
from care.figures.sums import Figures, add_up
from care.figures.worked import Worked

Key: TypeAlias = Callable[[Side], str | None]  # None: it does not count there
INSTANT = timedelta(microseconds=1)
NO_PLACE = "-"  # the group of what did not come out of feedback
IN_ITS_TIME = (What.BROKEN, What.WORD_LATE)

KEYS: dict[By, Key] = {
    By.DEPARTMENT: lambda side: side.department,
    By.OPERATOR: lambda side: str(side.operator or "") if side.department else None,
    By.LANGUAGE: lambda side: side.language,
    By.TOUCHPOINT: lambda side: NO_PLACE if side.touchpoint is None else side.touchpoint,
}


@dataclass(frozen=True)
class Group:
    """`key`: of a department or touchpoint (`-`: none), an operator's id (empty: nobody), a language, a week's first
    day.
    """

    key: str
    figures: Figures


class Book:
    """`lives` and `happened` as they were by `now`; what happened in order."""

    def __init__(self, business: Business, now: datetime, rows: Rows, asked: Asked) -> None:
        self._zone, self._now, self._asked = business.tz, now, asked
        self._lives = [life_of(ticket, rows.events.get(ticket.id, ())) for ticket in rows.tickets]
        given = (_feedback(row) for row in rows.feedback)
        gone_on = (_merged(row) for row in rows.merged)
        scored = (_recommended(row) for row in rows.recommended)
        told = chain(given, gone_on, scored, _told(self._lives, rows, business, now))
        self._happened = sorted(told, key=attrgetter("at"))
        self.names: Mapping[int, str] = rows.names

    def total(self, period: Period) -> Figures:
        return add_up(self._within(period), sum(1 for _ in self._open(period)))

    def groups(self, period: Period, by: By) -> tuple[Group, ...]:
        """Those for whom there is anything to say; weeks all and in order, others in none."""
        if by is By.WEEK:
            return tuple(Group(week.first.isoformat(), self.total(week)) for week in period.weeks)
        key = KEYS[by]
        still_open = Counter(map(key, self._open(period)))
        happened = defaultdict(list)
        for each in self._within(period):
            happened[key(each.side)].append(each)
        return tuple(
            Group(name, add_up(happened[name], still_open[name]))
            for name in happened.keys() | still_open.keys()
            if name is not None
        )

    def _counts(self, side: Side) -> bool:
        asked = self._asked
        return asked.department in ("", side.department) and asked.operator in (None, side.operator)

    def _within(self, period: Period) -> Sequence[Happening]:
        start, end = period.bounds(self._zone)
        at = attrgetter("at")
        first, after = (bisect_left(self._happened, bound, key=at) for bound in (start, end))
        return [each for each in counted(self._happened[first:after]) if self._counts(each.side)]

    def _open(self, period: Period) -> Iterator[Side]:
        """For whom each ticket counts that is open at the period's end, or now if that is still to come."""
        start, end = period.bounds(self._zone)
        last = end - INSTANT
        for life in self._lives if start <= self._now else ():
            turn = life.at(last)
            if turn is not None and turn.is_open and self._counts(side := side_of(life, turn.owner)):
                yield side


def _told(lives: Sequence[Life], rows: Rows, business: Business, now: datetime) -> Iterator[Happening]:
    since = min((life.ticket.opened_at for life in lives), default=now)
    working = {
        department: Worked(business.hours_of(department), business.tz, since, now)
        for department in {life.ticket.department for life in lives}
    }
    for life in lives:
        ticket = life.ticket
        events = rows.events.get(ticket.id, ())
        for each in chain(happenings(life, events, working[ticket.department]), spoken(life, events)):
            if each.what not in IN_ITS_TIME or each.at < now:  # that time is still to come
                yield each


def _merged(row: MergedRow) -> Happening:
    return Happening(row.at, What.MERGED, Side(row.department, row.operator, row.language, row.touchpoint))


def _feedback(row: tuple[datetime, str, str, int]) -> Happening:
    at, touchpoint, language, score = row
    return Happening(at, What.FEEDBACK, Side(None, None, language, touchpoint), score)


def _recommended(row: RecommendedRow) -> Happening:
    return Happening(row.at, What.RECOMMENDED, Side(None, None, row.language, None), row.score)
