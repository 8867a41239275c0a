"""The bot's keeping of a ticket: by when somebody answers, and a ticket that is anybody's again."""

from datetime import datetime, timedelta
from typing import Any

from care import notices
from care.business import Business
from care.history import Event, record
from care.hours import add_working_time
from care.outbox import Post, owe, redraw
from care.schedule import Due, schedule
from care.store.unit import Unit
from care.tickets.model import State, Ticket
from care.tickets.rows import change


def answer_due(business: Business, department: str, now: datetime) -> datetime:
    """By when a person of the department answers what is said now: its promise, in working time."""
    known = business.department(department) or business.departments[0]
    return working_time(business, now, known.first_answer)


def working_time(business: Business, start: datetime, length: timedelta) -> datetime:
    return add_working_time(business.hours, business.tz, start, length)


async def queue_again(
    unit: Unit, business: Business, ticket: Ticket, now: datetime, why: Post, actor: int | None = None
) -> Ticket:
    """Take the ticket from its owner: anybody's again, with a new promise. `why` is the word to the desk."""
    due = answer_due(business, ticket.department, now)
    ticket = await change(unit, ticket, state=State.NEW, owner_id=None, owner_name="", answer_due=due)
    await record(unit, ticket.id, Event.QUEUED, now, actor, why=why.body["notice"])
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
