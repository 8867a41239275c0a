"""A spreadsheet that was saved as CSV, in whatever encoding and with whatever separator, read row by row.

It is looked through once before anything comes of it: what cannot be read is found then, and how many rows there are.
"""

import codecs
import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

UTF8, UTF16, WINDOWS = "utf-8-sig", "utf-16", "cp1251"
BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how .xlsx and .xls begin
SEPARATORS = (";", ",", "\t")
CHUNK = 1 << 16  # bytes
SAYS = "sep="  # how a first line names the separator, for Excel


class UnreadableTableError(Exception):
    """`code`: workbook, encoding, empty, quotes. `line`: where, if that is known."""

    def __init__(self, code: str, line: int = 0) -> None:
        super().__init__(code)
        self.code, self.line = code, line


@dataclass(frozen=True)
class Record:
    """`line`: the first of those on which it stands, from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    file: Path
    encoding: str
    separator: str
    headings: tuple[str, ...]
    count: int = 0  # of rows below the headings; empty ones are passed over

    def records(self) -> Iterator[Record]:
        """Raises UnreadableTableError."""
        with _opened(self.file, self.encoding) as file:
            found = _records(file, self.separator)
            next(found)
            yield from found


def read_table(file: Path, known: Callable[[str], bool]) -> Table:
    """`known`: whether it is a heading that we look for. Raises UnreadableTableError, and OSError."""
    encoding = _encoding(file)
    heads = {separator: _headings(file, encoding, separator) for separator in SEPARATORS}
    separator, headings = max(heads.items(), key=lambda head: (sum(map(known, head[1])), len(head[1])))
    table = Table(file, encoding, separator, headings)
    return Table(file, encoding, separator, headings, sum(1 for _record in table.records()))


def _encoding(file: Path) -> str:
    with file.open("rb") as opened:
        begins = opened.read(4)
    if begins in WORKBOOKS:
        raise UnreadableTableError("workbook")
    if begins.startswith(BOMS):
        return UTF16
    return next((each for each in (UTF8, WINDOWS) if _fits(file, each)), "") or _unknown()


def _fits(file: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with file.open("rb") as opened:
            while chunk := opened.read(CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _unknown() -> str:
    raise UnreadableTableError("encoding")


def _headings(file: Path, encoding: str, separator: str) -> tuple[str, ...]:
    """Nothing where quotation marks say that this is not the separator."""
    with _opened(file, encoding) as opened:
        try:
            found = next(_records(opened, separator), None)
        except UnreadableTableError:
            return ()
    if found is None:
        raise UnreadableTableError("empty")
    return tuple(cell.strip() for cell in found.cells)


@contextmanager
def _opened(file: Path, encoding: str) -> Iterator[TextIO]:
    try:
        with file.open(encoding=encoding, newline="") as opened:
            yield opened
    except UnicodeDecodeError:
        raise UnreadableTableError("encoding") from None


def _records(file: TextIO, separator: str) -> Iterator[Record]:
    """The headings, and what stands below them. A quote that is opened and not closed would swallow the rest."""
    reader, line = csv.reader(file, delimiter=separator, strict=True), 1
    try:
        for cells in reader:
            names_separator = line == 1 and separator.join(cells).lower().startswith(SAYS)
            if any(cell.strip() for cell in cells) and not names_separator:
                yield Record(line, tuple(cells))
            line = reader.line_num + 1
    except csv.Error:
        raise UnreadableTableError("quotes", line) from None
