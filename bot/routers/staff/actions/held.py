"""What has stayed inside, and whether it goes to the customer: decided where it was written, once."""

from bot.routers.staff.call import Answered, Call
from bot.routers.staff.handlers import pressed_anywhere
from care.staff import audit
from care.tickets.entries import Author, find_entries
from care.tickets.words import relay
from care.values.errors import TooLate
from dialogs.staff.ticket.held import KEEP, RELEASE, render_kept, render_released


@pressed_anywhere(RELEASE)
async def release(call: Call) -> Answered:
    desk, operator = call.desk, call.operator
    ticket = await relay.release(desk.unit, call.number, desk.group, operator)
    await audit.write(desk.unit, operator.id, "say", ticket=ticket.id)
    return render_released(operator.name, call.words)


@pressed_anywhere(KEEP)
async def keep(call: Call) -> Answered:
    """It is a note already. Raises TooLate for what has been sent since, or was mended into a command."""
    held = (await find_entries(call.desk.unit, [call.number])).get(call.number)
    if held is None or held.author is not Author.NOTE:
        raise TooLate
    return render_kept(call.operator.name, call.words)
