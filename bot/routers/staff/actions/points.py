"""A ticket's customer's points: shown to everybody at the desk, given and taken by those who may."""

import re

from markupsafe import Markup

from bot.routers.staff.call import TicketCall
from bot.routers.staff.handlers import obeys
from care.business import Right
from care.loyalty.correcting import correct
from care.loyalty.earning import award
from care.loyalty.gifts import tell
from care.loyalty.movements import Why
from care.loyalty.standing import standing
from care.values.errors import LacksRight, Unclear, Unreachable
from dialogs.panels.customer.points import render_points
from dialogs.staff import commands

CHANGE = re.compile(r"([+−–-]?)\s*([1-9][0-9]*)(?:\s+(.*))?", re.DOTALL)
MOST = 999_999


@obeys(commands.POINTS)
async def command(call: TicketCall) -> Markup:
    """`/points` shows; `/points +50 cold coffee` gives, with or without the plus, and with a minus takes."""
    desk, customer = call.desk, call.ticket.customer
    if not customer:
        raise Unreachable
    given = await _change(call) if call.argument else 0
    found = await standing(desk.unit, customer)
    may_give = desk.business.may(call.operator.id, Right.POINTS)
    return render_points(found, given, call.words, may_give=may_give)


async def _change(call: TicketCall) -> int:
    business = call.desk.business
    if not business.may(call.operator.id, Right.POINTS):  # first: nobody is taught what they may not do
        raise LacksRight(role=str(business.rights.least(Right.POINTS)))
    found = CHANGE.fullmatch(call.argument)
    if found is None:
        raise Unclear(command=commands.POINTS.name)
    if int(found[2][: len(str(MOST)) + 1]) > MOST:
        raise Unclear(command=commands.POINTS.name, missing="limit")
    sign, amount, reason = found[1], int(found[2]), found[3] or ""
    change = amount if sign in ("", "+") else -amount
    if await _write(call, change, reason):
        await tell(call.desk.unit, call.ticket.customer, change, reason=reason)
    return change


async def _write(call: TicketCall, change: int, reason: str) -> bool:
    """A gift, or a correction, which says why. The command's own message does it once, however often it comes."""
    unit, customer, who = call.desk.unit, call.ticket.customer, call.operator.id
    where = (call.said.chat_id, call.said.message_id) if call.said else (who, unit.now.isoformat())
    once = ":".join(map(str, ("said", *where)))
    if change > 0:
        return await award(unit, customer, change, why=Why.GIFT, once=once, reason=reason, actor=who)
    return await correct(unit, customer, change, once=once, reason=reason, actor=who)
