"""What figures can be: a time, a date, a number, a year; or what the reader must tell by the words beside them."""

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from dialogs.language.when.folding import Token, Value

CENTURY = 2000
LAST_HOUR, LAST_MINUTE, LAST_DAY, LAST_MONTH = 24, 59, 31, 12
YEARS = range(1900, 2200)
MOST = 10**9  # there are no larger numbers
ALWAYS = (24, 7)

Kind: TypeAlias = tuple[str, Value]
Shape: TypeAlias = tuple[re.Pattern[str], Callable[[Sequence[int]], Kind]]


def meaning(written: str) -> Kind:
    for pattern, made in SHAPES:
        found = pattern.fullmatch(written)
        if found is not None:
            return made([int(part) for part in found.groups() if part is not None])
    return ("word", written)


def _number(parts: Sequence[int]) -> Kind:
    return ("year" if parts[0] in YEARS else "number", min(parts[0], MOST))


def _year(short: int) -> int:
    return short if short >= LAST_MINUTE * 2 else CENTURY + short


def _dashed(parts: Sequence[int]) -> Kind:
    """20-00 is a time, 10-12 is from ten to twelve."""
    hour, minute = parts
    time = (
        hour <= LAST_HOUR
        and minute <= LAST_MINUTE
        and (minute > LAST_HOUR or minute <= hour)
        and minute % 5 == 0
    )
    return ("time", (hour, minute)) if time else ("span", (hour, minute))


def _slashed(parts: Sequence[int]) -> Kind:
    day, month = parts
    fits = max(parts) <= LAST_DAY and min(parts) <= LAST_MONTH and (day, month) != ALWAYS
    return ("slash", (day, month)) if fits else ("word", "")


def _shape(pattern: str, made: Callable[[Sequence[int]], Kind]) -> Shape:
    return re.compile(pattern), made


SHAPES = (
    _shape(r"(\d{1,2}):(\d{2})(?::\d{2})?", lambda parts: ("time", (parts[0], parts[1]))),
    _shape(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", lambda parts: ("date", (parts[2], parts[1], parts[0]))),
    _shape(
        r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})", lambda parts: ("slash", (parts[0], parts[1], _year(parts[2])))
    ),
    _shape(
        r"(\d{1,2})[-.](\d{1,2})[-.](\d{4}|\d{2})",
        lambda parts: ("date", (parts[0], parts[1], _year(parts[2]))),
    ),
    _shape(r"(\d{1,2})\.(\d)(?!\d)", lambda parts: ("dotted", (parts[0], parts[1], 1))),
    _shape(r"(\d{1,2})\.(\d{2})", lambda parts: ("dotted", (parts[0], parts[1], 2))),
    _shape(r"(\d{1,3}),(\d)", lambda parts: ("number", parts[0] + parts[1] / 10)),
    _shape(r"(\d{1,2})/(\d{1,2})", _slashed),
    _shape(r"(\d{1,2})[-–](\d{2})", _dashed),
    _shape(r"(\d{1,2})[-–](\d{1,2})", lambda parts: ("span", (parts[0], parts[1]))),
    _shape(r"(\d{1,2})[:.]\d{2}[-–](\d{1,2})[:.]\d{2}", lambda parts: ("span", (parts[0], parts[1]))),
    _shape(r"\d{1,2}(?:,\d{1,2})+", lambda _parts: ("list", 0)),  # 5,20
    _shape(r"(\d+)", _number),
)


def spread(token: Token) -> list[Token]:
    """A list that was typed without spaces, as its numbers."""
    at, numbers = token.start, []
    for part in token.word.split(","):
        numbers.append(Token("number", int(part), at, at + len(part), part))
        at += len(part) + 1
    return numbers
