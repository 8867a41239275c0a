"""Reminders that are due: to the person who asked for it, and to those on shift when that person is not."""

from datetime import datetime, timedelta

from care.agenda.jobs import Remind
from care.agenda.waiting import Waiting
from care.business import Business
from care.due.doers import does_with_ticket
from care.model.ticket import Ticket
from care.notices.notice import Named
from care.notices.scheduled_replies import DeskReminder
from care.outbox import owe, to_topic
from care.people.operators import Duty, colleagues
from care.store.unit import Unit

LATE = timedelta(minutes=5)  # from then on it is said for when it was
NAMED = 5  # colleagues, at most


@does_with_ticket(Remind)
async def _remind(unit: Unit, ticket: Ticket, due: Waiting[Remind]) -> datetime | None:
    staff = await colleagues(unit)
    person = next((each for each in staff if each.id == due.job.operator), None)
    here = person is not None and person.duty is Duty.ON
    others = [
        Named(each.id, each.name)
        for each in staff
        if each.duty is Duty.ON and each != person and _serves(unit.business, each.id, ticket.department)
    ]
    word = DeskReminder(
        whose=Named(person.id, person.name) if person else Named(None, due.job.name),
        text=due.job.text,
        here=here,
        others=() if here else tuple(others[:NAMED]),
        was_due=due.due_at if unit.now - due.due_at > LATE else None,
    )
    await owe(unit, to_topic(ticket, word))
    return None


def _serves(business: Business, operator: int, department: str) -> bool:
    person = business.person(operator)
    return person is None or not person.departments or department in person.departments
