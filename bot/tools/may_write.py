"""Whether a customer may be written to, from the command line, beside a bot that runs or not."""

from bot.checks.reader import reader_words
from bot.settings.settings import Places
from care.business import Business
from care.contact import PURPOSES, verdict_on
from care.store.unit import Store
from dialogs.language.words import Words
from dialogs.staff import contact


class UnknownPurposeError(ValueError):
    """There is no such purpose."""


async def answer(places: Places, business: Business, customer: int, purpose: str) -> list[str]:
    """A line for the purpose, or for each that there is; moments in the business's time. Raises UnknownPurposeError."""
    _ = Words(reader_words().language, business.tz)
    if purpose and purpose not in PURPOSES:
        choices = ", ".join(PURPOSES)
        raise UnknownPurposeError(_.plain(_("write one of these: {choices}", choices=choices)))
    asked = [PURPOSES[purpose]] if purpose else list(PURPOSES.values())
    async with Store.opened(places.database_url, business) as store, store.read() as unit:
        found = [await verdict_on(unit, each, customer) for each in asked]
    return [f"{each.purpose.key}: {_.plain(contact.verdict(each, _))}" for each in found]
