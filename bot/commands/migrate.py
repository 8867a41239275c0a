"""`turbota migrate`."""

import asyncio

import typer


def migrate() -> None:
    """Bring the store to this version's tables. `turbota run` does so at each start."""
    from bot.reader import reader_words
    from bot.settings import load_places
    from care.store.migrate import migrated

    async def work(url: str) -> None:
        async with migrated(url):
            pass

    asyncio.run(work(load_places().database_url))
    _ = reader_words()
    typer.echo(_("The database is up to date."))
