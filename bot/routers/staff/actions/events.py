"""`/event delivered A-17`: something has happened to the ticket's customer, told by whoever serves them."""

from markupsafe import Markup

from bot.routers.staff.call import TicketCall
from bot.routers.staff.handlers import obeys
from care.followups.events import EVENTS, NUMBER
from care.followups.telling import tell
from care.values.errors import Unclear, Unreachable
from dialogs.staff import commands
from dialogs.staff.happenings import kind_of, kinds


@obeys(commands.EVENT)
async def command(call: TicketCall) -> Markup:
    """What, its number, and perhaps where: the key of a touchpoint. The same one told again changes nothing."""
    desk, customer, _ = call.desk, call.ticket.customer, call.words
    if not customer:
        raise Unreachable
    what, number, touchpoint = [*call.argument.split(), "", "", ""][:3]
    kind = kind_of(what)
    places = [each.key for each in desk.business.touchpoints]
    if kind is None:
        raise Unclear(command=commands.EVENT.name, near=kinds(_), missing="kind")
    if not NUMBER.fullmatch(number):
        raise Unclear(command=commands.EVENT.name, missing="number")
    if touchpoint not in (*places, ""):
        raise Unclear(command=commands.EVENT.name, near=tuple(places), missing="place")
    event = EVENTS[kind](customer=customer, reference=number, touchpoint=touchpoint, at=desk.now)
    is_new = await tell(desk.unit, event)
    return _("Noted.") if is_new else _("This is already known, so nothing was changed.")
