"""The audit log from the command line, beside a bot that runs or not."""

from datetime import timedelta

from bot.settings.settings import Places
from care.staff import audit
from care.staff.audit import Filter, Noted
from care.store.unit import Store
from care.values.clock import SystemClock


async def read(places: Places, back: timedelta | None) -> list[Noted]:
    """Newest first; `back`: only what was done since so long ago."""
    async with Store.opened(places.database_url) as store, store.read() as unit:
        return await audit.read(unit, _since(back))


async def take_out(places: Places, back: timedelta | None) -> list[Noted]:
    """The same for a file, and that is written down, too."""
    async with Store.opened(places.database_url) as store, store.write() as unit:
        found = await audit.read(unit, _since(back))
        await audit.write(unit, audit.HOUSE, "export", rows=len(found))
        await unit.commit()
    return found


def _since(back: timedelta | None) -> Filter:
    return Filter(since=SystemClock().now() - back) if back is not None else Filter()
