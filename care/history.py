"""What happened to a ticket, append-only. `data` is plain JSON and holds no name and no person's words."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select

from care.store.tables import Moment, history, tickets
from care.store.unit import Unit


class Event(StrEnum):
    OPENED = "opened"
    ROUTED = "routed"  # data: {"to": operator's id, "priority", "rule", "why": codes of care/routing}
    TAKEN = "taken"
    PASSED = "passed"  # data: {"to": operator's id} or {"department": key}, {"reason": code}
    PRIORITY = "priority"  # data: {"priority": number}, set by hand
    QUEUED = "queued"  # data: {"why": the notice that says so}
    SOLVED = "solved"
    REOPENED = "reopened"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    RATED = "rated"  # data: {"score": 1-5}
    ASKED = "asked"  # the customer was asked for a score
    NOT_ASKED = "not_asked"  # data: {"why": "late" | "unwished" | "blocked" | "often"}
    OVERDUE = "overdue"
    ERASED = "erased"  # the customer's data was deleted
    TOPIC_LOST = "topic_lost"


async def record(
    unit: Unit, ticket: int, event: Event, at: datetime, actor: int | None = None, **data: object
) -> None:
    """`actor` is a Telegram user id; None: the bot."""
    row = {"ticket_id": ticket, "at": at, "actor_id": actor, "event": str(event), "data": data}
    await unit.execute(unit.insert(history), row)


async def last_of_customer(unit: Unit, customer: int, event: Event) -> datetime | None:
    """When it last happened to any ticket of the customer."""
    query = (
        select(func.max(history.c.at, type_=Moment()))
        .join(tickets, tickets.c.id == history.c.ticket_id)
        .where(tickets.c.customer_id == customer, history.c.event == str(event))
    )
    moment: datetime | None = (await unit.execute(query)).scalar_one()
    return moment
