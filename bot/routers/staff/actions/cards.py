"""The ticket's card: shown again, its further buttons, and back to it; and a note that is begun with a button."""

from bot.routers.staff.call import TicketCall, Undone
from bot.routers.staff.handlers import obeys, pressed
from care.business import Right
from care.outbox import owe, redraw
from care.staff.audit import ASKED
from care.tickets import places
from care.tickets.words import noting
from dialogs.engine.machine import Screen
from dialogs.panels.more import render_more
from dialogs.staff import commands, sentences
from dialogs.staff.ticket.card import Action


@obeys(commands.TICKET)
async def again(call: TicketCall) -> None:
    """The card may be far above by now: it is drawn anew, at the end of the topic."""
    desk, ticket = call.desk, call.ticket
    await places.forget(desk.unit, ticket.id, topic=False)
    await owe(desk.unit, redraw(ticket.desk, ticket.id))


@pressed(Action.MORE)
async def more(call: TicketCall) -> Screen:
    may_ban = call.desk.business.may(call.operator.id, Right.BAN)
    return render_more(call.ticket, call.words, may_ban=may_ban)


@pressed(Action.CARD)
async def back(_call: TicketCall) -> None:
    """Whoever answers a press puts the card back where it was (bot/routers/staff/presses.py)."""


@pressed(Action.NOTE)
async def note(call: TicketCall) -> Undone:
    """Whoever goes on writing without reading what this says has their words held, and is asked."""
    await noting.begin(call.desk.unit, call.ticket.id, call.operator)
    return Undone(sentences.note_begun(noting.MEANT_FOR, call.words), ASKED)
