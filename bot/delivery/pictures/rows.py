"""Lying bars, a row each: its name and what it says above, its bars below."""

from collections.abc import Iterable

from bot.delivery.pictures import letters
from bot.delivery.pictures.page import EDGE, ROOM, SMALL, TEXT, WIDTH, Bar, Key, Line, Page, Words
from dialogs.staff.figures.chart import Row, Rows

BAR = 0.3  # inches, for all bars of a row
BELOW = 0.14  # them
BETWEEN = 0.2  # a name and what is said of it
LEAST = 0.3  # of the width is the name's if it needs it, however much is said


def lay_rows(page: Page, rows: Rows) -> None:
    page.part(rows.title, _keys(page, rows))
    size = size_for((row.name, row.said) for row in rows.rows)
    for row in rows.rows:
        name_and_said(page, row.name, row.said, size)
        _bars(page, rows, row)


def size_for(rows: Iterable[tuple[str, str]]) -> float:
    """One for all of them: the larger, if each has room for it."""
    fits = (letters.width(name, TEXT) + letters.width(said, TEXT) + BETWEEN <= ROOM for name, said in rows)
    return TEXT if all(fits) else SMALL


def name_and_said(page: Page, name: str, said: str, size: float) -> None:
    """In one line, each cut to what the other leaves it."""
    least = min(letters.width(name, size), ROOM * LEAST)
    said = letters.clipped(said, size, ROOM - least - BETWEEN)
    name = letters.clipped(name, size, ROOM - letters.width(said, size) - BETWEEN)
    baseline = page.y + letters.ABOVE * TEXT / letters.POINTS
    page.put(
        Words(EDGE, baseline, name, size, page.theme.ink),
        Words(WIDTH - EDGE, baseline, said, size, page.theme.muted, side="right"),
    )
    page.y += letters.line_height(TEXT)


def _keys(page: Page, rows: Rows) -> list[Key]:
    if len(rows.names) == 1 and not rows.mark:
        return []
    theme = page.theme
    keys = [
        Key("pale", theme.pale, name, theme.series[0])
        if _is_pale(rows, index)
        else Key("bar", theme.series[index], name)
        for index, name in enumerate(rows.names)
    ]
    return [*keys, Key("mark", theme.ink, rows.mark)] if rows.mark else keys


def _is_pale(rows: Rows, index: int) -> bool:
    return rows.nested and index > 0


def _bars(page: Page, rows: Rows, row: Row) -> None:
    theme, top = page.theme, page.y + 0.05
    if not rows.nested:
        page.put(Bar(EDGE, top, ROOM, BAR, theme.faint))  # how far it could go
    each = BAR if rows.nested else BAR / len(rows.names)
    named = zip(range(len(rows.names)), row.values, strict=True)
    for index, value in reversed(list(named)):
        width = ROOM * min((value or 0) / rows.full, 1) if rows.full else 0.0
        pale = _is_pale(rows, index)
        colour, edge = (theme.pale, theme.series[0]) if pale else (theme.series[index], "")
        y = top if rows.nested else top + index * each
        if width:
            page.put(Bar(EDGE, y, width, each, colour, edge))
    if row.mark is not None and rows.full:
        x = EDGE + ROOM * row.mark / rows.full
        page.put(Line(((x, top - 0.03), (x, top + BAR + 0.03)), theme.ink, 4))
    page.y = top + BAR + BELOW
