"""What is said at once when a ticket is over while replies of it still wait for their time."""

from care import notices
from care.content import from_json
from care.outbox import Post
from care.schedule import Due
from care.store.unit import Unit
from care.tickets.model import Ticket
from care.waiting import waiting


async def unsent(unit: Unit, ticket: Ticket) -> tuple[Post, ...]:
    """The word to the desk on those that wait. At their time the clock says again that they were not sent."""
    replies = await waiting(unit, Due.LATER, ticket.id)
    said = [(reply.due_at, from_json(reply.data["content"]).text) for reply in replies]
    return (notices.desk_later_unsent(ticket, said),) if said else ()
