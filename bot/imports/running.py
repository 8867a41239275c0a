"""Row after row into the ledger, a few in each transaction: whatever ends us, what is committed is not done twice.

Between two of them others may write, so that a running bot is not held up.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from operator import attrgetter

from bot.imports.cells import WrongCellError
from bot.imports.rows import Reads, Row, Sense
from bot.imports.table import Record, Table
from care.loyalty.problems import Problem
from care.loyalty.purchases import Purchase
from care.store.unit import Store, Unit
from care.tills.brought import Became, bring_customer, bring_purchase, look_alone
from care.values.errors import NotInLedger

AT_ONCE = 30  # rows in a transaction
REST = 0.1  # seconds between two: so often whoever waits for SQLite's only writer asks whether it is free


@dataclass(frozen=True)
class Refused:
    """`code`: a problem of the ledger, or of a cell, whose `text` it is about."""

    line: int
    code: str
    text: str = ""


@dataclass
class Report:
    """`total`: points that were carried over, or money that was paid, of what is new."""

    became: Counter[Became] = field(default_factory=Counter)
    refused: list[Refused] = field(default_factory=list)
    total: Decimal = Decimal(0)


@dataclass
class Run:
    """`dry`: all is found out and nothing is kept, so it remembers itself what it has seen."""

    reads: Reads
    sense: Sense
    dry: bool = False
    rest: float = REST
    report: Report = field(default_factory=Report)
    seen: dict[str, int] = field(default_factory=dict)

    async def through(self, store: Store, table: Table, done: Callable[[int], None]) -> Report:
        """`done` hears of so many more rows."""
        records = table.records()
        while batch := list(islice(records, AT_ONCE)):
            rows = dict(self._read(batch))
            async with store.write() as unit:
                await look_alone(unit, {row.person for row in rows.values()})
                for line, row in rows.items():
                    await self._bring(unit, line, row)
                if not self.dry:
                    await unit.commit()
            done(len(batch))
            if len(batch) == AT_ONCE:
                await asyncio.sleep(self.rest)
        self.report.refused.sort(key=attrgetter("line"))
        return self.report

    def _read(self, batch: Iterable[Record]) -> Iterator[tuple[int, Row]]:
        """By their lines."""
        for record in batch:
            try:
                yield record.line, self.reads(record, self.sense)
            except WrongCellError as error:
                self.report.refused.append(Refused(record.line, error.code, error.text))

    async def _bring(self, unit: Unit, line: int, row: Row) -> None:
        try:
            became = self._seen(row) or await _brought(unit, row)
        except NotInLedger as refusal:
            self.report.refused.append(Refused(line, refusal.problem))
            return
        if self.dry:
            self.seen[row.key] = hash(row)
        self.report.became[became] += 1
        if became is not Became.KNOWN:
            self.report.total += row.told.total if isinstance(row.told, Purchase) else row.told.points

    def _seen(self, row: Row) -> Became | None:
        """What a store would say that had kept the rows before. Raises NotInLedger."""
        before = self.seen.get(row.key)
        if before is not None and before != hash(row):
            raise NotInLedger(problem=Problem.OTHER_BODY)
        return None if before is None else Became.KNOWN


def _brought(unit: Unit, row: Row) -> Awaitable[Became]:
    if isinstance(row.told, Purchase):
        return bring_purchase(unit, row.person, row.told)
    return bring_customer(unit, row.person, row.told)
