"""Customers who write faster than anybody reads: nothing is dropped, it goes on slower, several messages as one.

Beyond so many a minute a message waits for the end of the current stretch of time, and the outbox joins what is due
then. The customer is told, once in a while.
"""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from care.agenda.schedule import stretch_end
from care.business import Flood
from care.model.history import Event, happened, happened_since, record
from care.model.ticket import Ticket
from care.notices.customer import Flooded
from care.outbox import Lane, owe, to_customer
from care.store.tables import entries
from care.store.unit import Unit
from care.tickets.entries import Author

MINUTE = timedelta(minutes=1)
TOLD = timedelta(hours=1)  # for so long the customer is not told again


async def brake(unit: Unit, rules: Flood, ticket: Ticket) -> datetime:
    """When a message for this ticket that comes now goes on to the desk."""
    query = select(func.count()).where(
        entries.c.ticket_id == ticket.id,
        entries.c.author == str(Author.CUSTOMER),
        entries.c.said_at > unit.now - MINUTE,
    )
    lately: int = (await unit.execute(query)).scalar_one()
    if lately < rules.messages:
        return unit.now
    if not await happened_since(unit, ticket.id, Event.FLOODED, unit.now - TOLD):
        await record(unit, ticket.id, happened(Event.FLOODED, ticket.customer))
        await owe(unit, to_customer(ticket, Flooded(), Lane.ANSWER))
    return stretch_end(unit.now, rules.every)
