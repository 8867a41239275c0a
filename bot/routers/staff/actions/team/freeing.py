"""`/free +380501234567`: who has added a phone or a card of the shop; with a press nobody, so that its owner can."""

from bot.counter.looking import known
from bot.routers.staff.call import Answered, Call, Undone
from bot.routers.staff.handlers import obeys_anywhere, pressed_anywhere
from care.business import Right
from care.loyalty.problems import Problem
from care.people import numbers
from care.staff.audit import ASKED
from care.values.errors import NotInLedger, Unclear
from dialogs.panels.team.freeing import FREE, read, render_freed, render_holder
from dialogs.staff import commands


@obeys_anywhere(commands.FREE)
async def ask(call: Call) -> Undone:
    number = numbers.read(call.argument)
    if number is None:
        raise Unclear(command=commands.FREE.name)
    holder = await numbers.owner(call.desk.unit, *number)
    if holder is None:
        raise NotInLedger(problem=Problem.NUMBER_UNKNOWN)
    return Undone(render_holder(*number, await known(call.desk.unit, holder), call.words), ASKED)


@pressed_anywhere(FREE, Right.POINTS)
async def free(call: Call) -> Answered:
    """Whoever has added it since keeps it."""
    kind, value, customer = read(call.argument)
    if await numbers.release(call.desk.unit, kind, value, customer) is None:
        raise NotInLedger(problem=Problem.NUMBER_UNKNOWN)
    return render_freed(kind, value, call.words)
