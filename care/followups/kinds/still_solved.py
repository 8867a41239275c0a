"""Does it stay solved? Some days after a complaint was; planned where it is solved (care/tickets/work/working.py).

Reopening it cancels the question, and so does solving it anew, which has a question of its own.
"""

from care.agenda.jobs import FollowUp
from care.contact.purposes import STILL_SOLVED
from care.followups.kind import Kind
from care.model.ticket import State
from care.notices.followups import StaysSolved
from care.people.customers import Customer
from care.store.unit import Unit
from care.tickets.rows import find_ticket


async def _word(unit: Unit, customer: Customer, due: FollowUp) -> StaysSolved | None:
    """`about`: `<ticket>:<since when it was solved>`, a Unix time."""
    number, _colon, since = due.about.partition(":")
    ticket = await find_ticket(unit, int(number))
    if ticket is None or ticket.customer != customer.id or ticket.solved_at is None or ticket.hidden:
        return None
    if ticket.state not in (State.SOLVED, State.CLOSED) or int(ticket.solved_at.timestamp()) != int(since):
        return None
    return StaysSolved(about=ticket.id, summary=ticket.summary)


KIND = Kind(purpose=STILL_SOLVED, word=_word)
