"""`/event delivered A-17`: something has happened to the ticket's customer, told by whoever serves them."""

from datetime import datetime

from markupsafe import Markup

from bot.routers.staff.call import TicketCall
from bot.routers.staff.handlers import obeys
from bot.routers.staff.moments import when_of
from care.followups.events import EVENTS, NUMBER, AppointmentMade, Event
from care.followups.telling import tell
from care.values.errors import Unclear, Unreachable
from dialogs.staff import commands
from dialogs.staff.happenings import kind_of, kinds


@obeys(commands.EVENT)
async def command(call: TicketCall) -> Markup:
    """What, its number, perhaps where (the key of a touchpoint), and of what is ahead, when. The same one told again
    changes nothing, but for its time.
    """
    desk, customer, _ = call.desk, call.ticket.customer, call.words
    if not customer:
        raise Unreachable
    what, number, *rest = [*call.argument.split(), "", ""]
    kind = kind_of(what)
    if kind is None:
        raise Unclear(command=commands.EVENT.name, near=kinds(_), missing="kind")
    if not NUMBER.fullmatch(number) or not any(map(str.isdecimal, number)):  # "visit yesterday"
        raise Unclear(command=commands.EVENT.name, missing="number")
    places = [each.key for each in desk.business.touchpoints]
    touchpoint = next((word for word in rest if word in places), "")
    at = _time(call, EVENTS[kind], " ".join(word for word in rest if word not in ("", touchpoint)))
    if at is None:
        raise Unclear(command=commands.EVENT.name, near=tuple(places), missing="place")
    event = EVENTS[kind](customer=customer, reference=number, touchpoint=touchpoint, at=at)
    is_new = await tell(desk.unit, event)
    return _("Noted.") if is_new else _("This is already known, so nothing was changed.")


def _time(call: TicketCall, kind: type[Event], text: str) -> datetime | None:
    """When it is, of what may be ahead; else it is now, and whatever is said besides is no place: None.

    An appointment is nothing without its time.
    """
    if not kind.ahead or not (text or kind is AppointmentMade):
        return None if text else call.desk.now
    when = when_of(call, text)
    if when is None or when.rest.strip():
        raise Unclear(command=commands.EVENT.name, missing="time")
    return when.moment
