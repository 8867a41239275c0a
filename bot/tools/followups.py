"""What will be asked and said by itself, and what that was worth, from the command line."""

from datetime import timedelta

from bot.checks.reader import reader_words
from bot.settings.settings import Places
from care.business import Business
from care.followups.coming import coming
from care.followups.figures import worth
from care.store.unit import Store
from dialogs.language.words import Words
from dialogs.staff import followups

MOST = 1000
MONTH = timedelta(days=30)


async def next_ones(places: Places, business: Business, ahead: timedelta) -> list[str]:
    """A line for each, the earliest first, in the business's time."""
    _ = Words(reader_words().language, business.tz)
    async with Store.opened(places.database_url, business) as store, store.read() as unit:
        found = await coming(unit, unit.now + ahead, MOST)
    return [_.plain(followups.line(each, None, _)) for each in found] or [
        _.plain(_("The bot will not send anything by itself in that time."))
    ]


async def worth_of(places: Places, business: Business) -> list[str]:
    """A line for each kind."""
    _ = Words(reader_words().language, business.tz)
    async with Store.opened(places.database_url, business) as store, store.read() as unit:
        found = await worth(unit, unit.now - MONTH)
    return [_.plain(followups.figures(each, _)) for each in found]
