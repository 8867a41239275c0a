"""When a deed shall be, as its command says it: in the business's time, by the hours of the ticket's department."""

from datetime import datetime
from functools import partial

from bot.routers.staff.call import TicketCall
from care.business.hours import opens_on
from dialogs.language.when import When, read_when


def when_of(call: TicketCall, text: str, since: datetime | None = None) -> When | None:
    """The moment at the beginning of `text`, after `since` or now. None: none can be read there."""
    business = call.desk.business
    opens = partial(opens_on, business.hours_of(call.ticket.department))
    return read_when(text, since or call.desk.now, business.tz, opens, language=call.words.language)
