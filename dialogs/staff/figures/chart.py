"""A chart as plain values: every word and number in it is worded, only the drawing is left
(bot/delivery/rendering/drawing.py).
"""

from dataclasses import dataclass


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
    line: Series


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


@dataclass(frozen=True)
class Chart:
    title: str
    subtitle: str
    course: Course
    panels: tuple[Rows, ...]
    note: str = ""
