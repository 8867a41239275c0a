"""What is said at once when a ticket is over while replies of it still wait for their time."""

from care.agenda.jobs import Later
from care.agenda.waiting import waiting
from care.model.ticket import Ticket
from care.notices.scheduled_replies import DeskLaterUnsent
from care.outbox import Post, of_deed
from care.store.unit import Unit


async def unsent(unit: Unit, ticket: Ticket) -> tuple[Post, ...]:
    """The word to the desk on those that wait. At their time the clock says again that they were not sent."""
    replies = await waiting(unit, Later, ticket.id)
    said = tuple((reply.due_at, reply.job.content.text) for reply in replies)
    return (of_deed(ticket, DeskLaterUnsent(replies=said)),) if said else ()
