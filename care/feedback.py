"""Feedback: a score and words for a touchpoint.

What was given anonymously holds nothing that leads back to its author: no id, and no message of theirs by its place.
"""

from datetime import datetime

from care import notices
from care.business import Business
from care.commands import FeedbackGiven, GiveFeedback
from care.content import Kind, to_json
from care.customers import Customer
from care.errors import NotOffered
from care.groups import current
from care.outbox import owe
from care.store.tables import feedback
from care.store.unit import Unit

SCORES = range(1, 6)


async def give(
    unit: Unit, customer: Customer, command: GiveFeedback, business: Business, now: datetime
) -> FeedbackGiven:
    """Write it down and let the staff group read it. Raises NotOffered for a touchpoint or score that is none.

    A business without touchpoints has feedback about itself, whose touchpoint is empty.
    """
    known = business.touchpoint(command.touchpoint) or (not command.touchpoint and not business.touchpoints)
    if not known or command.score not in SCORES:
        raise NotOffered(touchpoint=command.touchpoint, score=command.score)
    row = {
        "customer_id": None if command.anonymous else customer.id,
        "touchpoint": command.touchpoint,
        "score": command.score,
        "messages": [to_json(message.content) for message in command.messages],
        "language": customer.language,
        "at": now,
    }
    inserted = await unit.execute(unit.insert(feedback).values(row).returning(feedback.c.id))
    feedback_id: int = inserted.scalar_one()
    texts = [message.content.text for message in command.messages if message.content.text.strip()]
    word = notices.feedback_given(
        await current(unit, business.staff_group),
        feedback_id,
        command.touchpoint,
        command.score,
        "" if command.anonymous else customer.name,
        "\n".join(texts),
        sum(message.content.kind is not Kind.TEXT for message in command.messages),
    )
    await owe(unit, now, word)
    return FeedbackGiven(feedback_id, low=command.score <= business.feedback.low_score)
