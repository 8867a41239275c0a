"""What has been kept long enough, from the command line, beside a bot that runs or not."""

from collections import Counter

from bot.checks.reader import reader_words
from bot.settings.settings import Places
from care import retention
from care.business import Business
from care.retention import Outlook
from care.store.unit import Store
from dialogs.language.words import Words


async def outlook(places: Places, business: Business) -> list[str]:
    """A line for each kind: how long it is kept, how much would go, and from when the oldest of it is."""
    async with Store.opened(places.database_url, business) as store, store.read() as unit:
        found = await retention.outlook(unit)
    _ = reader_words()
    return [_line(each, _) for each in found]


async def clear(places: Places, business: Business) -> list[str]:
    """Delete all of it, batch by batch: whatever ends us, what is gone is gone whole."""
    gone: Counter[str] = Counter()
    _ = reader_words()
    async with Store.opened(places.database_url, business) as store:
        while True:
            async with store.write() as unit:
                taken = await retention.take(unit)
                await unit.commit()
            gone.update(taken)
            if not taken:
                break
        await store.sweep()
    lines = [_("{kind}: {count} deleted", kind=kind, count=_.number(count)) for kind, count in gone.items()]
    return [_.plain(line) for line in lines or [_("Nothing has been kept for too long.")]]


def _line(each: Outlook, _: Words) -> str:
    if each.kept is None:
        return _.plain(_("{kind}: kept for good", kind=each.kind))
    kept = _("{kind}: kept for {term}", kind=each.kind, term=_.term(each.kept))
    if not each.count or each.oldest is None:
        return _.plain(_("{kept}; nothing to delete", kept=kept))
    when = _.full_date(each.oldest)
    return _.plain(
        _("{kept}; {count} to delete, the oldest from {when}", kept=kept, count=each.count, when=when)
    )
