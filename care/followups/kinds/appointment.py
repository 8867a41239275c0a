"""An appointment was made: shall we remind them of it? It is shown with its time, and a press sets the reminder.

What has moved meanwhile is shown at its new time; what is called off, or too near for a reminder, is not asked about.
"""

from datetime import datetime, timedelta

from care.agenda.jobs import FollowUp
from care.contact.purposes import APPOINTMENT
from care.followups.appointments import known
from care.followups.events import AppointmentMade, Event
from care.followups.kind import Kind
from care.notices.appointments import AppointmentAhead
from care.people.customers import Customer
from care.store.unit import Unit

NEAR = timedelta(hours=2)  # the latest that we offer to remind of it


async def _follows(unit: Unit, _event: Event) -> datetime:
    return unit.now


async def _word(unit: Unit, customer: Customer, due: FollowUp) -> AppointmentAhead | None:
    _kind, _colon, reference = due.about.partition(":")
    found = await known(unit, customer.id, reference)
    if found is None or found.at - NEAR <= unit.now:
        return None
    return AppointmentAhead(appointment=found.id, at=found.at, touchpoint=found.touchpoint)


KIND = Kind(purpose=APPOINTMENT, word=_word, after=(AppointmentMade,), follows=_follows)
