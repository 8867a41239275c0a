"""All that a colleague should know to serve a customer as well as the first one did, gathered for one look."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from care.contact import Verdict, verdict_on
from care.contact.purposes import SURVEY
from care.customers.notes import Note, notes_on
from care.loyalty.standing import Standing, standing
from care.model.ticket import Ticket
from care.people.bans import Ban, in_force
from care.people.customers import Customer, find
from care.store.tables import feedback
from care.store.unit import Unit
from care.tickets.rows import tickets_of
from care.values.errors import NoCustomer


@dataclass(frozen=True)
class Given:
    """Feedback that was signed; what was given anonymously leads to nobody."""

    touchpoint: str  # its key; empty: about the business
    score: int
    at: datetime


@dataclass(frozen=True)
class CustomerCard:
    customer: Customer
    tickets: Sequence[Ticket]  # newest first, without those that are shown to nobody
    feedback: Sequence[Given]  # newest first
    points: Standing
    notes: Sequence[Note]  # newest first
    ban: Ban | None = None  # in force now
    survey: Verdict | None = None  # whether they may be asked how we did


async def gather(unit: Unit, customer_id: int) -> CustomerCard:
    """A dozen statements. Raises NoCustomer when their data was deleted."""
    customer = await find(unit, customer_id)
    if customer is None:
        raise NoCustomer
    return CustomerCard(
        customer=customer,
        tickets=[ticket for ticket in await tickets_of(unit, customer_id) if not ticket.hidden],
        feedback=await _given(unit, customer_id),
        points=await standing(unit, customer_id),
        notes=await notes_on(unit, customer_id),
        ban=await in_force(unit, customer_id),
        survey=await verdict_on(unit, SURVEY, customer_id),
    )


async def _given(unit: Unit, customer_id: int) -> list[Given]:
    query = (
        select(feedback.c.touchpoint, feedback.c.score, feedback.c.at)
        .where(feedback.c.customer_id == customer_id)
        .order_by(feedback.c.id.desc())
    )
    return [Given(row.touchpoint, row.score, row.at) for row in await unit.execute(query)]
