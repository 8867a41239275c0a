"""A table: a row for each name, a column for each head; behind what a cell says, a bar of its share."""

from bot.delivery.pictures import letters
from bot.delivery.pictures.page import EDGE, ROOM, SMALL, Bar, Page, Words
from dialogs.staff.figures.chart import Grid

NAMES = 1.5  # inches, of the first column at most
TINY = 12  # points, of the heads
HIGH = 0.42  # a row
GAP = 0.05


def lay_grid(page: Page, grid: Grid) -> None:
    page.part(grid.title)
    names = min(NAMES, max((letters.width(row.name, SMALL) for row in grid.rows), default=0.0)) + 0.1
    wide = (ROOM - names) / len(grid.heads)
    _heads(page, grid, EDGE + names, wide)
    for row in grid.rows:
        baseline = page.y + HIGH / 2 + 0.36 * SMALL / letters.POINTS
        name = letters.clipped(row.name, SMALL, names - 0.05)
        page.put(Words(EDGE, baseline, name, SMALL, page.theme.ink))
        for column, cell in enumerate(row.cells):
            left = EDGE + names + column * wide
            _cell(page, left, wide, cell.said, cell.share)
        page.y += HIGH


def _heads(page: Page, grid: Grid, left: float, wide: float) -> None:
    """Each in as many lines as it needs; all stand upon the table."""
    said = [letters.wrapped(head, TINY, wide - 0.06, most=3) for head in grid.heads]
    most, high = max(map(len, said)), letters.line_height(TINY)
    for column, lines in enumerate(said):
        for index, line in enumerate(lines, most - len(lines)):
            baseline = page.y + index * high + letters.ABOVE * TINY / letters.POINTS
            x = left + (column + 0.5) * wide
            page.put(Words(x, baseline, line, TINY, page.theme.muted, side="center"))
    page.y += most * high + 0.06


def _cell(page: Page, left: float, wide: float, said: str, share: float | None) -> None:
    """Its words on the ground, over a bar of its share: a shade would need a darker ink for some."""
    theme = page.theme
    inner, top = wide - GAP, page.y + GAP / 2
    page.put(Bar(left, top, inner, HIGH - GAP, theme.ground, theme.faint))
    if share:
        page.put(Bar(left, top, inner * min(share, 1), HIGH - GAP, theme.pale))
    baseline = page.y + HIGH / 2 + 0.36 * SMALL / letters.POINTS
    text = letters.clipped(said, SMALL, inner - 0.04)
    page.put(Words(left + inner / 2, baseline, text, SMALL, theme.ink, side="center"))
