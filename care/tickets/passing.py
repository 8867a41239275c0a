"""Passing a ticket on: to a colleague, or to another department, which may have a staff group of its own."""

from dataclasses import replace
from datetime import datetime

from care import notices
from care.business import Business
from care.errors import AlreadyTaken, NotOffered
from care.groups import place_for
from care.history import Event, record
from care.operators import Operator
from care.outbox import Post, owe, redraw
from care.routing.asking import asked, record_routing, route_again
from care.schedule import Due, schedule
from care.store.unit import Unit
from care.tickets.model import OPEN, State, Ticket
from care.tickets.places import start_anew
from care.tickets.queue import answer_due
from care.tickets.rights import access, check_admitted, give
from care.tickets.rows import change, check_version


async def pass_on(
    unit: Unit,
    business: Business,
    ticket_id: int,
    operator: Operator,
    now: datetime,
    *,
    to: Operator | None = None,
    department: str = "",
    reason: str = "",
    version: int | None = None,
) -> Ticket:
    """Give the ticket to the operator `to`, or to another department, whose queue it joins. Raises NotOffered too."""
    ticket = await access(unit, ticket_id, operator, OPEN)
    check_version(ticket, version)
    if to is not None:
        return await _pass_to(unit, ticket, operator, to, reason, now)
    if business.department(department) is None:
        raise NotOffered(department=department)
    return await _move(unit, business, ticket, operator, department, reason, now)


async def _pass_to(
    unit: Unit,
    ticket: Ticket,
    operator: Operator,
    to: Operator,
    reason: str,
    now: datetime,
) -> Ticket:
    check_admitted(to)
    if ticket.owner == to.id:
        raise AlreadyTaken(by=ticket.owner_name)
    ticket = await give(unit, ticket, to, now)
    await record(unit, ticket.id, Event.PASSED, now, operator.id, to=to.id)
    word = notices.desk_passed(ticket, operator.name, to.name, reason)
    await owe(unit, now, notices.ticket_taken(ticket, to.name), word, redraw(ticket.desk, ticket.id))
    return ticket


async def _move(
    unit: Unit,
    business: Business,
    ticket: Ticket,
    operator: Operator,
    department: str,
    reason: str,
    now: datetime,
) -> Ticket:
    due = answer_due(business, department, now, ticket.priority)
    routing = await route_again(unit, business, ticket, now, department=department, not_to=operator.id)
    moved = await change(
        unit,
        ticket,
        state=State.NEW,
        owner_id=None,
        owner_name="",
        department=department,
        answer_due=due,
        desk=await place_for(unit, business, department),
        **asked(routing),
    )
    await record(unit, ticket.id, Event.PASSED, now, operator.id, department=department)
    await record_routing(unit, ticket.id, routing, now)
    await schedule(unit, Due.OVERDUE, due, ticket.id)
    await owe(unit, now, notices.ticket_moved(moved, department))
    word = notices.desk_moved(moved, operator.name, department, reason)
    if moved.desk == ticket.desk:
        await owe(unit, now, word, redraw(moved.desk, moved.id))
        return moved
    moved = await start_anew(unit, moved, now, left_desk=ticket.desk)
    await owe(unit, now, word, *_farewell(ticket, word))
    return moved


def _farewell(left: Ticket, word: Post) -> list[Post]:
    """The last word in the topic that the ticket has left: it names the topic, for the ticket is elsewhere now."""
    if left.topic is None:
        return []
    body = word.body | {"topic": left.topic}
    return [replace(word, chat_id=left.desk, ticket_id=None, together="", body=body)]
