"""Would they recommend us? To regulars, who had so many visits and orders within a year, at most once in so long."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from care.agenda.jobs import FollowUp
from care.contact.purposes import NPS
from care.followups.events import Event, OrderDelivered, PurchaseMade, VisitFinished
from care.followups.kind import Kind
from care.notices.followups import WouldRecommend
from care.people.customers import Customer
from care.store.tables import contacts, events, jobs
from care.store.unit import Unit

YEAR = timedelta(days=365)
COMES = (OrderDelivered, PurchaseMade, VisitFinished)


async def _follows(unit: Unit, event: Event) -> datetime | None:
    rule, theirs = unit.business.followups.nps, events.c.customer_id == event.customer
    lately = events.c.at > event.at - YEAR, events.c.kind.in_([each.kind for each in COMES])
    count = await unit.execute(select(func.count()).select_from(events).where(theirs, *lately))
    asked = contacts.c.customer_id == event.customer, contacts.c.purpose == NPS.key
    recent = select(contacts.c.id).where(*asked, contacts.c.at > event.at - rule.every).limit(1)
    if count.scalar_one() < rule.least or (await unit.execute(recent)).first() is not None:
        return None
    return None if await _is_planned(unit, event.customer) else event.at


async def _is_planned(unit: Unit, customer: int) -> bool:
    """Who comes again before they are asked is asked once all the same."""
    waits = jobs.c.customer_id == customer, jobs.c.kind == FollowUp.stored_as, jobs.c.done_at.is_(None)
    query = select(jobs.c.id).where(*waits, jobs.c.data["kind"].as_string() == NPS.key).limit(1)
    return (await unit.execute(query)).first() is not None


async def _word(_unit: Unit, _customer: Customer, _due: FollowUp) -> WouldRecommend:
    return WouldRecommend()


KIND = Kind(purpose=NPS, word=_word, after=COMES, follows=_follows, remembers=True)
