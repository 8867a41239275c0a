"""Sending a canned reply: an operator's own words to the customer, which stand in the topic where they were chosen."""

from care.model.ticket import Ticket
from care.outbox import owe
from care.people.operators import Operator
from care.replies.rows import count_use
from care.store.unit import Unit
from care.tickets.entries import Entry
from care.tickets.posts import shown
from care.tickets.words import relay
from care.values.content import Message


async def send(unit: Unit, ticket: Ticket, operator: Operator, key: str, message: Message) -> Entry | None:
    """`message` stands in the topic as a preview, and is drawn anew as what was said. None: it was sent before.

    Everything else is as if the operator had written it (care/tickets/words/relay.py), and so are the errors.
    """
    entry = await relay.answer(unit, ticket.id, operator, message)
    if entry is None:
        return None
    await count_use(unit, key)
    await owe(unit, shown(ticket, entry))
    return entry
