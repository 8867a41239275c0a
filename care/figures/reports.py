"""The figures that were asked for."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from care.business import Business
from care.figures.asking import Asked, By, Period
from care.figures.book import Book, Group
from care.figures.reading import read
from care.figures.sums import Figures
from care.store.unit import Unit

Answer = TypeVar("Answer")
FEW_DAYS = 14  # up to here a period is shown day by day


@dataclass(frozen=True)
class Report:
    asked: Asked
    total: Figures
    groups: tuple[Group, ...]  # in the order of the settings; operators by name, weeks in time
    names: Mapping[int, str]  # of operators, by id


@dataclass(frozen=True)
class Course(Report):
    """With how it went: day by day, or week by week if it is long."""

    steps: tuple[tuple[Period, Figures], ...]


async def report(unit: Unit, asked: Asked, at: datetime | None = None) -> Report:
    """As it stands now, or stood at `at`."""
    return await _drawn_up(unit, asked, at or unit.now, lambda book: _report(book, unit.business, asked))


async def course(unit: Unit, asked: Asked) -> Course:
    def draw(book: Book) -> Course:
        period = asked.period
        parts = period.days if len(period.days) <= FEW_DAYS else period.weeks
        begun = (part for part in parts if part.bounds(unit.business.tz)[0] <= unit.now)
        steps = tuple((part, book.total(part)) for part in begun)
        return Course(**vars(_report(book, unit.business, asked)), steps=steps)

    return await _drawn_up(unit, asked, unit.now, draw)


async def weekly(unit: Unit, asked: Asked) -> tuple[tuple[Period, Report], ...]:
    """A report for each week of the period."""

    def draw(book: Book) -> tuple[tuple[Period, Report], ...]:
        return tuple((week, _report(book, unit.business, asked, week)) for week in asked.period.weeks)

    return await _drawn_up(unit, asked, unit.now, draw)


async def _drawn_up(unit: Unit, asked: Asked, at: datetime, draw: Callable[[Book], Answer]) -> Answer:
    """Read here, added up beside the event loop: others are served meanwhile."""
    rows = await read(unit, *asked.period.bounds(unit.business.tz))
    return await asyncio.to_thread(lambda: draw(Book(unit.business, at, rows, asked)))


def _report(book: Book, business: Business, asked: Asked, period: Period | None = None) -> Report:
    period = period or asked.period
    order = _order(business, asked.by, book.names)
    groups = sorted(book.groups(period, asked.by), key=lambda group: order(group.key))
    return Report(asked, book.total(period), tuple(groups), book.names)


def _order(business: Business, by: By, names: Mapping[int, str]) -> Callable[[str], tuple[int, str]]:
    """What is not known comes last."""
    known: list[str]
    match by:
        case By.DEPARTMENT:
            known = [department.key for department in business.departments]
        case By.TOUCHPOINT:
            known = [touchpoint.key for touchpoint in business.touchpoints]
        case By.LANGUAGE:
            known = list(business.languages)
        case By.OPERATOR:
            known = [str(key) for key, _name in sorted(names.items(), key=lambda item: item[1].casefold())]
        case By.WEEK:
            known = []
    places = {key: place for place, key in enumerate(known)}
    return lambda key: (places.get(key, len(places)), key)
