"""Which ticket a customer's message is for."""

from sqlalchemy import func, select

from care.content import Message
from care.store.tables import entries, tickets
from care.store.unit import Unit
from care.tickets.entries import entry_at
from care.tickets.model import State, Ticket
from care.tickets.rows import find_ticket, ticket_of


async def ticket_for_customer_message(unit: Unit, customer: int, message: Message) -> Ticket | None:
    """The ticket of the message that it answers, unless that is over; else the one they talk about with an operator.

    Of several that operators own, that in which something was said last. None: it is for the bot.
    """
    if message.reply_to is not None:
        entry = await entry_at(unit, message.chat_id, message.reply_to)
        ticket = await find_ticket(unit, entry.ticket) if entry else None
        over = State.CLOSED, State.WITHDRAWN
        if ticket and ticket.customer == customer and ticket.state not in over:
            return ticket
    return await _talked_about(unit, customer)


async def _talked_about(unit: Unit, customer: int) -> Ticket | None:
    last_word = select(func.max(entries.c.id)).where(entries.c.ticket_id == tickets.c.id).scalar_subquery()
    query = (
        select(tickets)
        .where(tickets.c.customer_id == customer, tickets.c.state == State.TAKEN)
        .order_by(last_word.desc(), tickets.c.id.desc())
        .limit(1)
    )
    row = (await unit.execute(query)).mappings().one_or_none()
    return ticket_of(row) if row else None
