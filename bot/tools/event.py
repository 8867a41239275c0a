"""What the business's own systems tell of a customer, from the command line, beside a bot that runs or not."""

from datetime import datetime

from bot.checks.reader import reader_words
from bot.settings.settings import Places
from care.business import Business
from care.followups.events import EVENTS, NUMBER
from care.followups.telling import tell
from care.people.customers import find
from care.store.unit import Store
from dialogs.language.words import Words


class WrongEventError(ValueError):
    """`option` is not what it should be."""

    def __init__(self, option: str, why: str) -> None:
        super().__init__(why)
        self.option = option


async def told(
    places: Places, business: Business, what: str, customer: int, order: str, touchpoint: str, at: str
) -> str:
    """What to say about it. Raises WrongEventError; nothing is written then."""
    _ = Words(reader_words().language, business.tz)
    if not NUMBER.fullmatch(order):
        raise WrongEventError("--order", _.plain(_("write its number, such as A-17")))
    if touchpoint and business.touchpoint(touchpoint) is None:
        choices = ", ".join(each.key for each in business.touchpoints)
        raise WrongEventError("--touchpoint", _.plain(_("write one of these: {choices}", choices=choices)))
    async with Store.opened(places.database_url, business) as store, store.write() as unit:
        if await find(unit, customer) is None:
            raise WrongEventError("--customer", _.plain(_("this person has never written to the bot")))
        moment = _moment(business, at, _) if at else unit.now
        is_new = await tell(
            unit, EVENTS[what](customer=customer, reference=order, touchpoint=touchpoint, at=moment)
        )
        await unit.commit()
    return _.plain(_("Noted.") if is_new else _("This is already known, so nothing was changed."))


def _moment(business: Business, at: str, _: Words) -> datetime:
    """In the business's time, unless it names another."""
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        why = _("write a time like “{text}”", text="2026-11-20T18:30")
        raise WrongEventError("--at", _.plain(why)) from None
    return found if found.tzinfo else found.replace(tzinfo=business.tz)
