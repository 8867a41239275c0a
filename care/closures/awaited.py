"""Who is awaited at a place, and when: what the business's systems have told of that is still to come."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select

from care.closures.rows import Closure
from care.store.tables import events
from care.store.unit import Unit


@dataclass(frozen=True, order=True)
class Awaited:
    at: datetime  # aware
    customer: int
    touchpoint: str


async def awaited(unit: Unit, closure: Closure) -> list[Awaited]:
    """Whoever is to come there while it is closed, once each, the first to come first. What was delivered before
    its time is not awaited any more.
    """
    other = events.alias()
    delivered = exists().where(
        events.c.kind == "order_placed",
        other.c.kind == "order_delivered",
        other.c.customer_id == events.c.customer_id,
        other.c.reference == events.c.reference,
    )
    query = select(events.c.customer_id, events.c.at).where(
        events.c.at > unit.now,
        events.c.at >= closure.since,
        events.c.at <= closure.until,
        events.c.touchpoint == closure.touchpoint,
        events.c.kind != "appointment_called_off",
        ~delivered,
    )
    first: dict[int, Awaited] = {}
    for customer, at in await unit.execute(query.order_by(events.c.at, events.c.id)):
        first.setdefault(customer, Awaited(at, customer, closure.touchpoint))
    return list(first.values())
