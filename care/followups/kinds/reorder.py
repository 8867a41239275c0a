"""It was usually time to order again: from their own rhythm, and we say what that is read from. An order cancels it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from sqlalchemy import select

from care.agenda.jobs import FollowUp
from care.contact.purposes import REORDER
from care.followups.events import Event, OrderDelivered, PurchaseMade
from care.followups.kind import Kind
from care.notices.followups import TimeToReorder
from care.people.customers import Customer
from care.store.tables import events
from care.store.unit import Unit

ORDERS = (OrderDelivered, PurchaseMade)
LATEST = 8  # orders that a rhythm is read from
SHORTEST = timedelta(days=2)  # who comes daily needs no reminder


@dataclass(frozen=True)
class Rhythm:
    """`days` between two orders, of so many; the latest of them was `last`."""

    days: int
    orders: int
    last: datetime


async def rhythm(unit: Unit, customer: int) -> Rhythm | None:
    """The middle of their latest gaps, where most of them are about as long; None: there is no rhythm."""
    of_orders = events.c.customer_id == customer, events.c.kind.in_([each.kind for each in ORDERS])
    query = select(events.c.at).where(*of_orders).order_by(events.c.at.desc()).limit(LATEST)
    times = sorted((await unit.execute(query)).scalars())
    if len(times) < unit.business.followups.reorder.least:
        return None
    gaps = [after - before for before, after in pairwise(times)]
    middle = median(gaps)
    near = [gap for gap in gaps if middle / 2 <= gap <= middle * 2]
    if middle < SHORTEST or len(near) * 3 < len(gaps) * 2:
        return None
    return Rhythm(round(middle / timedelta(days=1)), len(times), times[-1])


async def _follows(unit: Unit, event: Event) -> datetime | None:
    found = await rhythm(unit, event.customer)
    return None if found is None or found.last != event.at else found.last + timedelta(days=found.days)


async def _word(unit: Unit, customer: Customer, due: FollowUp) -> TimeToReorder | None:
    found = await rhythm(unit, customer.id)
    after = unit.business.followups.reorder.after
    if found is None or found.last + timedelta(days=found.days) + after > due.at:
        return None
    return TimeToReorder(days=found.days, orders=found.orders, last=found.last)


KIND = Kind(purpose=REORDER, word=_word, after=ORDERS, follows=_follows)
