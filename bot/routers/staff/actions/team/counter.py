"""`/till 17 402 913 5 245.50`: a purchase without a till, by the code of a card; `/till 123 456 784`: a voucher.

Instead of the code stands a phone or the number of a card of the shop, if its owner has told us.
"""

import re
from decimal import Decimal

from bot.routers.staff.call import Answered, Call, Undone
from bot.routers.staff.handlers import obeys_anywhere, pressed_anywhere
from care.business import Right
from care.loyalty.problems import Problem
from care.loyalty.standing import standing
from care.loyalty.till import cards, counter, vouchers
from care.loyalty.till.codes import read
from care.people import numbers
from care.people.customers import Customer, find
from care.staff.audit import ASKED
from care.values.errors import NoCustomer, NotInLedger, Unclear
from dialogs.panels.team.counter import (
    CENTS,
    ENTER,
    UNDO,
    USE,
    carried,
    render_entered,
    render_sum,
    render_undone,
    render_used,
    render_voucher,
)
from dialogs.staff import commands

SUM = re.compile(r"(\d{1,7})(?:[.,](\d{1,2}))?")


@obeys_anywhere(commands.TILL)
async def look(call: Call) -> Undone:
    """A voucher has a code alone; a card has one, and a sum behind it. Nothing is entered yet."""
    digits = read(call.argument)
    code, _space, written = call.argument.rpartition(" ")
    total = SUM.fullmatch(written)
    is_card = total is None and (numbers.read(call.argument) or len(digits or "") > vouchers.DIGITS)
    if is_card or not call.argument or call.said is None:
        raise Unclear(command=commands.TILL.name)
    if total is None or not code.strip() or (digits is not None and len(digits) == vouchers.DIGITS):
        return Undone(render_voucher(await vouchers.look(call.desk.unit, call.argument), call.words), ASKED)
    return Undone(await _sum(call, code, Decimal(f"{total[1]}.{total[2] or 0}"), call.said.message_id), ASKED)


async def _sum(call: Call, code: str, total: Decimal, message: int) -> Answered:
    unit = call.desk.unit
    card = await cards.card_of(unit, await _shown(call, code))
    customer = await _known(call, card.customer)
    points = await counter.would_bring(unit, customer.id, total)
    argument = carried(card.number, total, message)
    has = await standing(unit, customer.id)
    return render_sum(customer, has, total, points, argument, call.desk.business, call.words)


async def _shown(call: Call, code: str) -> int:
    """Whose phone or card of the shop it is, or whose card in the bot shows this code, which is used then."""
    unit, known = call.desk.unit, numbers.read(code)
    found = await numbers.owner(unit, *known) if known else None
    if found is not None:
        return found
    if known and read(code) is None:
        raise NotInLedger(problem=Problem.NUMBER_UNKNOWN)
    return await cards.present(unit, code)


@pressed_anywhere(ENTER, Right.POINTS)
async def enter(call: Call) -> Answered:
    number, cents, message = map(int, call.argument.split("-"))
    unit = call.desk.unit
    sold_to, points = await counter.enter(unit, _place(call, message), number, Decimal(cents) / CENTS)
    customer = await _known(call, sold_to)
    return render_entered(customer, await standing(unit, customer.id), points, str(message), call.words)


@pressed_anywhere(UNDO, Right.POINTS)
async def undo(call: Call) -> Answered:
    await counter.undo(call.desk.unit, _place(call, call.number))
    return render_undone(call.words)


@pressed_anywhere(USE, Right.POINTS)
async def use(call: Call) -> Answered:
    """The customer's voucher, once."""
    used = await vouchers.use(call.desk.unit, call.argument, by=f"operator:{call.operator.id}")
    return render_used(used, call.words)


def _place(call: Call, message: int) -> str:
    """Of the command: the same wherever its button is pressed, and whoever presses it."""
    return f"{call.chat}:{message}"


async def _known(call: Call, customer: int) -> Customer:
    found = await find(call.desk.unit, customer)
    if found is None:
        raise NoCustomer
    return found
