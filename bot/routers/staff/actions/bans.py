"""Banning a ticket's customer for a while, openly or in the shadow, and ending it."""

from datetime import datetime

from bot.routers.staff.call import TicketCall, TicketDeed
from care import notices
from care.business import Right
from care.customers import bans
from care.outbox import owe
from care.values.errors import BanUnclear, Unreachable
from dialogs.engine.machine import Screen
from dialogs.language.when import read_when
from dialogs.staff import sentences
from dialogs.staff.bans import BAN
from dialogs.staff.card import back_to_card

FOREVER = ("forever", "назавжди", "навсегда")


async def ban(call: TicketCall) -> None:
    await _ban(call, shadow=False)


async def shadow_ban(call: TicketCall) -> None:
    await _ban(call, shadow=True)


async def unban(call: TicketCall) -> None:
    desk, ticket = call.desk, call.ticket
    await bans.lift(desk.unit, desk.business, ticket.customer, call.operator.id, desk.now)
    await owe(desk.unit, desk.now, notices.desk_unbanned(ticket, call.operator.name))


async def how(call: TicketCall) -> Screen:
    return Screen(sentences.how_to_ban(call.words), ((back_to_card(call.words),),))


async def _ban(call: TicketCall, *, shadow: bool) -> None:
    desk, ticket, who = call.desk, call.ticket, call.operator
    if not ticket.customer:
        raise Unreachable(ticket=ticket.id)
    until, reason = _read(call)
    await bans.impose(
        desk.unit, desk.business, ticket.customer, who.id, reason, until, desk.now, shadow=shadow
    )
    word = notices.desk_banned(ticket, who.name, until, reason, shadow=shadow)
    await owe(desk.unit, desk.now, word)


def _read(call: TicketCall) -> tuple[datetime | None, str]:
    """Until when (None: for ever) and why. Raises BanUnclear when one of the two is missing."""
    length, _space, reason = call.argument.partition(" ")
    until = None
    if length.casefold() not in FOREVER:
        found = read_when(call.argument, call.desk.now, call.desk.business.tz)
        if found is None:
            raise BanUnclear
        until, reason = found.moment, found.rest
    if not reason.strip():
        raise BanUnclear
    return until, reason.strip()


COMMANDS = {
    BAN: TicketDeed(ban, right=Right.BAN),
    "shadowban": TicketDeed(shadow_ban, right=Right.BAN),
    "unban": TicketDeed(unban, right=Right.BAN),
}
PRESSES = {BAN: TicketDeed(how, right=Right.BAN)}
