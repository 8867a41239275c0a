"""An operator answers feedback: with a ticket that grows out of it, so that what is said has a record and goes on.

What was given anonymously cannot be answered, for nothing leads back to its author.
"""

from collections.abc import Iterable

from sqlalchemy import or_, select

from care.commands import OpenTicket
from care.model.ticket import About, Ticket
from care.notices.customer import FeedbackAnswered
from care.notices.group import FeedbackGiven
from care.outbox import owe, to_customer
from care.people.bans import standing
from care.people.customers import Customer, find
from care.people.operators import Operator
from care.store.tables import feedback, feedback_places, outbox
from care.store.unit import Unit
from care.tickets.changing import touch
from care.tickets.opening.grown import grown
from care.tickets.opening.open import open_ticket
from care.tickets.rows import load_ticket
from care.tickets.words import relay
from care.values.content import Message, from_json
from care.values.errors import AnonymousFeedback, CustomerBanned, Unreachable

MOST = 100  # messages of one feedback


async def note_places(unit: Unit, chat_id: int, messages: Iterable[int], number: int) -> None:
    """These messages of a staff group show feedback."""
    rows = [{"chat_id": chat_id, "message_id": message, "feedback_id": number} for message in messages]
    if rows:
        await unit.execute(unit.insert(feedback_places).on_conflict_do_nothing(), rows)


async def feedback_at(unit: Unit, group: int, message_id: int) -> int | None:
    """The feedback that this message shows."""
    there = feedback_places.c.chat_id == group, feedback_places.c.message_id == message_id
    found: int | None = (
        await unit.execute(select(feedback_places.c.feedback_id).where(*there))
    ).scalar_one_or_none()
    return found


async def author_of(unit: Unit, feedback_id: int) -> int | None:
    """Who has signed it."""
    found: int | None = (
        await unit.execute(select(feedback.c.customer_id).where(feedback.c.id == feedback_id))
    ).scalar_one_or_none()
    return found


async def on_the_way(unit: Unit, group: int) -> bool:
    """Whether feedback is being shown to the group, so that it may stand there already under a number unknown to us."""
    shows = or_(
        outbox.c.body["notice"].as_string() == FeedbackGiven.stored_as,
        outbox.c.body["feedback"].as_string().is_not(None),
    )
    tried = outbox.c.chat_id == group, outbox.c.token.is_not(None), outbox.c.failed_at.is_(None)
    return (await unit.execute(select(outbox.c.id).where(*tried, shows).limit(1))).first() is not None


async def answer(
    unit: Unit, feedback_id: int, operator: Operator, message: Message
) -> tuple[Ticket, Customer]:
    """The ticket and whom it reaches. Raises AnonymousFeedback, Unreachable, CustomerBanned, and as relay.answer."""
    row = (await unit.execute(select(feedback).where(feedback.c.id == feedback_id))).mappings().one_or_none()
    if row is None or row["customer_id"] is None:
        raise AnonymousFeedback
    customer = await find(unit, row["customer_id"])
    if customer is None or customer.blocked:
        raise Unreachable
    ban = (await standing(unit, [customer.id])).get(customer.id)
    if ban is not None and not ban.is_over(unit.now):
        raise CustomerBanned
    ticket = await grown(unit, feedback_id)
    if ticket is None:
        said = tuple(
            Message(customer.id, _place(feedback_id, number), from_json(content), row["at"])
            for number, content in enumerate(row["messages"])
        )
        department = unit.business.department_at(row["touchpoint"]) or unit.business.nowhere
        low = row["score"] <= unit.business.feedback.low_score
        about = About.COMPLAINT if low else About.QUESTION
        command = OpenTicket(about, department, said, feedback=feedback_id)
        ticket = await open_ticket(unit, customer, command)
        # Nobody waits for this answer.
        await touch(unit, await load_ticket(unit, ticket.id), waiting_since=None)
        word = FeedbackAnswered(
            operator=operator.name,
            operator_id=operator.id,
            score=row["score"],
            touchpoint=row["touchpoint"],
        )
        await owe(unit, to_customer(ticket, word))
    await relay.answer(unit, ticket.id, operator, message)
    return ticket, customer


def _place(feedback_id: int, number: int) -> int:
    """A place of its own: where the words of a feedback were written is not kept, and no message has such a number."""
    return -(feedback_id * MOST + number + 1)
