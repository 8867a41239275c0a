"""Their usual order is asked for at the team when it is usually time, for whoever lets us do it for them.

It comes in the place of a suggestion (kinds/reorder.py). A ticket is opened, with what it is based on, in the
transaction in which the customer hears of it; nothing is ordered or paid without the team. One press takes it back
(care/followups/answers.py).
"""

from dataclasses import replace

from care.agenda.jobs import FollowUp
from care.commands import OpenTicket
from care.contact.purposes import USUAL_ORDER
from care.followups.kind import Kind
from care.followups.rhythm import due_again
from care.model.ticket import About
from care.notices.notice import ToCustomer
from care.notices.usual import DeskUsualOrder, UsualOrder
from care.outbox import owe, to_topic
from care.people.customers import Customer
from care.store.unit import Unit
from care.tickets.opening.open import open_ticket


async def _word(unit: Unit, customer: Customer, due: FollowUp) -> UsualOrder | None:
    found = await due_again(unit, customer.id, due.at)
    if found is None:
        return None
    department = unit.business.department_at(found.touchpoint) or unit.business.nowhere
    return UsualOrder(
        order=found.reference, days=found.days, orders=found.orders, last=found.last, department=department
    )


async def _deed(unit: Unit, customer: Customer, word: ToCustomer) -> UsualOrder:
    if not isinstance(word, UsualOrder):
        raise TypeError(word)
    command = OpenTicket(About.QUESTION, word.department, (), order_number=word.order)
    ticket = await open_ticket(unit, customer, command)
    until = unit.now + unit.business.followups.usual_order.undo
    basis = DeskUsualOrder(
        order=word.order, days=word.days, orders=word.orders, last=word.last, undo_until=until
    )
    await owe(unit, to_topic(ticket, basis))
    return replace(word, about=ticket.id, answer_due=ticket.answer_due, undo_until=until)


KIND = Kind(purpose=USUAL_ORDER, word=_word, deed=_deed)
