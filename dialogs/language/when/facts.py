"""What a phrase of time makes known, each by itself. What it leaves open is implied later (conventions.py)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from dialogs.language.when.folding import Token
from dialogs.language.when.reading import Why


class Role(StrEnum):
    """What a day is for the moment: the day itself, the last of a series, or its first."""

    THE = "the"
    TILL = "till"
    SINCE = "since"


@dataclass(frozen=True)
class Clock:
    hour: int
    minute: int = 0
    sure: bool = True  # else either half of the day may be meant
    dial: bool = False  # said by the twelve hours of a dial
    said: bool = True  # else it is what another word implies: the end of the day
    till: bool = False  # until then, where something goes on


@dataclass(frozen=True)
class Part:
    """Of a day: morning, day, evening, night …; a row of conventions.PARTS."""

    name: str


@dataclass(frozen=True)
class Ahead:
    days: int  # from today


@dataclass(frozen=True)
class Weekday:
    day: int  # Monday is 0
    which: str = ""  # "", "this", "next" of the week after this one, "coming"


@dataclass(frozen=True)
class Date:
    day: int
    month: int = 0  # 0: of this month or the next
    year: int = 0  # 0: of this year or the next
    weekday: int | None = None  # said beside it


@dataclass(frozen=True)
class Whole:
    """Somewhere in a week, month or year: next week; in March, a month by its number."""

    unit: str
    ahead: int = 1
    month: int = 0


@dataclass(frozen=True)
class Edge:
    """The begin, middle or end of a day, week, month or year; of a certain month by its number."""

    place: str
    unit: str
    ahead: int = 0
    month: int = 0


@dataclass(frozen=True)
class Weekend:
    ahead: int = 0


@dataclass(frozen=True)
class Nth:
    """Of a month: the second Tuesday; without a weekday, the last day (-1)."""

    nth: int
    weekday: int | None = None
    ahead: int | None = None  # months from this one; None: the next one that comes
    month: int = 0


Day: TypeAlias = Ahead | Weekday | Date | Whole | Edge | Weekend | Nth


@dataclass(frozen=True)
class Later:
    """So much after now."""

    months: int = 0
    days: int = 0
    minutes: int = 0


@dataclass(frozen=True)
class Every:
    """It recurs. `freq` is that of RFC 5545."""

    freq: str
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int = 0  # of a month, with the weekday
    days: tuple[int, ...] = ()  # of a month; -1: the last
    times: int = 1  # in each period


@dataclass(frozen=True)
class EveryOther:
    """«Через день»: every other day, or the day after tomorrow."""


@dataclass(frozen=True)
class Count:
    times: int


@dataclass(frozen=True)
class For:
    """A series goes on for so long."""

    length: Later
    counted: bool = False  # by a number, not by one word: for two hours


@dataclass(frozen=True)
class Trouble:
    why: Why


@dataclass(frozen=True)
class Doubt:
    """It may be an hour, if no other is said."""


@dataclass(frozen=True)
class As:
    """A day in its role."""

    role: Role
    day: Day


Fact: TypeAlias = Clock | Part | Day | As | Later | Every | EveryOther | Count | For | Trouble | Doubt


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
