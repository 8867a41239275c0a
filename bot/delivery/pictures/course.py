"""How it went: standing bars side by side over their labels, and a line over them."""

from math import ceil

from bot.delivery.pictures import letters
from bot.delivery.pictures.page import EDGE, SMALL, WIDTH, Bar, Key, Line, Mark, Page, Words
from dialogs.staff.figures.chart import Course

HIGH = 2.4  # inches, the highest bar
FULL = 0.8  # of a label's room, for its bars
STEPS = 4  # lines of the grid at most
BETWEEN = 0.15  # labels


def lay_course(page: Page, course: Course) -> None:
    theme = page.theme
    keys = [Key("bar", theme.series[index], each.name) for index, each in enumerate(course.bars)]
    line = [Key("line", theme.ink, course.line.name)] if course.line else []
    page.part(course.title, (*keys, *line))
    values = [
        value for each in (*course.bars, *([course.line] if course.line else [])) for value in each.values
    ]
    step = step_for(max(values, default=0))
    most = max(step, ceil(max(values, default=0) / step) * step)
    said = {value: f"{value:,}".replace(",", course.thousands) for value in range(0, most + 1, step)}
    left = EDGE + max(letters.width(text, SMALL) for text in said.values()) + 0.12
    top = page.y + 0.5 * SMALL / letters.POINTS
    bottom = top + HIGH
    for value, text in said.items():
        y = bottom - HIGH * value / most
        page.put(
            Line(((left, y), (WIDTH - EDGE, y)), theme.faint, 1),
            Words(left - 0.12, y + 0.36 * SMALL / letters.POINTS, text, SMALL, theme.muted, side="right"),
        )
    page.put(*_values(page, course, left, bottom, HIGH / most))
    page.y = bottom + 0.14  # below the nought
    _labels(page, course, left)


def step_for(most: int) -> int:
    """1, 2 or 5 and noughts, so that no more than STEPS lead to the most."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if step * STEPS >= most:
                return step
        size *= 10


def _values(page: Page, course: Course, left: float, bottom: float, unit: float) -> list[Mark]:
    slot = (WIDTH - EDGE - left) / max(len(course.labels), 1)
    wide = slot * FULL / max(len(course.bars), 1)
    found: list[Mark] = []
    for index, series in enumerate(course.bars):
        for place, value in zip(range(len(course.labels)), series.values, strict=True):
            x = left + place * slot + slot * (1 - FULL) / 2 + index * wide
            if value:
                found.append(
                    Bar(x, bottom - value * unit, wide * 0.94, value * unit, page.theme.series[index])
                )
    if course.line:
        points = tuple(
            (left + (place + 0.5) * slot, bottom - value * unit)
            for place, value in enumerate(course.line.values)
        )
        found.append(Line(points, page.theme.ink, 2.5, dots=len(points) <= 31))
    return found


def _labels(page: Page, course: Course, left: float) -> None:
    """Every one, or every second, or as many as stand apart; none beyond the edge."""
    if not course.labels:
        return
    slot = (WIDTH - EDGE - left) / len(course.labels)
    widest = max(letters.width(label, SMALL) for label in course.labels)
    every = max(1, ceil((widest + BETWEEN) / slot))
    baseline = page.y + letters.ABOVE * SMALL / letters.POINTS
    for place, label in list(enumerate(course.labels))[::every]:
        half = letters.width(label, SMALL) / 2
        x = min(max(left + (place + 0.5) * slot, EDGE + half), WIDTH - EDGE - half)
        if place == 0 or x > left + (place + 0.5) * slot - slot / 2:
            page.put(Words(x, baseline, label, SMALL, page.theme.muted, side="center"))
    page.y += letters.line_height(SMALL)
