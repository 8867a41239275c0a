"""Tables as CSV files, for programs that calculate."""

import csv
import io
from collections.abc import Iterable, Sequence

MARK = "\ufeff"  # without it Excel takes UTF-8 for something else
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Texts that a program would take for a formula are made texts: a person may be called anything."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return MARK + file.getvalue()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
