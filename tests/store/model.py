"""A migrated database with nothing in it but the cast.

SQLite's is a file, and is copied. PostgreSQL's is one for all tests, and made so again before each by a function of its
own: emptying each table with TRUNCATE, which makes new files, took longer than most tests.
"""

from collections.abc import AsyncIterator

from sqlalchemy import text

from care.store.migrate import migrate
from care.store.tables import metadata
from care.store.unit import Store, Unit
from tests.store.cast import NOW, SHOP, StillClock, play

LARGE = 65_536  # bytes: what a test has left there is not carried along


async def prepare(url: str) -> None:
    store = Store.at(url, SHOP, StillClock(NOW))
    await migrate(store.engine)
    async with store.write() as unit:
        await play(unit)
        if unit.on_postgres:
            await _remember(unit)
        await unit.commit()
    await store.close()


async def begin(store: Store) -> None:
    """As it was prepared, whatever tests have done since."""
    async with store.write() as unit:
        await unit.execute(text("SELECT model.begin()"))
        await unit.commit()


async def _remember(unit: Unit) -> None:
    await unit.execute(text("CREATE SCHEMA model"))
    for table in metadata.tables:
        await unit.execute(text(f"CREATE TABLE model.{table} AS TABLE public.{table}"))
    steps = " ".join([step async for step in _steps(unit)])
    # As a replica: the order of tables does not matter, nor what they forbid.
    how = "LANGUAGE plpgsql SET session_replication_role = replica"
    await unit.execute(text(f"CREATE FUNCTION model.begin() RETURNS void {how} AS $$ BEGIN {steps} END $$"))


async def _steps(unit: Unit) -> AsyncIterator[str]:
    for table in metadata.tables:
        yield f"IF pg_relation_size('{table}') > {LARGE} THEN TRUNCATE {table} CASCADE; END IF;"
    for table in metadata.tables:
        yield f"DELETE FROM {table};"  # noqa: S608 - a name of ours
        yield f"INSERT INTO {table} TABLE model.{table};"
    for (sequence,) in await unit.execute(text("SELECT sequencename FROM pg_sequences")):
        yield f"PERFORM setval('{sequence}', 1, false);"
