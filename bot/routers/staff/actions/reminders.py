"""Staff's own reminders: `/remind tomorrow 10 call the courier`, and those that wait."""

from bot.routers.staff.actions.numbers import number_of
from bot.routers.staff.call import TicketCall, Undone
from bot.routers.staff.handlers import obeys, pressed
from bot.routers.staff.moments import when_of
from care.staff.audit import ASKED, UNCLEAR
from care.tickets.work import reminders
from dialogs.engine.machine import Screen
from dialogs.panels.moments import render_unread
from dialogs.panels.reminders import ReminderAction, how_to_remind, render_reminders, render_set
from dialogs.staff import commands


@obeys(commands.REMIND)
async def remind(call: TicketCall) -> Screen | Undone:
    """Without a time it is the list."""
    desk, _ = call.desk, call.words
    if not call.argument:
        return await show(call)
    when = when_of(call, call.argument)
    if when is None:
        return Undone(render_unread(how_to_remind(_), _), UNCLEAR)
    reminder = await reminders.remind(desk.unit, call.ticket.id, call.operator, when.moment, when.rest)
    return render_set(reminder, desk.now, _)


@pressed(ReminderAction.LIST)
async def show(call: TicketCall) -> Undone:
    return Undone(await _list(call), ASKED)


async def _list(call: TicketCall) -> Screen:
    waiting = await reminders.reminders_of(call.desk.unit, call.ticket.id)
    return render_reminders(waiting, call.desk.now, call.words)


@pressed(ReminderAction.CANCEL)
async def cancel(call: TicketCall) -> Screen:
    await reminders.forget(call.desk.unit, call.ticket.id, call.operator, number_of(call.argument))
    return await _list(call)
