"""A chart as plain values: every word and number in it is worded, only the drawing is left
(bot/delivery/rendering/drawing.py).
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True)
class Series:
    name: str
    values: tuple[int, ...]


@dataclass(frozen=True)
class Course:
    """How it went: for each label a bar of each series, and a line over them."""

    title: str
    labels: tuple[str, ...]
    bars: tuple[Series, ...]
    line: Series | None = None
    thousands: str = "\u00a0"  # between digits
    kind: Literal["course"] = "course"


@dataclass(frozen=True)
class Row:
    name: str
    said: str  # its values in words
    values: tuple[float | None, ...]  # one for each of the panel's names
    mark: float | None = None


@dataclass(frozen=True)
class Rows:
    """Lying bars: for each row one of each name."""

    title: str
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    full: float  # the value whose bar takes the whole width
    mark: str = ""  # what a row's mark is called
    nested: bool = False  # the bars of a row lie upon each other, the first in front
    kind: Literal["rows"] = "rows"


@dataclass(frozen=True)
class Cell:
    said: str
    share: float | None = None  # of the whole, 0 to 1


@dataclass(frozen=True)
class GridRow:
    name: str
    cells: tuple[Cell, ...]  # one for each head


@dataclass(frozen=True)
class Grid:
    """A table."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[GridRow, ...]
    kind: Literal["grid"] = "grid"


@dataclass(frozen=True)
class RangeRow:
    name: str
    said: str
    value: float | None = None  # None: nothing is drawn
    low: float = 0
    high: float = 0


@dataclass(frozen=True)
class Ranges:
    """A value each, and between what and what it likely is."""

    title: str
    value: str  # what the value is called, and the range
    likely: str
    rows: tuple[RangeRow, ...]
    least: float
    most: float
    ends: tuple[str, str]  # what these two are called
    kind: Literal["ranges"] = "ranges"


Part: TypeAlias = Course | Rows | Grid | Ranges


@dataclass(frozen=True)
class Chart:
    title: str
    subtitle: str
    parts: tuple[Part, ...]
    note: str = ""
