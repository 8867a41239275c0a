"""`/help`: what the reader may do, where they ask."""

from functools import partial

from bot.routers.staff.call import Call, TicketCall
from bot.routers.staff.handlers import obeys
from dialogs.engine.machine import Screen
from dialogs.staff import commands
from dialogs.staff.help import May, render_help, render_help_in_general


@obeys(commands.HELP)
async def help_me(call: TicketCall) -> Screen:
    return render_help(_may(call), call.words)


async def help_in_general(call: Call) -> Screen:
    """In private /help is a customer's, too: bot/routers/admin.py has a word for the staff beside it."""
    return render_help_in_general(_may(call), call.words)


def _may(call: Call) -> May:
    return partial(call.desk.business.may, call.operator.id)
