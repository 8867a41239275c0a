"""`/unsend` in answer to a message, or chosen from a list: what the customer has read is taken back."""

from bot.routers.staff.call import TicketCall, Undone
from bot.routers.staff.handlers import obeys, pressed
from care.staff.audit import ASKED
from care.tickets.entries import entry_at, find_entries
from care.tickets.words.taking_back import answers_of, unsend
from dialogs.panels.taking_back import UnsendAction, render_answers
from dialogs.staff import commands


@obeys(commands.UNSEND)
async def command(call: TicketCall) -> Undone | None:
    """Without a message that it answers it is the list."""
    desk, said = call.desk, call.said
    if said is None or said.reply_to is None:
        return await show(call)
    entry = await entry_at(desk.unit, desk.group, said.reply_to)
    await unsend(desk.unit, call.ticket.id, entry, call.operator)
    return None


@pressed(UnsendAction.LIST)
async def show(call: TicketCall) -> Undone:
    answers = await answers_of(call.desk.unit, call.ticket.id)
    return Undone(render_answers(answers, call.desk.now, call.words), ASKED)


@pressed(UnsendAction.DO)
async def chosen(call: TicketCall) -> None:
    entry = (await find_entries(call.desk.unit, [call.number])).get(call.number)
    await unsend(call.desk.unit, call.ticket.id, entry, call.operator)
