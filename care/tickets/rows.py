"""Tickets in the store: loading them, locked where they are to be changed (care/tickets/changing.py)."""

from dataclasses import fields
from typing import Any

from sqlalchemy import RowMapping, Select, bindparam, func, select

from care.business import Priority
from care.model.ticket import OPEN, About, Sleep, State, Ticket
from care.store.tables import tickets
from care.store.unit import Unit
from care.values.errors import NoSuchTicket, NotAllowed, Outdated

# Asked for with each delivery and each deed: built once.
OF_ID = select(tickets).where(tickets.c.id == bindparam("ticket"))
LOCKED = OF_ID.with_for_update()
BEFORE = select(func.count()).where(
    tickets.c.customer_id == bindparam("customer"), tickets.c.id < bindparam("ticket")
)
TYPED = {"about", "state", "priority", "asleep"}  # columns of plain values, of which a ticket has a type
ALIKE = [field.name for field in fields(Ticket) if field.name in tickets.c and field.name not in TYPED]


async def access_ticket(unit: Unit, ticket_id: int, customer: int) -> Ticket:
    """The customer's own ticket, locked. Raises NoSuchTicket, and NotAllowed for somebody else's."""
    ticket = await load_ticket(unit, ticket_id)
    if ticket.customer != customer:
        raise NotAllowed
    return ticket


async def load_ticket(unit: Unit, ticket_id: int) -> Ticket:
    """The ticket as it is once nobody else is changing it. Raises NoSuchTicket."""
    row = (await unit.execute(LOCKED, {"ticket": ticket_id})).mappings().one_or_none()
    if row is None:
        raise NoSuchTicket
    return ticket_of(row)


async def find_ticket(unit: Unit, ticket_id: int) -> Ticket | None:
    """For reading."""
    row = (await unit.execute(OF_ID, {"ticket": ticket_id})).mappings().one_or_none()
    return ticket_of(row) if row else None


async def tickets_of(unit: Unit, customer: int) -> tuple[Ticket, ...]:
    """All of a customer's, newest first."""
    query = select(tickets).where(tickets.c.customer_id == customer).order_by(tickets.c.id.desc())
    return tuple(ticket_of(row) for row in (await unit.execute(query)).mappings())


async def count_earlier(unit: Unit, ticket: Ticket) -> int:
    """How many its customer had before."""
    asked = {"customer": ticket.customer, "ticket": ticket.id}
    count: int = (await unit.execute(BEFORE, asked)).scalar_one()
    return count


async def load_owned(unit: Unit, owner: int) -> tuple[Ticket, ...]:
    """What somebody works on, locked, oldest first."""
    query = select(tickets).where(tickets.c.owner_id == owner, tickets.c.state == State.TAKEN)
    return await _locked(unit, query)


async def load_asked(unit: Unit, operator: int) -> tuple[Ticket, ...]:
    """What somebody is asked to take and nobody has, locked, oldest first."""
    shown = tickets.c.state == State.NEW, ~tickets.c.hidden
    query = select(tickets).where(tickets.c.meant_id == operator, *shown)
    return await _locked(unit, query)


async def load_unasked(unit: Unit) -> list[Ticket]:
    """What waits for an operator and nobody in particular is asked to take, locked, the earliest promise first."""
    waits = tickets.c.state == State.NEW, tickets.c.asleep == Sleep.AWAKE, ~tickets.c.hidden
    query = select(tickets).where(tickets.c.meant_id.is_(None), *waits)
    return sorted(await _locked(unit, query), key=lambda ticket: (ticket.answer_due, ticket.id))


async def _locked(unit: Unit, query: Select[Any]) -> tuple[Ticket, ...]:
    found = await unit.execute(query.order_by(tickets.c.id).with_for_update())
    return tuple(ticket_of(row) for row in found.mappings())


async def count_open(unit: Unit) -> dict[State, int]:
    """How many of those that are open are in each state."""
    query = select(tickets.c.state, func.count()).where(tickets.c.state.in_(OPEN)).group_by(tickets.c.state)
    return {State(state): count for state, count in (await unit.execute(query)).all()}


def check_version(ticket: Ticket, version: int | None) -> None:
    """`version` is the one that a button carries; None: no button was pressed. Raises Outdated."""
    if version is not None and version != ticket.version:
        raise Outdated


def ticket_of(row: RowMapping) -> Ticket:
    return Ticket(
        **{name: row[name] for name in ALIKE},
        customer=row["customer_id"] or 0,
        owner=row["owner_id"],
        meant=row["meant_id"],
        feedback=row["feedback_id"],
        about=About(row["about"]),
        state=State(row["state"]),
        priority=Priority(row["priority"]),
        asleep=Sleep(row["asleep"]),
    )
