"""Passing a ticket on: whom to, and doing it."""

from bot.doors.desk.call import TicketCall, TicketDeed
from care.errors import NotOffered
from care.operators import colleagues, find_operator
from care.tickets import desk as deeds
from care.tickets.model import OPEN
from care.tickets.rights import access
from care.tickets.rows import check_version
from dialogs.card import Action
from dialogs.machine import Screen
from dialogs.staff.panels.passing import render_choices


async def choose(call: TicketCall) -> Screen:
    unit = call.desk.unit
    ticket = await access(unit, call.ticket.id, call.operator, OPEN)
    check_version(ticket, call.version)
    return render_choices(ticket, call.desk.business, await colleagues(unit), call.words)


async def to_department(call: TicketCall) -> None:
    desk = call.desk
    await deeds.pass_on(
        desk.unit,
        desk.business,
        call.ticket.id,
        call.operator,
        desk.now,
        department=call.argument,
        version=call.version,
    )


async def to_operator(call: TicketCall) -> None:
    desk, argument = call.desk, call.argument
    is_number = argument.isascii() and argument.isdigit() and len(argument) < 19
    to = await find_operator(desk.unit, int(argument)) if is_number else None
    if to is None:
        raise NotOffered(operator=argument)
    await deeds.pass_on(
        desk.unit, desk.business, call.ticket.id, call.operator, desk.now, to=to, version=call.version
    )


COMMANDS = {str(Action.PASS): TicketDeed(choose)}
PRESSES = {
    str(Action.PASS): TicketDeed(choose),
    str(Action.TO_DEPARTMENT): TicketDeed(to_department),
    str(Action.TO_OPERATOR): TicketDeed(to_operator),
}
