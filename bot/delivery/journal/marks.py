"""When ids were not given yet, of each row of message ids: an id that was given later than that is higher."""

from bisect import bisect_right
from collections.abc import Iterator

MOST = 600  # of each row


class Marks:
    def __init__(self) -> None:
        self._of: dict[int, list[tuple[float, int]]] = {}

    def __iter__(self) -> Iterator[tuple[int, float, int]]:
        """Row, moment and id, in their order."""
        for row, marks in self._of.items():
            yield from ((row, at, message_id) for at, message_id in marks)

    def put(self, row: int, at: float, message_id: int) -> None:
        """This id was given later than that. One mark in a second is enough."""
        marks = self._of.setdefault(row, [])
        if not marks or at >= marks[-1][0] + 1:
            marks.append((at, message_id))
            del marks[:-MOST]

    def last(self, row: int) -> float | None:
        marks = self._of.get(row)
        return marks[-1][0] if marks else None

    def after(self, row: int, moment: float) -> int | None:
        """The lowest id that is known to have been given later."""
        marks = self._of.get(row, [])
        later = bisect_right(marks, (moment, 0))
        return marks[later][1] if later < len(marks) else None
