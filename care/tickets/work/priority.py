"""A priority set by hand, or raised by what the customer has said since.

Both promises are reckoned anew from when they began, and never become later.

What a customer was promised is not taken back, and what would have been due before now is due as if it began now: an
earlier deadline that nobody knew of cannot have been missed.
"""

from datetime import datetime, timedelta
from typing import Any

from care.business import Business, Priority
from care.model.history import Event, happened
from care.model.ticket import OPEN, Ticket
from care.notices.deadlines import DeskRaised, whose
from care.notices.topic import DeskPriority
from care.outbox import Post, to_topic
from care.people.operators import Operator
from care.routing.asking import judge_said
from care.store.unit import Unit
from care.tickets.changing import change
from care.tickets.promises import promise, working_time
from care.tickets.rights import access


async def set_priority(
    unit: Unit, ticket_id: int, operator: Operator, priority: Priority, version: int | None = None
) -> Ticket:
    """Any operator may. Raises NoSuchTicket, NotAllowed, WrongState and Outdated."""
    before = await access(unit, ticket_id, operator, OPEN, version)
    if before.priority is priority:
        return before
    word = to_topic(before, DeskPriority(operator=operator.name, priority=priority))
    return await _set(unit, before, priority, operator.id, word)


async def raise_for(unit: Unit, ticket: Ticket, words: str, instead_of: str = "") -> Ticket:
    """More urgent, if a rule about words says so of what its customer has written; whoever has it is mentioned.

    `instead_of`: what the same message said before. A priority that was lowered by hand stays where it says no more.
    """
    if not ticket.is_open:
        return ticket
    priority = await judge_said(unit, ticket, words)
    if priority is None or priority <= ticket.priority:
        return ticket
    said_before = await judge_said(unit, ticket, instead_of)
    if said_before is not None and said_before >= priority:
        return ticket
    who, name = whose(ticket)
    word = to_topic(ticket, DeskRaised(priority=priority, who=who, name=name))
    return await _set(unit, ticket, priority, ticket.customer, word, quiet=ticket.hidden)


async def _set(
    unit: Unit, ticket: Ticket, priority: Priority, actor: int, word: Post, *, quiet: bool = False
) -> Ticket:
    return await change(
        unit,
        ticket,
        happened(Event.PRIORITY, actor, priority=int(priority)),
        says=[word],
        quiet=quiet,
        outdates=False,
        priority=int(priority),
        **_promises(unit.business, ticket, priority, unit.now),
    )


def _promises(business: Business, ticket: Ticket, priority: Priority, now: datetime) -> dict[str, Any]:
    """The columns of both promises."""
    promised = promise(business, ticket.department, priority)
    columns: dict[str, Any] = {}
    if ticket.waiting_since is not None:
        began = ticket.waiting_since
        columns["answer_due"] = _sooner(
            business, ticket, began=began, length=promised.first_answer, due=ticket.answer_due, now=now
        )
    if ticket.solve_due is not None:
        columns["solve_due"] = _sooner(
            business, ticket, began=ticket.opened_at, length=promised.solved, due=ticket.solve_due, now=now
        )
    elif ticket.solve_left is not None:
        used = (
            promise(business, ticket.department, ticket.priority).solved.total_seconds() - ticket.solve_left
        )
        whole = promised.solved.total_seconds()
        left = whole - used if used < whole else whole
        columns["solve_left"] = min(ticket.solve_left, int(left))
    return columns


def _sooner(
    business: Business, ticket: Ticket, began: datetime, length: timedelta, due: datetime, now: datetime
) -> datetime:
    """The new deadline, unless the old one was sooner."""
    new = working_time(business, ticket.department, began, length)
    if new <= now:
        new = working_time(business, ticket.department, now, length)
    return min(due, new)
