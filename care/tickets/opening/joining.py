"""What is brought as a new ticket and joins one that is there.

Customers who open tickets faster than anybody can look at them: what they bring is kept, in a ticket that they have. So
one person cannot take a staff group's whole budget for a minute from everybody else. And a complaint about feedback
that has a ticket already, because an operator has answered it: that one takes it.
"""

from dataclasses import replace

from sqlalchemy import select

from care.agenda.schedule import stretch_end
from care.commands import OpenTicket, TicketOpened
from care.model.ticket import Ticket
from care.notices.topic import DeskJoinedIn
from care.outbox import to_topic
from care.people.customers import Customer
from care.store.tables import feedback, tickets
from care.store.unit import Unit
from care.tickets import clocks
from care.tickets.changing import touch
from care.tickets.hiding import tell_desk
from care.tickets.opening.grown import grown
from care.tickets.opening.open import open_routed
from care.tickets.rows import load_ticket, ticket_of
from care.tickets.words.hearing import takes_word
from care.tickets.words.moving import move_words
from care.tickets.words.relay import from_customer
from care.values.content import Message, to_json
from care.values.errors import OpensTooMany


async def open_or_join(unit: Unit, customer: Customer, command: OpenTicket) -> TicketOpened:
    """A new ticket, or the one where it has joined: that of its feedback, or, of too many, the newest open one.

    Raises NotOffered, and OpensTooMany if none is open.
    """
    grew = await _grown(unit, customer, command)
    if grew is not None:
        fresh = await _not_in(unit, command)
        joined = await _told(unit, customer, replace(command, messages=fresh), grew)
        return replace(joined, grown=True)
    lately = await _lately(unit, customer)
    if len(lately) < unit.business.flood.tickets:
        ticket, routing = await open_routed(unit, customer, command)
        return TicketOpened(ticket.id, ticket.answer_due, routing.tier)
    target = next((ticket for ticket in lately if ticket.is_open), None)
    if target is None:
        raise OpensTooMany(until=lately[-1].opened_at + unit.business.flood.within)
    return await _told(unit, customer, command, target)


async def _grown(unit: Unit, customer: Customer, command: OpenTicket) -> Ticket | None:
    """Their ticket that has grown out of the same feedback, if it takes words still."""
    ticket = await grown(unit, command.feedback) if command.feedback is not None else None
    if ticket is None or ticket.customer != customer.id:
        return None
    return ticket if takes_word(unit.business, ticket, unit.now, thanks=False) else None


async def _not_in(unit: Unit, command: OpenTicket) -> tuple[Message, ...]:
    """What the feedback did not say already. Who has nothing to add says all of it again: they wait for an answer."""
    query = select(feedback.c.messages).where(feedback.c.id == command.feedback)
    given = (await unit.execute(query)).scalar_one()
    return tuple(each for each in command.messages if to_json(each.content) not in given) or command.messages


async def _told(unit: Unit, customer: Customer, command: OpenTicket, target: Ticket) -> TicketOpened:
    """It has joined `target`, and they know by when that is answered."""
    await _join(unit, customer, command, target)
    joined = await load_ticket(unit, target.id)
    if told := clocks.told(joined, unit.now):
        joined = await touch(unit, joined, **told)
    return TicketOpened(joined.id, joined.answer_due, joined=True)


async def _lately(unit: Unit, customer: Customer) -> list[Ticket]:
    """What they have opened, newest first, as far as it counts."""
    query = (
        select(tickets)
        .where(
            tickets.c.customer_id == customer.id, tickets.c.opened_at > unit.now - unit.business.flood.within
        )
        .order_by(tickets.c.id.desc())
        .limit(unit.business.flood.tickets)
    )
    return [ticket_of(row) for row in (await unit.execute(query)).mappings()]


async def _join(unit: Unit, customer: Customer, command: OpenTicket, target: Ticket) -> None:
    joined = DeskJoinedIn(department=command.department, order=command.order_number)
    heading = to_topic(target, joined)
    await tell_desk(unit, target, replace(heading, due_at=stretch_end(unit.now, unit.business.flood.every)))
    if command.source and command.source != target.id:
        await move_words(unit, customer, command.source, target.id, command.messages)
    for message in command.messages:
        await from_customer(unit, target, customer, message)
