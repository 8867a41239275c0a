"""Putting a ticket off: `/snooze tomorrow 10`, buttons, and `/wait`, until the customer answers."""

from datetime import UTC, datetime, timedelta

from bot.routers.staff.actions.numbers import number_of
from bot.routers.staff.call import TicketCall, Undone
from bot.routers.staff.handlers import obeys, pressed
from bot.routers.staff.moments import when_of
from care.model.ticket import OPEN
from care.staff.audit import ASKED, UNCLEAR
from care.tickets.rights import access
from care.tickets.work import snooze
from care.values.errors import CustomerWaits
from dialogs.panels.moments import render_unread
from dialogs.panels.snooze import ANSWER, HOUR, SnoozeAction, how_to_snooze, render_snooze
from dialogs.staff import commands

LAST = 10**11  # seconds since 1970: no button says more


@obeys(commands.SNOOZE)
async def put_off(call: TicketCall) -> Undone | None:
    """Without a time, the times to choose from."""
    if not call.argument:
        return await choose(call)
    when = when_of(call, call.argument)
    if when is None:
        return Undone(render_unread(how_to_snooze(call.words), call.words), UNCLEAR)
    await _snooze(call, when.moment)
    return None


@pressed(SnoozeAction.CHOOSE)
async def choose(call: TicketCall) -> Undone:
    desk = call.desk
    ticket = await access(desk.unit, call.ticket.id, call.operator, OPEN, call.version)
    if ticket.waiting_since is not None:
        raise CustomerWaits
    times = snooze.times(desk.business, ticket.department, desk.now)
    return Undone(render_snooze(ticket, times, call.words), ASKED)


@pressed(SnoozeAction.UNTIL)
async def until(call: TicketCall) -> None:
    now = call.desk.now
    if call.argument == ANSWER:
        await _snooze(call, None)
    elif call.argument == HOUR:
        await _snooze(call, now + timedelta(hours=1))
    else:
        await _snooze(call, datetime.fromtimestamp(min(number_of(call.argument), LAST), UTC))


@obeys(commands.WAIT)
async def wait(call: TicketCall) -> None:
    await _snooze(call, None)


@pressed(SnoozeAction.WAKE)
async def wake(call: TicketCall) -> None:
    desk = call.desk
    await snooze.wake(desk.unit, call.ticket.id, call.operator, call.version)


async def _snooze(call: TicketCall, until: datetime | None) -> None:
    desk = call.desk
    await snooze.snooze(desk.unit, call.ticket.id, call.operator, until, call.version)
