"""What has stayed inside, and whether it goes to the customer: decided where it was written, once."""

from bot.routers.staff.call import Answered, Call, Deed
from care.staff import audit
from care.tickets.words import relay
from dialogs.staff.held import KEEP, RELEASE, render_kept, render_released


async def release(call: Call) -> Answered:
    desk, operator = call.desk, call.operator
    ticket = await relay.release(desk.unit, call.number, desk.group, operator, desk.now)
    await audit.write(desk.unit, desk.now, operator.id, "say", ticket=ticket.id)
    return render_released(operator.name, call.words)


async def keep(call: Call) -> Answered:
    return render_kept(call.operator.name, call.words)


GENERAL_PRESSES = {RELEASE: Deed(release), KEEP: Deed(keep)}
