"""What customers do with their own tickets. All raise NoSuchTicket, NotAllowed for somebody else's, and WrongState."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import update

from care import notices
from care.business import Business
from care.content import Message
from care.customers import Customer
from care.errors import AlreadyRated, NotOffered, WrongState
from care.history import Event, record
from care.outbox import owe, redraw
from care.routing.asking import asked, record_routing, route_again
from care.schedule import Due, schedule
from care.store.tables import tickets
from care.store.unit import Unit
from care.tickets.model import State, Ticket
from care.tickets.queue import answer_due
from care.tickets.relay import from_customer
from care.tickets.rows import access_ticket, change

SCORES = range(1, 6)
DONE = frozenset({State.SOLVED, State.CLOSED})


async def add(
    unit: Unit, customer: Customer, ticket_id: int, messages: Sequence[Message], now: datetime
) -> None:
    """Say more in an open ticket."""
    ticket = await access_ticket(unit, ticket_id, customer.id)
    if not ticket.is_open:
        raise WrongState(state=str(ticket.state))
    for message in messages:
        await from_customer(unit, ticket, customer, message, now)


async def withdraw(unit: Unit, customer: Customer, ticket_id: int, now: datetime) -> Ticket:
    """It needs no answer any more."""
    ticket = await access_ticket(unit, ticket_id, customer.id)
    if not ticket.is_open:
        raise WrongState(state=str(ticket.state))
    ticket = await change(unit, ticket, state=State.WITHDRAWN, waiting_since=None)
    await record(unit, ticket.id, Event.WITHDRAWN, now, customer.id)
    await owe(unit, now, notices.desk_withdrawn(ticket), redraw(ticket.desk, ticket.id))
    return ticket


async def reopen(
    unit: Unit,
    business: Business,
    customer: Customer,
    ticket_id: int,
    messages: Sequence[Message],
    now: datetime,
) -> Ticket:
    """It was not solved: within the time that the settings allow, anybody's again, with a new promise."""
    ticket = await access_ticket(unit, ticket_id, customer.id)
    latest = ticket.solved_at and ticket.solved_at + business.tickets.reopen_within
    if ticket.state not in DONE or latest is None or now > latest:
        raise WrongState(state=str(ticket.state))
    due = answer_due(business, ticket.department, now, ticket.priority)
    routing = await route_again(unit, business, ticket, now, not_to=None)
    ticket = await change(
        unit,
        ticket,
        state=State.NEW,
        owner_id=None,
        owner_name="",
        solved_at=None,
        waiting_since=now,
        answer_due=due,
        card=None,  # the old one stands far above by now: it is drawn anew, at the end of the topic
        **asked(routing),
    )
    await record(unit, ticket.id, Event.REOPENED, now, customer.id)
    await record_routing(unit, ticket.id, routing, now)
    await schedule(unit, Due.OVERDUE, due, ticket.id)
    await owe(unit, now, notices.desk_reopened(ticket), redraw(ticket.desk, ticket.id))
    for message in messages:
        await from_customer(unit, ticket, customer, message, now)
    return ticket


async def rate(unit: Unit, customer: Customer, ticket_id: int, score: int, now: datetime) -> None:
    """The customer's score, once for each time that it was solved. Raises AlreadyRated and NotOffered too."""
    if score not in SCORES:
        raise NotOffered(score=score)
    ticket = await access_ticket(unit, ticket_id, customer.id)
    if ticket.state not in DONE:
        raise WrongState(state=str(ticket.state))
    unrated = update(tickets).where(tickets.c.id == ticket.id, tickets.c.score.is_(None))
    if not (await unit.execute(unrated.values(score=score))).rowcount:
        raise AlreadyRated(score=ticket.score)
    await record(unit, ticket.id, Event.RATED, now, customer.id, score=score)
    await owe(unit, now, notices.desk_rated(ticket, score), redraw(ticket.desk, ticket.id))
