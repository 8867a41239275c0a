"""How was the visit, the delivery? Some time after it; one button opens the feedback on where it was."""

from datetime import datetime

from care.agenda.jobs import FollowUp
from care.contact.purposes import VISIT
from care.followups.events import Event, OrderDelivered, VisitFinished
from care.followups.kind import Kind
from care.notices.followups import HowWasIt
from care.people.customers import Customer
from care.store.unit import Unit


async def _follows(_unit: Unit, event: Event) -> datetime:
    return event.at


async def _word(_unit: Unit, _customer: Customer, due: FollowUp) -> HowWasIt:
    kind, _colon, order = due.about.partition(":")
    return HowWasIt(delivery=kind == OrderDelivered.kind, order=order, touchpoint=due.touchpoint)


KIND = Kind(
    purpose=VISIT, word=_word, after=(OrderDelivered, VisitFinished), follows=_follows, remembers=True
)
