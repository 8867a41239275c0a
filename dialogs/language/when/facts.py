"""What a phrase of time makes known, each by itself. What it leaves open is implied later (conventions.py)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from inspect import get_annotations
from typing import ClassVar, Self, TypeAlias, dataclass_transform

from dialogs.language.when.folding import Token
from dialogs.language.when.reading import Why


class Role(StrEnum):
    """What a day is for the moment: the day itself, the last of a series, or its first."""

    THE = "the"
    TILL = "till"
    SINCE = "since"


@dataclass_transform(frozen_default=True)
class Fact:
    """A value of its annotated fields; without `dataclass`, which compiles six methods for each of twenty classes."""

    _names: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls._names = tuple(get_annotations(cls))
        type.__setattr__(cls, "__match_args__", cls._names)

    def __init__(self, *values: object, **named: object) -> None:
        self.__dict__.update(zip(self._names, values, strict=False), **named)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._fields() == other._fields()

    def __hash__(self) -> int:
        return hash((type(self), self._fields()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._fields()}"

    def but(self, **changes: object) -> Self:
        return type(self)(**self.__dict__ | changes)

    def _fields(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self._names)


class Clock(Fact):
    hour: int
    minute: int = 0
    sure: bool = True  # else either half of the day may be meant
    dial: bool = False  # said by the twelve hours of a dial
    told: bool = False  # with am or pm: no other part of the day changes it
    said: bool = True  # else it is what another word implies: the end of the day
    till: bool = False  # until then, where something goes on


class Part(Fact):
    """Of a day: morning, day, evening, night …; a row of conventions.PARTS."""

    name: str


class Ahead(Fact):
    days: int  # from today


class Weekday(Fact):
    day: int  # Monday is 0
    which: str = ""  # "", "this", "next" of the week after this one, "coming"


class Date(Fact):
    day: int
    month: int = 0  # 0: of this month or the next
    year: int = 0  # 0: of this year or the next
    weekday: int | None = None  # said beside it


class Whole(Fact):
    """Somewhere in a week, month or year: next week; in March, a month by its number."""

    unit: str
    ahead: int = 1
    month: int = 0


class Edge(Fact):
    """The begin, middle or end of a day, week, month or year; of a certain month by its number."""

    place: str
    unit: str
    ahead: int = 0
    month: int = 0


class Weekend(Fact):
    ahead: int = 0


class Nth(Fact):
    """Of a month: the second Tuesday; without a weekday, the last day (-1)."""

    nth: int
    weekday: int | None = None
    ahead: int | None = None  # months from this one; None: the next one that comes
    month: int = 0


Day: TypeAlias = Ahead | Weekday | Date | Whole | Edge | Weekend | Nth


class Later(Fact):
    """So much after now."""

    months: int = 0
    days: int = 0
    minutes: int = 0


class Every(Fact):
    """It recurs. `freq` is that of RFC 5545."""

    freq: str
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int = 0  # of a month, with the weekday
    days: tuple[int, ...] = ()  # of a month; -1: the last
    times: int = 1  # in each period


class EveryOther(Fact):
    """«Через день»: every other day, or the day after tomorrow."""


class Count(Fact):
    times: int


class For(Fact):
    """A series goes on for so long."""

    length: Later
    counted: bool = False  # by a number, not by one word: for two hours


class Trouble(Fact):
    why: Why


class Doubt(Fact):
    """It may be an hour, if no other is said."""


class As(Fact):
    """A day in its role."""

    role: Role
    day: Day


@dataclass(frozen=True)
class Found:
    """The tokens of one phrase, for a rule that makes facts of them."""

    tokens: Sequence[Token]
    language: str
    before: Token | None = None  # what stands beside it
    after: Token | None = None
    leads: bool = False  # the text is known to begin with its moment: a command

    def has(self, *kinds: str) -> bool:
        return any(token.kind in kinds for token in self.tokens)

    def all(self, *kinds: str) -> list[Token]:
        return [token for token in self.tokens if token.kind in kinds]

    def the(self, *kinds: str) -> Token:
        """The first of these kinds; a rule asks for what its pattern has."""
        return next(token for token in self.tokens if token.kind in kinds)

    def numbers(self, *kinds: str) -> list[int]:
        """The values of these kinds, in order; those that are no whole numbers are left out."""
        return [token.value for token in self.all(*kinds) if isinstance(token.value, int)]

    def names(self, *kinds: str) -> list[str]:
        return [str(token.value) for token in self.all(*kinds)]

    @property
    def role(self) -> Role:
        match self.tokens[0].kind:
            case "till":
                return Role.TILL
            case "since" | "first":
                return Role.SINCE
            case "ordinal" if len(self.tokens) > 1 and self.tokens[1].kind in ("times", "on"):
                return Role.SINCE
        return Role.THE
