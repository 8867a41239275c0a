"""Banning a ticket's customer for a while, openly or in the shadow, and ending it."""

from datetime import datetime

from bot.routers.staff.call import TicketCall
from bot.routers.staff.handlers import obeys, pressed
from care.business import Right
from care.customers import bans
from care.notices.topic import DeskBanned, DeskUnbanned
from care.outbox import owe, to_topic
from care.people.customers import find
from care.tickets.rows import tickets_of
from care.values.errors import BanUnclear, Unreachable
from dialogs.engine.machine import Screen
from dialogs.language.when import read_when
from dialogs.panels.customer.banning import CONFIRM, BanFacts, render_banning
from dialogs.staff import commands, sentences
from dialogs.staff.ticket.bans import BAN
from dialogs.staff.ticket.card import back_to_card

FOREVER = ("forever", "назавжди", "навсегда")


@obeys(commands.BAN)
async def ban(call: TicketCall) -> Screen:
    return await _ask(call, shadow=False)


@obeys(commands.SHADOWBAN)
async def shadow_ban(call: TicketCall) -> Screen:
    return await _ask(call, shadow=True)


@pressed(CONFIRM, Right.BAN)
async def confirm(call: TicketCall) -> None:
    desk, ticket, who = call.desk, call.ticket, call.operator
    done = await bans.confirm(desk.unit, ticket, who.id, call.number)
    banned = DeskBanned(operator=who.name, until=done.until, reason=done.reason, shadow=done.shadow)
    await owe(desk.unit, to_topic(ticket, banned))


@obeys(commands.UNBAN)
async def unban(call: TicketCall) -> None:
    desk, ticket = call.desk, call.ticket
    await bans.lift(desk.unit, ticket.customer, call.operator.id)
    await owe(desk.unit, to_topic(ticket, DeskUnbanned(operator=call.operator.name)))


@pressed(BAN, Right.BAN)
async def how(call: TicketCall) -> Screen:
    return Screen(sentences.how_to_ban(call.words), ((back_to_card(call.words),),))


async def _ask(call: TicketCall, *, shadow: bool) -> Screen:
    """It is hard on a person, and easily mistyped: what was read is shown, and done when somebody says yes."""
    desk, ticket = call.desk, call.ticket
    customer = await find(desk.unit, ticket.customer)
    if customer is None:
        raise Unreachable
    until, reason = _read(call)
    message = call.said.message_id if call.said else 0
    by = call.operator.id
    await bans.ask(desk.unit, ticket, by, reason, until, shadow=shadow, message=message)
    theirs = sum(each.is_open for each in await tickets_of(desk.unit, customer.id))
    facts = BanFacts(name=customer.name, open=theirs, until=until, reason=reason, shadow=shadow)
    return render_banning(facts, message, desk.now, call.words)


def _read(call: TicketCall) -> tuple[datetime | None, str]:
    """Until when (None: for ever) and why. Raises BanUnclear when one of the two is missing."""
    length, _space, reason = call.argument.partition(" ")
    until = None
    if length.casefold() not in FOREVER:
        found = read_when(call.argument, call.desk.now, call.desk.business.tz, language=call.words.language)
        if found is None:
            raise BanUnclear
        until, reason = found.moment, found.rest
    if not reason.strip():
        raise BanUnclear
    return until, reason.strip()
