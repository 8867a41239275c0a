"""The customer's card in a ticket's topic, and the notes on it: `/card`, `/about`, and taking a note away.

Who reads a colleague's note here has used it (care/customers/notes.py).
"""

from markupsafe import Markup

from bot.routers.staff.call import TicketCall
from bot.routers.staff.handlers import obeys, pressed
from care.customers import notes as customer_notes
from care.customers.card import gather
from care.customers.notes import Note
from care.values.errors import NoSuchNote
from care.values.ids import whole_number
from dialogs.engine.machine import Screen
from dialogs.panels.customer.card import NEWEST, render_customer
from dialogs.panels.customer.notes import ASK, CUSTOMER, NOTES, PAGE, REMOVE, render_asking, render_notes
from dialogs.staff import commands


@obeys(commands.CARD)
@pressed(CUSTOMER)
async def card(call: TicketCall) -> Screen:
    desk = call.desk
    gathered = await gather(desk.unit, call.ticket.customer)
    await customer_notes.used(desk.unit, gathered.notes[:NEWEST], call.operator)
    return render_customer(gathered, call.ticket, desk.business, call.words)


@obeys(commands.ABOUT)
async def about(call: TicketCall) -> Markup:
    desk, _ = call.desk, call.words
    await customer_notes.write(desk.unit, call.ticket, call.operator, call.argument)
    return _("Saved to the customer’s card: /card. If they ask for their data, they will see this too.")


@pressed(NOTES)
async def notes(call: TicketCall) -> Screen:
    page = whole_number(call.argument)
    found = await customer_notes.notes_on(call.desk.unit, call.ticket.customer)
    read = found[page * PAGE : (page + 1) * PAGE]
    await customer_notes.used(call.desk.unit, read, call.operator)
    return render_notes(found, page, call.words)


@pressed(ASK)
async def ask(call: TicketCall) -> Screen:
    found = await customer_notes.notes_on(call.desk.unit, call.ticket.customer)
    return render_asking(_one(found, whole_number(call.argument)), call.words)


@pressed(REMOVE)
async def remove(call: TicketCall) -> Screen:
    desk = call.desk
    await customer_notes.remove(desk.unit, call.ticket, call.operator, whole_number(call.argument))
    return await card(call)


def _one(found: tuple[Note, ...], number: int) -> Note:
    note = next((note for note in found if note.id == number), None)
    if note is None:
        raise NoSuchNote
    return note
