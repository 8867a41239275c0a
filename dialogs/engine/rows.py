"""How much stands side by side below a message on a phone: what would be cut off begins a new row.

The widths are characters of a label, measured on a narrow phone (360 points); an emoji is as wide as two.
"""

from collections.abc import Iterable

from dialogs.engine.machine import Row
from dialogs.language import sanitize

# By how many stand in a row.
WIDTHS = {1: 24, 2: 16, 3: 10, 4: 7, 5: 6, 6: 4, 7: 3}


def fits(row: Row) -> bool:
    """Whether every label of the row can be read to its end. Nothing helps a button that stands alone."""
    width = WIDTHS.get(len(row), 0)
    return len(row) == 1 or all(sanitize.length(button.label) <= width for button in row)


def fitting(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The same buttons in the same order, in rows that fit."""
    return tuple(part for row in rows for part in _parts(row))


def _parts(row: Row) -> Iterable[Row]:
    part: Row = ()
    for button in row:
        if part and not fits((*part, button)):
            yield part
            part = ()
        part = (*part, button)
    if part:
        yield part
