"""What all phrases of a text make known together. Two facts that cannot both be are two moments."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from dialogs.language.when.conventions import NotSo, in_part
from dialogs.language.when.facts import (
    Ahead,
    As,
    Clock,
    Count,
    Date,
    Day,
    Doubt,
    Edge,
    Every,
    EveryOther,
    Fact,
    For,
    Later,
    Nth,
    Part,
    Role,
    Trouble,
    Weekday,
    Weekend,
    Whole,
)
from dialogs.language.when.reading import Why

NOON = 12


WIDE = ("evening", "tonight", "night")
T = TypeVar("T")


@dataclass
class Known:
    clocks: tuple[Clock, ...] = ()
    part: str = ""
    doubt: bool = False
    days: tuple[Day, ...] = ()
    till: Day | None = None
    since: Day | None = None
    later: Later | None = None
    every: Every | None = None
    other: bool = False  # «через день», which may be a series
    count: int = 0
    length: Later | None = None
    counted: bool = False

    def hours(self) -> list[tuple[Clock, ...]]:
        """The times that may be meant: of each reading all its times. Empty: none is said. Raises NotSo."""
        told = self._told()
        if self.part:
            return [tuple(in_part(clock, self.part) for clock in told)] if told else []
        if all(clock.sure for clock in told):
            return [told] if told else []
        late = tuple(Clock(clock.hour + NOON, clock.minute) if not clock.sure else clock for clock in told)
        return [tuple(Clock(clock.hour, clock.minute) for clock in told), late]

    def _told(self) -> tuple[Clock, ...]:
        """An hour that is said goes before one that another word implies."""
        said = tuple(clock for clock in self.clocks if clock.said)
        return said or self.clocks


def known(facts: Iterable[Fact]) -> Known:
    """Raises NotSo."""
    found = Known()
    for fact in facts:
        _add(found, fact)
    if found.doubt and not found.clocks:
        raise NotSo(Why.UNCLEAR)
    return found


def _add(found: Known, fact: Fact) -> None:  # noqa: C901 - a case for each kind of fact
    match fact:
        case Trouble():
            raise NotSo(fact.why)
        case Clock():
            if fact not in found.clocks:
                found.clocks += (fact,)
        case Part():
            found.part = _part(found.part, fact.name)
        case As(Role.TILL, day):
            found.till = _one(found.till, day)
        case As(Role.SINCE, day):
            found.since = _one(found.since, day)
        case As(_, day):
            found.days += (day,)
        case Later():
            found.later = _one(found.later, fact)
        case Every():
            found.every = _joined(found.every, fact)
        case EveryOther():
            found.other = True
        case Doubt():
            found.doubt = True
        case Count():
            found.count = _one(found.count, fact.times)
        case For():
            found.length = _one(found.length, fact.length)
            found.counted = fact.counted
        case Ahead() | Weekday() | Date() | Whole() | Edge() | Weekend() | Nth():
            if fact not in found.days:
                found.days += (fact,)


def _part(old: str, new: str) -> str:
    """Tonight, before bed: the one that says more."""
    return (
        new if old in WIDE and new == "sleep" else old if new in WIDE and old == "sleep" else _one(old, new)
    )


def _one(old: T | None, new: T) -> T:
    if old and old != new:
        raise NotSo(Why.TWO)
    return new


def _joined(old: Every | None, new: Every) -> Every:
    """Every week, on Mondays; every month on the 15th: one says how often, the other which day."""
    if old is None or old == new:
        return new
    plain, named = (old, new) if not (old.weekdays or old.days) else (new, old)
    if plain.weekdays or plain.days or named.interval != 1:
        raise NotSo(Why.UNCLEAR)
    counted = plain.times in (1, len(named.weekdays or named.days))  # twice a month on the 1st and 15th
    fits = plain.freq == named.freq or (plain.freq == "DAILY" and plain.interval == 1)
    if not (counted and fits):
        raise NotSo(Why.UNCLEAR)
    return Every(named.freq, plain.interval, named.weekdays, named.nth, named.days)
