"""A ticket's life: taken, solved, handed back, reopened."""

from bot.doors.desk.call import TicketCall, TicketDeed
from care.tickets import desk as deeds
from dialogs.card import Action


async def take(call: TicketCall) -> None:
    await deeds.take(call.desk.unit, call.ticket.id, call.operator, call.desk.now, call.version)


async def solve(call: TicketCall) -> None:
    desk = call.desk
    await deeds.solve(desk.unit, desk.business, call.ticket.id, call.operator, desk.now, call.version)


async def hand_back(call: TicketCall) -> None:
    desk = call.desk
    await deeds.hand_back(desk.unit, desk.business, call.ticket.id, call.operator, desk.now, call.version)


async def reopen(call: TicketCall) -> None:
    desk = call.desk
    await deeds.reopen(desk.unit, desk.business, call.ticket.id, call.operator, desk.now, call.version)


COMMANDS = PRESSES = {
    str(Action.TAKE): TicketDeed(take),
    str(Action.SOLVE): TicketDeed(solve),
    str(Action.HAND_BACK): TicketDeed(hand_back),
    str(Action.REOPEN): TicketDeed(reopen),
}
