"""Passing a ticket on: to a colleague, or to another department, which may have a staff group of its own."""

from dataclasses import replace
from enum import StrEnum

from care.model.history import Event, had_by_another, happened
from care.model.ticket import OPEN, State, Ticket
from care.notices.customer import TicketMoved, TicketTaken
from care.notices.topic import DeskMoved, DeskPassed
from care.outbox import Post, owe, to_customer, to_topic
from care.outbox.rank import REDRAW
from care.people.groups import place_for
from care.people.operators import Operator, is_at_work
from care.routing.asking import asked, route_again, routed
from care.store.unit import Unit
from care.tickets import clocks
from care.tickets.changing import change
from care.tickets.places import start_anew
from care.tickets.rights import access, check_admitted, give
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
    there = await is_at_work(unit, to.id)
    passed = DeskPassed(
        operator=operator.name, to=to.name, person=to.id, reason=reason, cause=str(cause), off_shift=not there
    )
    # Of somebody who is not there nobody says that they work on it.
    told = [*(await words_on(unit, ticket, to) if there else []), to_topic(ticket, passed)]
    return await give(
        unit,
        ticket,
        to,
        happened(Event.PASSED, operator.id, to=to.id, reason=str(cause)),
        says=told,
        **clocks.awake(unit.business, ticket, unit.now),
    )


async def words_on(unit: Unit, ticket: Ticket, owner: Operator) -> list[Post]:
    """A customer who waits for a word hears that `owner` has the ticket now, and whether that is another one."""
    if ticket.waiting_since is None:
        return []
    over = await had_by_another(unit, ticket.id, owner.id)
    return [to_customer(ticket, TicketTaken(operator=owner.name, operator_id=owner.id, over=over))]


async def _move(
    unit: Unit, ticket: Ticket, operator: Operator, department: str, *, reason: str, cause: Cause
) -> Ticket:
    routing = await route_again(unit, ticket, department=department, not_to=operator.id)
    desk = await place_for(unit, department)
    told = DeskMoved(operator=operator.name, department=department, reason=reason, cause=str(cause))

    def says(moved: Ticket) -> list[Post]:
        due = moved.answer_due if moved.answer_due > unit.now else None
        word = to_customer(moved, TicketMoved(department=department, answer_due=due))
        return [word, to_topic(moved, told)] if stays else [word]

    stays = desk == ticket.desk
    moved = await change(
        unit,
        ticket,
        happened(Event.PASSED, operator.id, department=department, reason=str(cause)),
        routed(routing),
        says=says,
        redrawn=REDRAW if stays else None,
        state=State.NEW,
        owner_id=None,
        owner_name="",
        department=department,
        desk=desk,
        **asked(routing),
        **clocks.moved(unit.business, ticket, unit.now, department),
        **clocks.awake(unit.business, ticket, unit.now, department),
    )
    if stays:
        return moved
    word = to_topic(moved, told)
    moved = await start_anew(unit, moved, word, left_desk=ticket.desk)
    await owe(unit, *_farewell(ticket, word))
    return moved


def _farewell(left: Ticket, word: Post) -> list[Post]:
    """The last word in the topic that the ticket has left: it names the topic, for the ticket is elsewhere now."""
    if left.topic is None:
        return []
    body = replace(word.body, topic=left.topic)
    return [replace(word, chat_id=left.desk, ticket_id=None, together="", body=body)]
