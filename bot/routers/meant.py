"""What a customer's message means beside its words: for which ticket it is, whether that is plain, and whether an edit
says something new.
"""

from datetime import datetime, timedelta

from aiogram.types import Message as TelegramMessage

from bot.routers.visits import Visit
from care.model.ticket import Ticket
from care.store.unit import Unit
from care.tickets.entries import entry_at
from care.tickets.words.lookup import (
    is_another_matter,
    last_solved,
    only_open,
    ticket_for_customer_message,
)
from care.understanding.thanks import only_thanks, says_something
from care.values.content import Message
from dialogs.customers.free_text import is_free
from dialogs.driver.talk import Heard, Relayed
from dialogs.engine.machine import Sent

FRESH = timedelta(hours=1)


def is_new_in_effect(edit: TelegramMessage, now: datetime) -> bool:
    """An edit of what nobody keeps (a mistyped command, an order number) says something new, while it is fresh.

    Text alone: a live location is edited as often as somebody moves.
    """
    return edit.text is not None and now - edit.date < FRESH


async def ticket_for(unit: Unit, visit: Visit, said: Message, *, to_staff: bool) -> Ticket | None:
    """The ticket that it belongs to: they talk about it with somebody, or it can be no other."""
    customer, ticket = visit.customer.id, None
    if to_staff or (only_thanks(said.content) and not visit.listens):
        ticket = await ticket_for_customer_message(unit, customer, said)
    if ticket is not None or not is_free(visit.conversation, said):
        return ticket
    if visit.open_tickets == 1:
        ticket = await only_open(unit, customer)
    elif not visit.open_tickets and says_something(said.content):
        ticket = await last_solved(unit, customer)
    return None if ticket is None or is_another_matter((said,), ticket) else ticket


async def is_in_doubt(unit: Unit, visit: Visit, ticket: Ticket, said: Message, *, formed: bool) -> bool:
    """Whether they may have meant something else: another ticket, the form, or nobody has it whom they talk to."""
    others = visit.open_tickets - ticket.is_open
    if only_thanks(said.content) or not (formed or others > 0 or ticket.owner is None):
        return False
    answered = await entry_at(unit, said.chat_id, said.reply_to) if said.reply_to is not None else None
    return answered is None or answered.ticket != ticket.id


def is_of_album(heard: Heard) -> bool:
    """Then more of it follows at once."""
    messages = heard.messages if isinstance(heard, Relayed) else ()
    last = heard.message if isinstance(heard, Sent) else messages[-1] if messages else None
    return last is not None and last.album is not None
