"""`turbota migrate`."""

import asyncio
from typing import Annotated

import typer


def migrate(
    to: Annotated[
        str, typer.Option(help="The version to take the database to, back or up. Default: this program's.")
    ] = "",
) -> None:
    """Update the database to this version, as each start does; or take it back, before you install an older Turbota."""
    from bot.checks.reader import reader_words
    from bot.settings.settings import load_places
    from care.store.migrate import migrate_to, versions
    from care.store.unit import Store

    known, _ = versions(), reader_words()
    version = to or known[-1]
    if version not in known:
        says = _("There is no such version. These are known: {versions}.", versions=", ".join(known))
        raise typer.BadParameter(_.plain(says))

    async def work(url: str) -> None:
        async with Store.opened(url) as store:
            await migrate_to(store.engine, version)

    asyncio.run(work(load_places().database_url))
    if version == known[-1]:
        says = _("The database is up to date: version {version}.", version=version)
    else:
        says = _(
            "The database is at version {version} now. Before the next start, install the version of "
            "Turbota that it belongs to: this one would update it again.",
            version=version,
        )
    typer.echo(_.plain(says))
