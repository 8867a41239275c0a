"""`turbota migrate`."""

import asyncio

import typer


def migrate() -> None:
    """Bring the store to this version's tables. `turbota run` does so at each start."""
    from bot.settings import load_places
    from care.store.migrate import migrate as bring_up
    from care.store.unit import Store

    async def work(url: str) -> None:
        store = Store.at(url)
        try:
            await bring_up(store.engine)
        finally:
            await store.close()

    asyncio.run(work(load_places().database_url))
    typer.echo("The store is up to date.")
