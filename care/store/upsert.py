"""Statements that are built once, because SQLAlchemy takes longer to build one than to run it (docs/performance.md)."""

from functools import cache

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert


@cache
def insert_into(table: Table, on_postgres: bool) -> PostgresInsert | SqliteInsert:
    """An INSERT that knows ON CONFLICT, which both stores have and SQLAlchemy spells twice."""
    return postgresql.insert(table) if on_postgres else sqlite.insert(table)


@cache
def upsert(
    table: Table, on_postgres: bool, keys: tuple[str, ...], changed: tuple[str, ...]
) -> PostgresInsert | SqliteInsert:
    """An INSERT that writes the columns `changed` over a row with the same `keys`."""
    insert = insert_into(table, on_postgres)
    new = {name: insert.excluded[name] for name in changed}
    return insert.on_conflict_do_update(index_elements=keys, set_=new)
