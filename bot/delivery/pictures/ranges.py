"""A value and between what it likely lies, a row each, on one scale."""

from bot.delivery.pictures import letters
from bot.delivery.pictures.page import EDGE, ROOM, SMALL, WIDTH, Bar, Key, Line, Page, Side, Words
from bot.delivery.pictures.rows import name_and_said, size_for
from dialogs.staff.figures.chart import Ranges

HEIGHT = 0.34


def lay_ranges(page: Page, ranges: Ranges) -> None:
    theme = page.theme
    page.part(
        ranges.title,
        (Key("line", theme.series[0], ranges.value), Key("pale", theme.pale, ranges.likely, theme.series[0])),
    )
    size = size_for((row.name, row.said) for row in ranges.rows)
    for row in ranges.rows:
        name_and_said(page, row.name, row.said, size)
        middle = page.y + HEIGHT / 2
        page.put(Line(((EDGE, middle), (WIDTH - EDGE, middle)), theme.faint, 2))
        zero = _place(ranges, 0)
        page.put(Line(((zero, page.y + 0.04), (zero, page.y + HEIGHT - 0.04)), theme.muted, 1.5))
        if row.value is not None:
            low, high = _place(ranges, row.low), _place(ranges, row.high)
            page.put(
                Bar(low, middle - 0.09, high - low, 0.18, theme.pale, theme.series[0]),
                Line(((_place(ranges, row.value), middle),), theme.series[0], 6, dots=True),
            )
        page.y += HEIGHT + 0.08
    _scale(page, ranges)


def _place(ranges: Ranges, value: float) -> float:
    return EDGE + ROOM * (value - ranges.least) / (ranges.most - ranges.least)


def _scale(page: Page, ranges: Ranges) -> None:
    ends: tuple[tuple[float, str, Side], ...] = (
        (EDGE, ranges.ends[0], "left"),
        (_place(ranges, 0), "0", "center"),
        (WIDTH - EDGE, ranges.ends[1], "right"),
    )
    baseline = page.y + letters.ABOVE * SMALL / letters.POINTS
    for x, text, side in ends:
        page.put(Words(x, baseline, text, SMALL, page.theme.muted, side=side))
    page.y += letters.line_height(SMALL)
