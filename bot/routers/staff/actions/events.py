"""`/event delivered A-17`: something has happened to the ticket's customer, told by whoever serves them."""

from markupsafe import Markup

from bot.routers.staff.call import TicketCall
from bot.routers.staff.handlers import obeys
from care.followups.events import EVENTS, NUMBER
from care.followups.telling import tell
from care.values.errors import Unclear, Unreachable
from dialogs.staff import commands


@obeys(commands.EVENT)
async def command(call: TicketCall) -> Markup:
    """What, its number, and perhaps where: the key of a touchpoint. The same one told again changes nothing."""
    desk, customer, _ = call.desk, call.ticket.customer, call.words
    if not customer:
        raise Unreachable
    what, number, touchpoint = [*call.argument.split(), "", "", ""][:3]
    places = {each.key for each in desk.business.touchpoints} | {""}
    if what not in EVENTS or not NUMBER.fullmatch(number) or touchpoint not in places:
        raise Unclear(command=commands.EVENT.name, near=tuple(EVENTS))
    event = EVENTS[what](customer=customer, reference=number, touchpoint=touchpoint, at=desk.now)
    is_new = await tell(desk.unit, event)
    return _("Noted.") if is_new else _("This is already known, so nothing was changed.")
