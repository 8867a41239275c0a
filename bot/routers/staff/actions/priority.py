"""How urgent a ticket is, set by hand."""

from bot.routers.staff.call import TicketCall, Undone, plain
from bot.routers.staff.handlers import obeys, pressed
from care.business import Priority
from care.model.ticket import OPEN
from care.staff.audit import ASKED, UNCLEAR
from care.tickets.rights import access
from care.tickets.work.priority import set_priority
from care.values.errors import NotOffered
from dialogs.engine.machine import Screen
from dialogs.panels.priority import PRIORITY, render_priorities
from dialogs.staff import commands
from dialogs.staff.ticket.priorities import read_priority


@obeys(commands.PRIORITY)
async def command(call: TicketCall) -> Undone | None:
    """`/priority urgent`; without a word that is known, one chooses."""
    priority = read_priority(call.argument)
    if priority is None:
        return Undone(await choose(call), UNCLEAR if call.argument else ASKED)
    await _set(call, priority)
    return None


@pressed(PRIORITY)
async def press(call: TicketCall) -> Undone | None:
    """The button that opens the panel has no argument."""
    if not call.argument:
        return Undone(await choose(call), ASKED)
    numbers = {str(int(priority)): priority for priority in Priority}
    if call.argument not in numbers:
        raise NotOffered
    await _set(call, numbers[call.argument])
    return None


async def choose(call: TicketCall) -> Screen:
    ticket = await access(call.desk.unit, call.ticket.id, call.operator, OPEN)
    wanted = call.argument if call.pressed is None else ""
    return plain(call, render_priorities(ticket, call.words, wanted))


async def _set(call: TicketCall, priority: Priority) -> None:
    desk = call.desk
    await set_priority(desk.unit, call.ticket.id, call.operator, priority, call.version)
