"""A usual order that we have asked the team for is taken back by its customer: with one press, for a while."""

from sqlalchemy import select

from care.commands import UsualUndone
from care.contact import answering
from care.contact.purposes import USUAL_ORDER
from care.model.ticket import State
from care.notices.usual import DeskUsualUndone
from care.outbox import to_topic
from care.people.customers import Customer
from care.store.tables import contacts
from care.store.unit import Unit
from care.tickets.hiding import tell_desk
from care.tickets.opening import own
from care.tickets.words.lookup import access_going_on
from care.values.errors import NotOffered, TooLate, WrongState


async def undo(unit: Unit, customer: Customer, number: int) -> UsualUndone:
    """What nobody has begun with is withdrawn; whoever has is told. A second press says the same and does nothing.

    Raises NotOffered for what we have not asked for, TooLate once the time for it is over, and WrongState.
    """
    about = (
        contacts.c.customer_id == customer.id,
        contacts.c.purpose == USUAL_ORDER.key,
        contacts.c.ticket_id == number,
    )
    asked = (await unit.execute(select(contacts.c.at, contacts.c.answered_at).where(*about))).one_or_none()
    if asked is None:
        raise NotOffered
    ticket = await access_going_on(unit, number, customer.id)
    if asked.answered_at is not None:
        return UsualUndone(number, begun=ticket.state is not State.WITHDRAWN)
    if unit.now > asked.at + unit.business.followups.usual_order.undo:
        raise TooLate
    begun = ticket.id != number or ticket.state is not State.NEW
    if begun and not ticket.is_open:
        raise WrongState(state=str(ticket.state))
    if begun:
        told = DeskUsualUndone(who=ticket.owner, name=ticket.owner_name if ticket.owner else "")
        await tell_desk(unit, ticket, to_topic(ticket, told))
    else:
        await own.withdraw(unit, customer, number)
    await answering.answered(unit, customer.id, USUAL_ORDER.key)
    return UsualUndone(number, begun=begun)
