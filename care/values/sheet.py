"""Tables as CSV files, for programs that calculate: a text in them is a text, whatever somebody calls themselves.

Where a decimal has a comma, Excel and its kin part columns by semicolons: a file is as its reader's language has it.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

MARK = "\ufeff"  # without it Excel takes UTF-8 for something else
COMMA_LANGUAGES = ("uk", "ru")
SIGNS = "=+@\uff1d\uff0b\uff20\u207a\ufe62\ufe66\ufe6b\u2212\uff0d\ufe63-"  # also as other scripts write them
UNSEEN = r"\s\x00-\x20\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\"'"
# A formula begins a cell, or stands where a program with other settings would begin one.
FORMULA = re.compile(rf"(^|[;,|\t\r\n\v\f\x85\u2028\u2029])(?=[{UNSEEN}]*[{SIGNS}])")


def as_csv(head: Sequence[str], rows: Iterable[Sequence[object]], language: str = "en") -> str:
    commas = language in COMMA_LANGUAGES
    file = io.StringIO()
    separator = ";" if commas else ","
    writer = csv.writer(file, lineterminator="\r\n", delimiter=separator, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(head)
    writer.writerows([_cell(value, commas) for value in row] for row in rows)
    return MARK + file.getvalue()


def _cell(value: object, commas: bool) -> object:
    match value:
        case str():
            return FORMULA.sub(r"\1'", value)
        case float() if commas:
            return str(value).replace(".", ",")
    return value
