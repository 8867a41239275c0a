"""A ticket's life: taken, solved, handed back, reopened."""

from markupsafe import Markup

from bot.routers.staff.call import TicketCall, Undone
from bot.routers.staff.handlers import obeys, pressed
from care.staff.audit import ASKED
from care.tickets.rights import check_own
from care.tickets.rows import check_version
from care.tickets.work import working as deeds
from dialogs.panels.solving import ANYWAY, render_unanswered
from dialogs.staff import commands, sentences
from dialogs.staff.ticket.card import Action


@obeys(commands.TAKE)
@pressed(Action.TAKE)
async def take(call: TicketCall) -> Markup | None:
    ticket = await deeds.take(call.desk.unit, call.ticket.id, call.operator, call.version)
    return sentences.yours(call.words) if ticket.version == call.ticket.version else None


@obeys(commands.SOLVE)
@pressed(Action.SOLVE)
async def solve(call: TicketCall) -> Undone | None:
    """Where no person has written to the customer yet, whoever may solve it is asked first."""
    desk, ticket = call.desk, call.ticket
    if ticket.is_open and ticket.first_answer_at is None and call.argument != ANYWAY:
        check_own(ticket, call.operator)
        check_version(ticket, call.version)
        return Undone(render_unanswered(call.words), ASKED)
    await deeds.solve(desk.unit, ticket.id, call.operator, call.version)
    return None


@obeys(commands.BACK)
@pressed(Action.HAND_BACK)
async def hand_back(call: TicketCall) -> None:
    desk = call.desk
    await deeds.hand_back(desk.unit, call.ticket.id, call.operator, call.version)


@obeys(commands.REOPEN)
@pressed(Action.REOPEN)
async def reopen(call: TicketCall) -> None:
    desk = call.desk
    await deeds.reopen(desk.unit, call.ticket.id, call.operator, call.version)
