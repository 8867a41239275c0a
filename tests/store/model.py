"""A migrated database with nothing in it but the cast."""

from sqlalchemy import text

from care.store.migrate import migrate
from care.store.tables import metadata
from care.store.unit import Store
from tests.store.cast import play


async def prepare(url: str) -> None:
    store = Store.at(url)
    await migrate(store.engine)
    await begin(store)
    await store.close()


async def begin(store: Store) -> None:
    async with store.write() as unit:
        if unit.on_postgres:
            await unit.execute(text(f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY"))
        await play(unit)
        await unit.commit()
