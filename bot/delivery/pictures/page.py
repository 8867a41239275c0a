"""A page that is filled from the top: what stands on it, and where, in inches. `y` grows downwards."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from bot.delivery.pictures import letters
from bot.delivery.pictures.colours import Theme

WIDTH = 8.0  # inches
EDGE = 0.35  # left and right of everything
ROOM = WIDTH - 2 * EDGE
TEXT, SMALL, TITLE, HEAD = 19, 16, 20, 25  # points
GAP = 0.3  # above each part
MARK = 0.22  # the width of a colour in a legend

Side: TypeAlias = Literal["left", "center", "right"]
Shape: TypeAlias = Literal["bar", "pale", "line", "mark"]


@dataclass(frozen=True)
class Words:
    """`y` is where its letters stand."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool = False
    side: Side = "left"

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        width = letters.width(self.text, self.size, bold=self.bold)
        left = self.x - {"left": 0.0, "center": width / 2, "right": width}[self.side]
        inch = self.size / letters.POINTS
        return left, self.y - letters.ABOVE * inch, left + width, self.y + letters.BELOW * inch


@dataclass(frozen=True)
class Bar:
    x: float
    y: float  # its upper edge
    width: float
    height: float
    colour: str
    edge: str = ""


@dataclass(frozen=True)
class Line:
    points: tuple[tuple[float, float], ...]
    colour: str
    thick: float = 2.0  # points
    dots: bool = False


Mark: TypeAlias = Words | Bar | Line


@dataclass(frozen=True)
class Key:
    """What a colour or a shape stands for."""

    shape: Shape
    colour: str
    name: str
    edge: str = ""


@dataclass
class Page:
    theme: Theme
    y: float = EDGE  # what is below is free
    marks: list[Mark] = field(default_factory=list)

    @property
    def height(self) -> float:
        return self.y + EDGE

    def put(self, *marks: Mark) -> None:
        self.marks.extend(marks)

    def write(
        self,
        text: str,
        size: float,
        *,
        colour: str = "",
        bold: bool = False,
        most: int = 2,
        room: float = ROOM,
    ) -> None:
        """In lines from the left edge on, and goes on below them."""
        for line in letters.wrapped(text, size, room, most=most, bold=bold):
            baseline = self.y + letters.ABOVE * size / letters.POINTS
            self.put(Words(EDGE, baseline, line, size, colour or self.theme.ink, bold))
            self.y += letters.line_height(size)

    def part(self, title: str, keys: Sequence[Key] = ()) -> None:
        """Begins a part of the chart, with what its colours mean."""
        self.y += GAP
        self.write(title, TITLE, bold=True)
        if keys:
            self._legend(keys)
        self.y += 0.08

    def _legend(self, keys: Sequence[Key]) -> None:
        x, height = EDGE, letters.line_height(SMALL)
        self.y += 0.06
        for key in keys:
            name = letters.clipped(key.name, SMALL, ROOM - MARK - 0.1)
            needs = MARK + 0.1 + letters.width(name, SMALL)
            if x > EDGE and x + needs > WIDTH - EDGE:
                x, self.y = EDGE, self.y + height
            baseline = self.y + letters.ABOVE * SMALL / letters.POINTS
            self.put(
                *sample(key, x, self.y + height / 2),
                Words(x + MARK + 0.1, baseline, name, SMALL, self.theme.muted),
            )
            x += needs + 0.3
        self.y += height


def sample(key: Key, x: float, middle: float) -> tuple[Mark, ...]:
    """Of what it looks like, in a legend."""
    match key.shape:
        case "line":
            ends = ((x, middle), (x + MARK / 2, middle), (x + MARK, middle))
            return (Line(ends, key.colour, 2.5), Line(ends[1:2], key.colour, 2.5, dots=True))
        case "mark":
            return (Line(((x + MARK / 2, middle - 0.11), (x + MARK / 2, middle + 0.11)), key.colour, 4),)
    return (Bar(x, middle - 0.09, MARK, 0.18, key.colour, key.edge),)
