"""The bot's keeping of a ticket: by when somebody answers, and a ticket that is anybody's again."""

from datetime import datetime, timedelta
from typing import Any

from care import notices
from care.business import Business, Priority, Promise
from care.history import Event, record
from care.hours import add_working_time
from care.outbox import Post, owe, redraw
from care.routing.asking import asked, record_routing, route_again
from care.schedule import Due, schedule
from care.store.unit import Unit
from care.tickets.model import State, Ticket
from care.tickets.rows import change


def answer_due(
    business: Business, department: str, now: datetime, priority: Priority = Priority.NORMAL
) -> datetime:
    """By when a person of the department answers what is said now: its promise, in its working time."""
    return working_time(business, department, now, _promise(business, department, priority).first_answer)


def solve_due(
    business: Business, department: str, now: datetime, priority: Priority = Priority.NORMAL
) -> datetime:
    """By when what is opened now is solved."""
    return working_time(business, department, now, _promise(business, department, priority).solved)


def _promise(business: Business, department: str, priority: Priority) -> Promise:
    return (business.department(department) or business.departments[0]).promise(priority)


def working_time(business: Business, department: str, start: datetime, length: timedelta) -> datetime:
    """The moment by which the department has worked so long since `start`."""
    return add_working_time(business.hours_of(department), business.tz, start, length)


async def queue_again(
    unit: Unit, business: Business, ticket: Ticket, now: datetime, why: Post, actor: int | None = None
) -> Ticket:
    """Take the ticket from its owner: anybody's again, with a new promise. `why` is the word to the desk."""
    due = answer_due(business, ticket.department, now, ticket.priority)
    routing = await route_again(unit, business, ticket, now, not_to=ticket.owner)
    ticket = await change(
        unit, ticket, state=State.NEW, owner_id=None, owner_name="", answer_due=due, **asked(routing)
    )
    await record(unit, ticket.id, Event.QUEUED, now, actor, why=why.body["notice"])
    await record_routing(unit, ticket.id, routing, now)
    await schedule(unit, Due.OVERDUE, due, ticket.id)
    await owe(unit, now, notices.ticket_queued(ticket), why, redraw(ticket.desk, ticket.id))
    return ticket


async def await_owner(unit: Unit, ticket: Ticket, now: datetime) -> None:
    """From now on the owner's silence counts, if the customer waits for a word.

    How long it may last is for the clock to say, which has the rules: so the row is due at once, and put off then.
    """
    if ticket.state is State.TAKEN and ticket.waiting_since:
        data: dict[str, Any] = {"version": ticket.version, "since": now.isoformat()}
        await schedule(unit, Due.HAND_BACK, now, ticket.id, **data)
