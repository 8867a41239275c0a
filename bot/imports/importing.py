"""Customers and purchases from a file, from the command line, beside a bot that runs or not."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from bot.imports import cells, columns, rows, sentences
from bot.imports.columns import Columns
from bot.imports.rows import Reads, Sense
from bot.imports.running import Run
from bot.imports.table import Table, UnreadableTableError, read_table
from bot.settings.settings import Places
from care.business import Business
from care.store.unit import Store
from dialogs.language.words import Words


class WrongFileError(ValueError):
    """Nothing of it was taken; its text says why, for a person."""


@dataclass(frozen=True)
class Kind:
    """What is imported: how its columns are headed, of which groups one is needed, and what a row says."""

    names: Mapping[str, str]
    needed: tuple[tuple[str, ...], ...]
    reads: Reads


CUSTOMERS = Kind(
    columns.CUSTOMERS, (("phone", "card"), ("points", "bonus", "paid", "birthday")), rows.customer
)
PURCHASES = Kind(columns.PURCHASES, (("phone", "card"), ("at",), ("sum",)), rows.purchase)
WORDS = {"customers": CUSTOMERS, "purchases": PURCHASES}


@dataclass(frozen=True)
class Import:
    """A file of which we know what it is, and nothing is done yet."""

    kind: Kind
    table: Table
    columns: Columns
    business: Business
    words: Words

    def heading(self) -> Iterator[str]:
        return sentences.heading(self.table, self.columns, self.words)

    def question(self) -> str:
        """What must be asked of its sums; empty: nothing, a heading or a part of a hryvnia says it."""
        first: tuple[str, Decimal] | None = None
        if self.columns.of_poster and not self.columns.kopecks:
            for heading, found in self._sums():
                if found % 1:
                    return ""
                first = first or (heading, found)
        return sentences.which_money(*first, self.business.loyalty.currency, self.words) if first else ""

    def _sums(self) -> Iterator[tuple[str, Decimal]]:
        """Each that is not zero, with the heading of its column."""
        for record in self.table.records():
            for name in columns.MONEY:
                try:
                    found = cells.number(self.columns.cell(record, name))
                except cells.WrongCellError:
                    continue
                if found:
                    yield self.columns.headings[self.columns.places[name][0]], found

    async def run(
        self, places: Places, done: Callable[[int], None], *, kopecks: bool | None, dry: bool, till: str
    ) -> tuple[list[str], bool]:
        """What to say about it, and whether every row was taken. Raises WrongFileError."""
        sense = Sense(self.columns, self.business, kopecks=kopecks, till=till)
        run = Run(self.kind.reads, sense, dry)
        async with Store.opened(places.database_url, self.business) as store:
            report = await run.through(store, self.table, done)
        return list(sentences.summary(report, sense, dry=dry, _=self.words)), not report.refused


def look_into(what: str, file: Path, business: Business, words: Words) -> Import:
    """Raises WrongFileError."""
    kind, _ = WORDS[what], words
    known = columns.known(kind.names)
    try:
        table = read_table(file, lambda heading: columns.normal(heading) in known)
    except UnreadableTableError as error:
        raise WrongFileError(sentences.unreadable(error, _)) from None
    found = columns.map_columns(table.headings, kind.names)
    for group in kind.needed:
        if not any(name in found.places for name in group):
            raise WrongFileError(sentences.missing(group, table.headings, _))
    return Import(kind, table, found, business, words)
