"""The lock on what is append-only, the audit log, what customers have agreed to and the ledger of points: the store
refuses to change or delete a row, but for what a person or the law may ask.

It is opened within one transaction, so that nothing else slips through. On PostgreSQL its trigger reads a setting of
the transaction, so that whoever may write the table need not own it. SQLite has neither settings nor owners: there the
triggers are taken off and put on again.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import Table, text

from care.store.unit import Unit

KEPT = ("audit", "agreements", "movements", "uses", "rules")
DEEDS = ("UPDATE", "DELETE")


@asynccontextmanager
async def unlocked(unit: Unit, table: Table) -> AsyncIterator[None]:
    """Of this table, one of KEPT."""
    opened, closed = _on_postgres(table.name) if unit.on_postgres else _on_sqlite(table.name)
    for statement in opened:
        await unit.execute(text(statement))
    yield
    for statement in closed:
        await unit.execute(text(statement))


def _on_postgres(table: str) -> tuple[list[str], list[str]]:
    return (
        [f"SELECT set_config('turbota.unlocked', '{table}', true)"],
        ["SELECT set_config('turbota.unlocked', '', true)"],
    )


def _on_sqlite(table: str) -> tuple[list[str], list[str]]:
    return (
        [f"DROP TRIGGER IF EXISTS {table}_is_kept_{deed.lower()}" for deed in DEEDS],
        [
            f"CREATE TRIGGER {table}_is_kept_{deed.lower()} BEFORE {deed} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            for deed in DEEDS
        ],
    )
