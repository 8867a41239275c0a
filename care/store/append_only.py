"""The lock on the audit log: the store refuses to change or delete a row, but for what a person or the law may ask.

It is opened within one transaction, so that nothing else slips through. On PostgreSQL its trigger reads a setting of
the transaction, so that whoever may write the table need not own it. SQLite has neither settings nor owners: there the
triggers are taken off and put on again.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import text

from care.store.unit import Unit

SAYS = "the audit log is append-only"
DEEDS = ("UPDATE", "DELETE")


@asynccontextmanager
async def unlocked(unit: Unit) -> AsyncIterator[None]:
    opened, closed = _POSTGRES if unit.on_postgres else _SQLITE
    for statement in opened:
        await unit.execute(text(statement))
    yield
    for statement in closed:
        await unit.execute(text(statement))


_POSTGRES = (
    ["SELECT set_config('turbota.unlocked', 'audit', true)"],
    ["SELECT set_config('turbota.unlocked', '', true)"],
)
_SQLITE = (
    [f"DROP TRIGGER IF EXISTS audit_is_kept_{deed.lower()}" for deed in DEEDS],
    [
        f"CREATE TRIGGER audit_is_kept_{deed.lower()} BEFORE {deed} ON audit "
        f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
        for deed in DEEDS
    ],
)
