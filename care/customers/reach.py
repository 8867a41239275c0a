"""Whether a customer can be reached. Who blocks the bot is owed nothing more, and the staff of their tickets
is told.
"""

from sqlalchemy import select, update

from care import outbox
from care.broadcasts import outcomes
from care.model.ticket import OPEN, Ticket
from care.notices.topic import DeskBack, DeskBlocked
from care.outbox.bodies import Circular, Recall, Relay
from care.reminders import telling
from care.store.tables import customers, tickets
from care.store.unit import Unit
from care.tickets.delivery.answered import wait_again
from care.tickets.delivery.undelivered import keep_inside
from care.tickets.hiding import tell_desk
from care.tickets.rows import load_ticket, ticket_of


async def lost(unit: Unit, customer: int) -> None:
    """They have blocked the bot, or are gone: what waited for them did not arrive, and was no answer."""
    dropped = await outbox.drop_for(unit, customer)
    if any(row.kind in (Circular.kind, Recall.kind) for row in dropped):
        await outcomes.lost(unit, customer)
    statement = update(customers).where(customers.c.id == customer, ~customers.c.blocked).values(blocked=True)
    changed = (await unit.execute(statement)).rowcount
    words = sum(row.kind == Relay.kind for row in dropped)
    if not changed and not words:
        return
    await keep_inside(unit, [row.entry_id for row in dropped if row.kind == Relay.kind and row.entry_id])
    for ticket in await _open_tickets(unit, customer):
        of_ticket = sum(row.kind == Relay.kind and row.ticket_id == ticket.id for row in dropped)
        word = outbox.to_topic(ticket, DeskBlocked(lost=of_ticket))
        await tell_desk(unit, ticket, word, outbox.redraw(ticket.desk, ticket.id))
        if of_ticket:
            await wait_again(unit, await load_ticket(unit, ticket.id))


async def regained(unit: Unit, customer: int) -> None:
    """They have let the bot in again."""
    statement = update(customers).where(customers.c.id == customer, customers.c.blocked).values(blocked=False)
    if not (await unit.execute(statement)).rowcount:
        return
    await telling.wake(unit, customer)
    for ticket in await _open_tickets(unit, customer):
        word = outbox.to_topic(ticket, DeskBack())
        await tell_desk(unit, ticket, word, outbox.redraw(ticket.desk, ticket.id))


async def _open_tickets(unit: Unit, customer: int) -> list[Ticket]:
    query = select(tickets).where(tickets.c.customer_id == customer, tickets.c.state.in_(OPEN))
    return [ticket_of(row) for row in (await unit.execute(query)).mappings()]
