"""How often a customer orders, read from what the business's systems have told."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from sqlalchemy import select

from care.followups.events import OrderDelivered, PurchaseMade
from care.store.tables import events
from care.store.unit import Unit

ORDERS = (OrderDelivered, PurchaseMade)
LATEST = 8  # orders that a rhythm is read from
SHORTEST = timedelta(days=2)  # who comes daily needs no reminder


@dataclass(frozen=True)
class Rhythm:
    """`days` between two orders, of so many; the latest of them was `last`, under that number, at that touchpoint."""

    days: int
    orders: int
    last: datetime
    reference: str
    touchpoint: str


async def rhythm(unit: Unit, customer: int) -> Rhythm | None:
    """The middle of their latest gaps, where most of them are about as long; None: there is no rhythm."""
    of_orders = events.c.customer_id == customer, events.c.kind.in_([each.kind for each in ORDERS])
    query = select(events.c.at, events.c.reference, events.c.touchpoint).where(*of_orders)
    found = (await unit.execute(query.order_by(events.c.at.desc()).limit(LATEST))).all()
    times = sorted(row.at for row in found)
    if len(times) < unit.business.followups.reorder.least:
        return None
    gaps = [after - before for before, after in pairwise(times)]
    middle = median(gaps)
    near = [gap for gap in gaps if middle / 2 <= gap <= middle * 2]
    if middle < SHORTEST or len(near) * 3 < len(gaps) * 2:
        return None
    days = round(middle / timedelta(days=1))
    return Rhythm(days, len(times), times[-1], found[0].reference, found[0].touchpoint)


async def due_again(unit: Unit, customer: int, at: datetime) -> Rhythm | None:
    """The rhythm by which they usually order again by `at`; None: they have ordered since, or have none any more."""
    found = await rhythm(unit, customer)
    after = unit.business.followups.reorder.after
    if found is None or found.last + timedelta(days=found.days) + after > at:
        return None
    return found
