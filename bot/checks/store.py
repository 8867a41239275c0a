"""Can the store be reached, and does it have the tables of this version?"""

from pathlib import Path

from sqlalchemy import URL, Connection, make_url

from bot.checks.explained import store_away
from bot.checks.finding import Finding, hint, well, wrong
from care.store.engine import open_engine
from care.store.migrate import current, versions
from dialogs.language.words import Words


async def check_store(database_url: str, _: Words) -> Finding:
    try:
        url = make_url(database_url)
        shown = url.render_as_string(hide_password=True)
        if is_to_be_made(url):
            return hint(
                _.plain(_("There is no database at {url} yet; the first start creates it.", url=shown))
            )
        version, newest, known = await _versions(database_url)
    except Exception as error:
        return store_away(error, _)
    if version == newest:
        return well(_.plain(_("The database at {url} is in order.", url=shown)))
    if version is not None and not known:
        text = _("The database at {url} was written by a newer version of Turbota.", url=shown)
        return wrong(_.plain(text), _.plain(_("Update Turbota, or restore the last backup of the database.")))
    text = _("The database at {url} does not have the tables of this version yet.", url=shown)
    remedy = _("The next start updates it, and so does turbota migrate. Make a backup first.")
    return hint(_.plain(text), _.plain(remedy))


def is_to_be_made(url: URL) -> bool:
    """There is none yet, and looking into it would make it."""
    return url.get_backend_name() == "sqlite" and bool(url.database) and not Path(url.database or "").exists()


async def _versions(database_url: str) -> tuple[str | None, str, bool]:
    """The store's version, this program's, and whether the program has heard of the store's."""
    engine = open_engine(database_url)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(_compare)
    finally:
        await engine.dispose()


def _compare(connection: Connection) -> tuple[str | None, str, bool]:
    known, version = versions(), current(connection)
    return version or None, known[-1], version in known
