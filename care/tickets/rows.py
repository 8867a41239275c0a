"""Tickets in the store: loading them, locked where they are to be changed (care/tickets/changing.py)."""

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
        id=row["id"],
        customer=row["customer_id"] or 0,
        about=About(row["about"]),
        department=row["department"],
        state=State(row["state"]),
        language=row["language"],
        order_number=row["order_number"],
        opened_at=row["opened_at"],
        answer_due=row["answer_due"],
        version=row["version"],
        owner=row["owner_id"],
        owner_name=row["owner_name"],
        first_answer_at=row["first_answer_at"],
        solved_at=row["solved_at"],
        waiting_since=row["waiting_since"],
        desk=row["desk"],
        topic=row["topic"],
        topic_closed=row["topic_closed"],
        card=row["card"],
        score=row["score"],
        summary=row["summary"],
        priority=Priority(row["priority"]),
        meant=row["meant_id"],
        meant_name=row["meant_name"],
        first_due=row["first_due"],
        told_due=row["told_due"],
        late_since=row["late_since"],
        apologies=row["apologies"],
        solve_due=row["solve_due"],
        solve_left=row["solve_left"],
        promise_due=row["promise_due"],
        promised_at=row["promised_at"],
        promise_told=row["promise_told"],
        asleep=Sleep(row["asleep"]),
        wakes_at=row["wakes_at"],
        merged_into=row["merged_into"],
        hidden=row["hidden"],
        feedback=row["feedback_id"],
    )
