"""Passing a ticket on: to a colleague, or to another department, which may have a staff group of its own."""

from dataclasses import replace
from enum import StrEnum

from care.agenda.schedule import schedule_all
from care.model.history import Event, had_by_another, record
from care.model.ticket import OPEN, State, Ticket
from care.notices.customer import TicketMoved, TicketTaken
from care.notices.topic import DeskMoved, DeskPassed
from care.outbox import Post, owe, redraw, to_customer, to_topic
from care.people.groups import place_for
from care.people.operators import Operator
from care.routing.asking import asked, record_routing, route_again
from care.store.unit import Unit
from care.tickets import clocks
from care.tickets.places import start_anew
from care.tickets.rights import access, check_admitted, give
from care.tickets.rows import change
from care.values.errors import AlreadyTaken, NotOffered


class Cause(StrEnum):
    """The usual reasons, which need no words."""

    NONE = ""
    DEPARTMENT = "department"  # it is another department's
    LANGUAGE = "language"  # somebody speaks it better
    SHIFT = "shift"  # who had it goes home
    DECISION = "decision"  # somebody else may decide it


async def pass_on(
    unit: Unit,
    ticket_id: int,
    operator: Operator,
    *,
    to: Operator | None = None,
    department: str = "",
    reason: str = "",
    cause: Cause = Cause.NONE,
    version: int | None = None,
) -> Ticket:
    """Give the ticket to the operator `to`, or to another department, whose queue it joins. Raises NotOffered too.

    The next one reads why: `reason` in words, or a usual `cause`.
    """
    ticket = await access(unit, ticket_id, operator, OPEN, version)
    if to is not None:
        return await pass_to(unit, ticket, operator, to, reason=reason, cause=cause)
    if unit.business.department(department) is None:
        raise NotOffered
    return await _move(unit, ticket, operator, department, reason=reason, cause=cause)


async def pass_to(
    unit: Unit,
    ticket: Ticket,
    operator: Operator,
    to: Operator,
    *,
    reason: str = "",
    cause: Cause = Cause.NONE,
) -> Ticket:
    """Give a ticket that is loaded and locked to a colleague. Raises NotAllowed and AlreadyTaken."""
    check_admitted(to)
    if ticket.owner == to.id:
        raise AlreadyTaken(by=ticket.owner_name)
    given = await give(unit, ticket, to, **clocks.awake(unit.business, ticket, unit.now))
    await record(unit, ticket.id, Event.PASSED, operator.id, to=to.id, reason=str(cause))
    await schedule_all(unit, clocks.watched(unit.business, ticket, given, unit.now))
    passed = DeskPassed(operator=operator.name, to=to.name, person=to.id, reason=reason, cause=str(cause))
    await tell_taken(unit, given, to)
    await owe(unit, to_topic(given, passed), redraw(given.desk, given.id))
    return given


async def tell_taken(unit: Unit, ticket: Ticket, owner: Operator) -> None:
    """A customer who waits for a word hears who has the ticket now, and whether that is another one."""
    if ticket.waiting_since is not None:
        over = await had_by_another(unit, ticket.id, owner.id)
        taken = TicketTaken(operator=owner.name, operator_id=ticket.owner, over=over)
        await owe(unit, to_customer(ticket, taken))


async def _move(
    unit: Unit, ticket: Ticket, operator: Operator, department: str, *, reason: str, cause: Cause
) -> Ticket:
    routing = await route_again(unit, ticket, department=department, not_to=operator.id)
    moved = await change(
        unit,
        ticket,
        state=State.NEW,
        owner_id=None,
        owner_name="",
        department=department,
        desk=await place_for(unit, department),
        **asked(routing),
        **clocks.moved(unit.business, ticket, unit.now, department),
        **clocks.awake(unit.business, ticket, unit.now, department),
    )
    await record(unit, ticket.id, Event.PASSED, operator.id, department=department, reason=str(cause))
    await record_routing(unit, ticket.id, routing)
    await schedule_all(unit, clocks.watched(unit.business, ticket, moved, unit.now))
    due = moved.answer_due if moved.answer_due > unit.now else None
    await owe(unit, to_customer(moved, TicketMoved(department=department, answer_due=due)))
    told = DeskMoved(operator=operator.name, department=department, reason=reason, cause=str(cause))
    word = to_topic(moved, told)
    if moved.desk == ticket.desk:
        await owe(unit, word, redraw(moved.desk, moved.id))
        return moved
    moved = await start_anew(unit, moved, word, left_desk=ticket.desk)
    await owe(unit, *_farewell(ticket, word))
    return moved


def _farewell(left: Ticket, word: Post) -> list[Post]:
    """The last word in the topic that the ticket has left: it names the topic, for the ticket is elsewhere now."""
    if left.topic is None:
        return []
    body = replace(word.body, topic=left.topic)
    return [replace(word, chat_id=left.desk, ticket_id=None, together="", body=body)]
