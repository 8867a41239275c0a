"""Customers who open tickets faster than anybody can look at them: what they bring is kept, in a ticket that they have.

So one person cannot take a staff group's whole budget for a minute from everybody else.
"""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select

from care import notices
from care.agenda.schedule import stretch_end
from care.business import Business
from care.commands import OpenTicket, TicketOpened
from care.model.ticket import Ticket
from care.people.customers import Customer
from care.store.tables import tickets
from care.store.unit import Unit
from care.tickets import clocks
from care.tickets.hiding import tell_desk
from care.tickets.opening.open import open_routed
from care.tickets.rows import load_ticket, ticket_of, touch
from care.tickets.words.moving import move_words
from care.tickets.words.relay import from_customer
from care.values.errors import OpensTooMany


async def open_or_join(
    unit: Unit, customer: Customer, command: OpenTicket, business: Business, now: datetime
) -> TicketOpened:
    """A new ticket, or the newest open one where it has joined. Raises NotOffered, and OpensTooMany if none is open."""
    lately = await _lately(unit, customer, business, now)
    if len(lately) < business.flood.tickets:
        ticket, routing = await open_routed(unit, customer, command, business, now)
        return TicketOpened(ticket.id, ticket.answer_due, routing.tier)
    target = next((ticket for ticket in lately if ticket.is_open), None)
    if target is None:
        raise OpensTooMany(until=(lately[-1].opened_at + business.flood.within).isoformat())
    await _join(unit, customer, command, business, target, now)
    joined = await load_ticket(unit, target.id)
    joined = await touch(unit, joined, **clocks.told(joined, now))
    return TicketOpened(joined.id, joined.answer_due, joined=True)


async def _lately(unit: Unit, customer: Customer, business: Business, now: datetime) -> list[Ticket]:
    """What they have opened, newest first, as far as it counts."""
    query = (
        select(tickets)
        .where(tickets.c.customer_id == customer.id, tickets.c.opened_at > now - business.flood.within)
        .order_by(tickets.c.id.desc())
        .limit(business.flood.tickets)
    )
    return [ticket_of(row) for row in (await unit.execute(query)).mappings()]


async def _join(
    unit: Unit, customer: Customer, command: OpenTicket, business: Business, target: Ticket, now: datetime
) -> None:
    heading = notices.desk_joined_in(target, command.department, command.order_number)
    await tell_desk(unit, now, target, replace(heading, due_at=stretch_end(now, business.flood.every)))
    if command.source and command.source != target.id:
        await move_words(unit, business, customer, command.source, target.id, command.messages, now)
    for message in command.messages:
        await from_customer(unit, business, target, customer, message, now)
