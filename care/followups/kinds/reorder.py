"""It was usually time to order again: from their own rhythm, and we say what that is read from. An order cancels it.

Whoever lets us do it for them gets the usual order instead (kinds/usual_order.py).
"""

from datetime import datetime, timedelta

from care.agenda.jobs import FollowUp
from care.contact.purposes import REORDER, USUAL_ORDER
from care.followups.events import Event
from care.followups.kind import Kind
from care.followups.rhythm import ORDERS, due_again, rhythm
from care.notices.followups import TimeToReorder
from care.people.customers import Customer
from care.store.unit import Unit


async def _follows(unit: Unit, event: Event) -> datetime | None:
    found = await rhythm(unit, event.customer)
    return None if found is None or found.last != event.at else found.last + timedelta(days=found.days)


async def _word(unit: Unit, customer: Customer, due: FollowUp) -> TimeToReorder | None:
    found = await due_again(unit, customer.id, due.at)
    return TimeToReorder(days=found.days, orders=found.orders, last=found.last) if found else None


KIND = Kind(purpose=REORDER, word=_word, after=ORDERS, follows=_follows, nearer=USUAL_ORDER)
