"""How much room words take, and how they are made to fit."""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

ELLIPSIS = "…"
POINTS = 72  # an inch
DPI = 128  # as it is drawn: letters are as wide as whole dots let them be
ABOVE, BELOW = (
    0.93,
    0.24,
)  # of its size, what a line of DejaVu Sans takes above and below where its letters stand


@cache
def _measuring() -> Callable[[str, float, bool], float]:
    from matplotlib.backends.backend_agg import RendererAgg  # noqa: PLC0415 - heavy, and nothing else needs it
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415

    renderer: Any = RendererAgg(8, 8, DPI)  # type: ignore[no-untyped-call]

    def measure(text: str, size: float, bold: bool) -> float:
        font = FontProperties(family="DejaVu Sans", size=size, weight="bold" if bold else "normal")
        return float(renderer.get_text_width_height_descent(text, font, ismath=False)[0]) / DPI

    return measure


@lru_cache(4096)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """In inches."""
    return _measuring()(text, size, bold) if text else 0.0


def line_height(size: float) -> float:
    return (ABOVE + BELOW) * size / POINTS


def clipped(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """As much of it as fits in a line, with an ellipsis where it was cut."""
    text = " ".join(text.split())
    if width(text, size, bold=bold) <= room:
        return text
    short, long = 0, len(text)
    while short < long - 1:
        middle = (short + long) // 2
        fits = width(text[:middle].rstrip() + ELLIPSIS, size, bold=bold) <= room
        short, long = (middle, long) if fits else (short, middle)
    return text[:short].rstrip() + ELLIPSIS


def wrapped(text: str, size: float, room: float, *, most: int = 2, bold: bool = False) -> list[str]:
    """In lines, broken between words; the last of them is cut if there would be more than `most`."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        count = len(words)
        while count > 1 and width(" ".join(words[:count]), size, bold=bold) > room:
            count -= 1
        lines.append(clipped(" ".join(words[:count]), size, room, bold=bold))
        words = words[count:]
    return [*lines, clipped(" ".join(words), size, room, bold=bold)] if words else lines
