"""The ticket that has grown out of feedback. There is at most one that goes on, whoever was quicker."""

from sqlalchemy import select

from care.model.ticket import State, Ticket
from care.store.tables import feedback, tickets
from care.store.unit import Unit
from care.tickets.rows import find_ticket, ticket_of


async def grown(unit: Unit, feedback_id: int) -> Ticket | None:
    """It, or the one in which it goes on. Whoever else asks waits until what is done about it is committed."""
    await unit.execute(select(feedback.c.id).where(feedback.c.id == feedback_id).with_for_update())
    query = select(tickets).where(tickets.c.feedback_id == feedback_id, tickets.c.state != State.WITHDRAWN)
    row = (await unit.execute(query.order_by(tickets.c.id.desc()).limit(1))).mappings().one_or_none()
    if row is None:
        return None
    ticket = ticket_of(row)
    return await find_ticket(unit, ticket.merged_into) if ticket.merged_into else ticket
