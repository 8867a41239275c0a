"""A customer wants what a broadcast offers: the team reads which it was, in a ticket that is opened for it."""

from sqlalchemy import select

from care.commands import OpenTicket, TicketOpened, WantIt
from care.model.ticket import About
from care.notices.broadcasts import DeskWants
from care.outbox import to_topic
from care.people.customers import Customer
from care.store.tables import broadcast_recipients as recipients
from care.store.tables import contacts
from care.store.unit import Unit
from care.tickets.hiding import tell_desk
from care.tickets.opening.joining import open_or_join
from care.tickets.rows import find_ticket, load_ticket
from care.values.errors import NotOffered


async def want(unit: Unit, customer: Customer, command: WantIt) -> TicketOpened:
    """Pressed again while its ticket is open, it opens no other. Raises NotOffered to whoever has not got it, and
    OpensTooMany.
    """
    theirs = recipients.c.broadcast_id == command.broadcast, recipients.c.customer_id == customer.id
    query = select(contacts.c.led_to).join_from(
        recipients, contacts, recipients.c.contact_id == contacts.c.id
    )
    got = (await unit.execute(query.where(*theirs))).one_or_none()
    if got is None:
        raise NotOffered
    before = await find_ticket(unit, got.led_to) if got.led_to is not None else None
    if before is not None and before.customer == customer.id and before.is_open:
        return TicketOpened(before.id, before.answer_due, joined=True, grown=True)
    asked = OpenTicket(About.QUESTION, unit.business.nowhere, ())
    opened = await open_or_join(unit, customer, asked)
    ticket = await load_ticket(unit, opened.ticket)
    told = DeskWants(broadcast=command.broadcast, words=command.words)
    await tell_desk(unit, ticket, to_topic(ticket, told))
    return opened
