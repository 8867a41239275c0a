"""Opening a ticket."""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from care import webhooks
from care.commands import OpenTicket
from care.model.history import Event, happened, record
from care.model.ticket import State, Ticket
from care.outbox import owe
from care.people import bans
from care.people.customers import Customer
from care.people.groups import place_for
from care.routing import Routing, Wanted
from care.routing.asking import asked, route_new, routed
from care.store.tables import feedback
from care.store.unit import Unit
from care.tickets.changing import begin
from care.tickets.entries import Author, in_card, say, summary
from care.tickets.posts import first_card, relays
from care.tickets.promises import answer_due, solve_due
from care.tickets.words.moving import bring_along
from care.values.errors import NotOffered
from care.values.storable import storable


async def open_ticket(unit: Unit, customer: Customer, command: OpenTicket) -> Ticket:
    """A new ticket with its card and, below it, what does not stand in the card. Raises NotOffered."""
    ticket, _ = await open_routed(unit, customer, command)
    return ticket


async def open_routed(unit: Unit, customer: Customer, command: OpenTicket) -> tuple[Ticket, Routing]:
    """The same, with why it is as urgent as it is and who is asked to take it.

    A shadow-banned customer's is written down, and nobody is asked or told.
    """
    if unit.business.department(command.department) is None:
        raise NotOffered
    routing = await route_new(unit, customer.id, _wanted(customer, command, unit.now))
    row = await _row(unit, customer, command, routing)
    ticket = await begin(unit, row, bans.shadowed(customer.id, unit.now))
    places = in_card(message.content for message in command.messages)
    said = await say(
        unit,
        ticket.id,
        author=Author.CUSTOMER,
        author_id=customer.id,
        author_name=customer.name,
        messages=command.messages,
        in_card=places,
    )
    if command.source:
        words = command.messages
        said += await bring_along(
            unit, customer, source_id=command.source, target=ticket, messages=words, places=places
        )
        said.sort(key=lambda entry: entry.message_id)
    opening = happened(Event.OPENED, customer.id)
    if ticket.hidden:
        await record(unit, ticket.id, opening)
        return ticket, routing
    await record(unit, ticket.id, opening, routed(routing))
    below = [post for entry in said if not entry.in_card for post in relays(ticket, entry, ticket.desk)]
    await owe(unit, first_card(ticket), *below)
    await _tell(unit, ticket)
    return ticket, routing


async def _tell(unit: Unit, ticket: Ticket) -> None:
    """Those of the business's systems that want to know."""
    said = {"ticket": ticket.id, "about": ticket.about, "department": ticket.department}
    await webhooks.tell(unit, webhooks.Event.TICKET_OPENED, ticket.customer, said)


def _wanted(customer: Customer, command: OpenTicket, now: datetime) -> Wanted:
    words = "\n".join(message.content.text for message in command.messages)
    return Wanted(
        department=command.department, language=customer.language, at=now, about=command.about, words=words
    )


async def _row(unit: Unit, customer: Customer, command: OpenTicket, routing: Routing) -> dict[str, Any]:
    due = answer_due(unit.business, command.department, unit.now, routing.priority)
    return {
        "customer_id": customer.id,
        "about": str(command.about),
        "department": command.department,
        "state": str(State.NEW),
        "language": customer.language,
        "order_number": storable(command.order_number)[:64],
        "numbered": command.numbered or None,
        "summary": summary(message.content.text for message in command.messages),
        "opened_at": unit.now,
        "answer_due": due,
        "first_due": due,
        "told_due": due,  # the screen that follows says it
        "solve_due": solve_due(unit.business, command.department, unit.now, routing.priority),
        "priority": int(routing.priority),
        **asked(routing),
        "waiting_since": unit.now,
        "desk": await place_for(unit, command.department),
        "feedback_id": await own_feedback(unit, customer, command.feedback),
    }


async def own_feedback(unit: Unit, customer: Customer, feedback_id: int | None) -> int | None:
    # What was given anonymously stays so, even if a complaint grew out of it.
    if feedback_id is None:
        return None
    query = select(feedback.c.id).where(feedback.c.id == feedback_id, feedback.c.customer_id == customer.id)
    own: int | None = (await unit.execute(query)).scalar_one_or_none()
    return own
