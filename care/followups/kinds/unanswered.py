"""One reminder to whoever did not answer a question of ours. An answer cancels it, and a wish for less."""

from sqlalchemy import select

from care.agenda.jobs import FollowUp
from care.contact.purposes import NPS, SURVEY, UNANSWERED
from care.followups.kind import Kind
from care.model.ticket import State
from care.notices.followups import StillUnanswered
from care.people.customers import Customer
from care.store.tables import contacts, tickets
from care.store.unit import Unit

SOLVED = (State.SOLVED, State.CLOSED)


async def _word(unit: Unit, customer: Customer, due: FollowUp) -> StillUnanswered | None:
    """`about`: the number of what we wrote, in `contacts`."""
    query = select(contacts.c.purpose, contacts.c.touchpoint, contacts.c.ticket_id).where(
        contacts.c.id == int(due.about),
        contacts.c.customer_id == customer.id,
        contacts.c.answered_at.is_(None),
        contacts.c.opted_out_at.is_(None),
    )
    asked = (await unit.execute(query)).one_or_none()
    if asked is None or asked.purpose in customer.declined:
        return None
    if asked.purpose == NPS.key:
        return StillUnanswered(of=asked.purpose)
    if asked.purpose != SURVEY.key:
        return StillUnanswered(of=asked.purpose, touchpoint=asked.touchpoint)
    open_still = tickets.c.id == asked.ticket_id, tickets.c.score.is_(None), tickets.c.state.in_(SOLVED)
    if (await unit.execute(select(tickets.c.id).where(*open_still))).first() is None:
        return None
    return StillUnanswered(of=asked.purpose, about=asked.ticket_id)


KIND = Kind(purpose=UNANSWERED, word=_word)
