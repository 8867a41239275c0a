"""The lock on the audit log: the store refuses to change or delete a row, but for what a person or the law may ask.

It is taken off and put on again within one transaction, so that nothing else slips through.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import text

from care.store.unit import Unit

SAYS = "the audit log is append-only"
DEEDS = ("UPDATE", "DELETE")


@asynccontextmanager
async def unlocked(unit: Unit) -> AsyncIterator[None]:
    for statement in _off(unit.on_postgres):
        await unit.execute(text(statement))
    yield
    for statement in _on(unit.on_postgres):
        await unit.execute(text(statement))


def _off(on_postgres: bool) -> list[str]:
    if on_postgres:
        return ["DROP TRIGGER IF EXISTS audit_is_kept ON audit"]
    return [f"DROP TRIGGER IF EXISTS audit_is_kept_{deed.lower()}" for deed in DEEDS]


def _on(on_postgres: bool) -> list[str]:
    if on_postgres:
        return [
            (
                "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{SAYS}'; END $$"
            ),
            (
                "CREATE TRIGGER audit_is_kept BEFORE UPDATE OR DELETE ON audit "
                "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            ),
        ]
    return [
        f"CREATE TRIGGER audit_is_kept_{deed.lower()} BEFORE {deed} ON audit "
        f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
        for deed in DEEDS
    ]
