"""Reminders that are due: to the person who asked for it, and to those on shift when that person is not."""

from datetime import datetime, timedelta

from care.agenda.jobs import Remind
from care.agenda.waiting import Waiting
from care.due.doers import does_with_ticket
from care.model.ticket import Ticket
from care.notices.notice import Named
from care.notices.scheduled_replies import DeskReminder
from care.outbox import owe, to_topic
from care.people.operators import Duty, colleagues
from care.staff.on_shift import on_shift_but
from care.store.unit import Unit

LATE = timedelta(minutes=5)  # from then on it is said for when it was


@does_with_ticket(Remind)
async def _remind(unit: Unit, ticket: Ticket, due: Waiting[Remind]) -> datetime | None:
    person = next((each for each in await colleagues(unit) if each.id == due.job.operator), None)
    word = DeskReminder(
        whose=Named(person.id, person.name) if person else Named(None, due.job.name),
        text=due.job.text,
        here=person is not None and person.duty is Duty.ON,
        others=await on_shift_but(unit, due.job.operator, ticket.department),
        was_due=due.due_at if unit.now - due.due_at > LATE else None,
    )
    await owe(unit, to_topic(ticket, word))
    return None
