"""What is said at once when a ticket is over while replies of it still wait for their time."""

from care.agenda.schedule import Due
from care.agenda.waiting import waiting
from care.model.ticket import Ticket
from care.notices.later import DeskLaterUnsent
from care.outbox import Post, of_deed
from care.store.unit import Unit
from care.values.content import from_json


async def unsent(unit: Unit, ticket: Ticket) -> tuple[Post, ...]:
    """The word to the desk on those that wait. At their time the clock says again that they were not sent."""
    replies = await waiting(unit, Due.LATER, ticket.id)
    said = tuple((reply.due_at, from_json(reply.data["content"]).text) for reply in replies)
    return (of_deed(ticket, DeskLaterUnsent(replies=said)),) if said else ()
