"""The queue as staff reads it: open tickets, those that are late first, then whose promise ends first.

What is put off and not late comes last. Tickets of shadow-banned customers are not in it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from care.model.ticket import OPEN, Sleep, State, Ticket
from care.store.tables import customers, tickets
from care.store.unit import Unit
from care.tickets.rows import ticket_of


@dataclass(frozen=True)
class Queued:
    ticket: Ticket
    name: str  # the customer's; empty: their data was deleted


@dataclass(frozen=True)
class Part:
    """The first of a part of the queue."""

    first: tuple[Queued, ...] = ()
    total: int = 0

    @property
    def more(self) -> int:
        return self.total - len(self.first)


def promised(ticket: Ticket) -> datetime | None:
    """By when something is promised: a word, while the customer waits for one or an operator has promised to write;
    else that it is solved, if at all.
    """
    return ticket.answer_due if ticket.waiting_since else ticket.promise_due or ticket.solve_due


def late_since(ticket: Ticket, now: datetime) -> datetime | None:
    """Since when something promised is not done, whatever new time the customer was told since. None: all is well."""
    answer = (ticket.late_since, ticket.told_due, ticket.answer_due) if ticket.waiting_since else ()
    return min(
        (due for due in (*answer, ticket.promise_due, ticket.solve_due) if due is not None and due < now),
        default=None,
    )


async def of_operator(unit: Unit, operator: int, limit: int) -> Part:
    """What they have, and what they are asked to take."""
    return await _part(unit, _theirs(operator), limit)


async def of_others(unit: Unit, operator: int, departments: Collection[str], limit: int) -> Part:
    """Everything else, of these departments; none: of all."""
    wanted = ~_theirs(operator)
    if departments:
        wanted = and_(wanted, tickets.c.department.in_(departments))
    return await _part(unit, wanted, limit)


def _theirs(operator: int) -> ColumnElement[bool]:
    asked = and_(tickets.c.state == str(State.NEW), func.coalesce(tickets.c.meant_id, 0) == operator)
    return or_(func.coalesce(tickets.c.owner_id, 0) == operator, asked)


def due() -> ColumnElement[datetime | None]:
    """`promised`, for statements."""
    waits = tickets.c.waiting_since.is_not(None)
    otherwise = func.coalesce(tickets.c.promise_due, tickets.c.solve_due)
    return case((waits, tickets.c.answer_due), else_=otherwise)


def late(now: datetime) -> ColumnElement[bool]:
    """`late_since`, for statements: whether there is such a time."""
    answer = or_(tickets.c.answer_due < now, tickets.c.told_due < now, tickets.c.late_since < now)
    of_answer = and_(tickets.c.waiting_since.is_not(None), answer)
    return or_(of_answer, tickets.c.promise_due < now, tickets.c.solve_due < now)


async def _part(unit: Unit, wanted: ColumnElement[bool], limit: int) -> Part:
    turn = case((late(unit.now), 0), (tickets.c.asleep == str(Sleep.AWAKE), 1), else_=2)
    query = (
        select(tickets, customers.c.name.label("customer"), func.count().over().label("total"))
        .select_from(tickets.outerjoin(customers, tickets.c.customer_id == customers.c.id))
        .where(tickets.c.state.in_(OPEN), ~tickets.c.hidden, wanted)
        .order_by(turn, due().nulls_last(), tickets.c.id)
        .limit(limit)
    )
    rows = (await unit.execute(query)).mappings().all()
    first = tuple(Queued(ticket_of(row), row["customer"] or "") for row in rows)
    return Part(first, rows[0]["total"] if rows else 0)
