"""Sending a canned reply: an operator's own words to the customer, which stand in the topic where they were chosen."""

from datetime import datetime

from care.content import Message
from care.operators import Operator
from care.outbox import owe
from care.replies.rows import count_use
from care.store.unit import Unit
from care.tickets import relay
from care.tickets.entries import Entry
from care.tickets.model import Ticket
from care.tickets.posts import shown


async def send(
    unit: Unit, ticket: Ticket, operator: Operator, key: str, message: Message, now: datetime
) -> Entry | None:
    """`message` stands in the topic as a preview, and is drawn anew as what was said. None: it was sent before.

    Everything else is as if the operator had written it (care/tickets/relay.py), and so are the errors.
    """
    entry = await relay.answer(unit, ticket.id, operator, message, now)
    if entry is None:
        return None
    await count_use(unit, key)
    await owe(unit, now, shown(ticket, entry))
    return entry
