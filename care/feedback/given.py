"""Feedback: a score and words for a touchpoint.

What was given anonymously holds nothing that leads back to its author: no id, no message of theirs by its place, and
no moment, for the moment stands on what else its author did then. It and what is owed for it know the hour, and the
staff reads it at a moment of its own: else it would be claimed and sent together with the word to its author, and stand
beside that in the journal.
"""

import secrets
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select

from care import webhooks
from care.agenda.schedule import stretch_end, stretch_start
from care.commands import FeedbackGiven, GiveFeedback
from care.notices.group import FeedbackGiven as FeedbackNotice
from care.notices.group import FeedbackMore
from care.outbox import Lane, Post, owe, said_once, to_staff
from care.outbox.bodies import Show
from care.people import bans
from care.people.customers import Customer
from care.people.groups import current
from care.store.tables import feedback, tickets
from care.store.unit import Unit
from care.tickets.entries import in_card
from care.values.content import albums, to_json
from care.values.errors import NotOffered
from care.values.pieces import in_messages

SCORES = range(1, 6)
JOINED = timedelta(minutes=10)
HOUR = timedelta(hours=1)
APART = timedelta(minutes=1)  # what is done together is over by then


async def give(unit: Unit, customer: Customer, command: GiveFeedback) -> FeedbackGiven:
    """Write it down and let the staff group read it. Raises NotOffered for a touchpoint or score that is none.

    A business without touchpoints has feedback about itself, whose touchpoint is empty.
    """
    known = unit.business.touchpoint(command.touchpoint) or (
        not command.touchpoint and not unit.business.touchpoints
    )
    if not known or command.score not in SCORES:
        raise NotOffered
    at = stretch_start(unit.now, HOUR) if command.anonymous else unit.now
    row = {
        "customer_id": None if command.anonymous else customer.id,
        "touchpoint": command.touchpoint,
        "score": command.score,
        "messages": [to_json(message.content) for message in command.messages],
        "language": customer.language,
        "at": at,
    }
    inserted = await unit.execute(unit.insert(feedback).values(row).returning(feedback.c.id))
    feedback_id: int = inserted.scalar_one()
    if not await bans.is_shadowed(unit, customer.id):
        group = await current(unit, unit.business.staff_group)
        shown = _shown(group, feedback_id, command, customer)
        if command.anonymous:
            due_at = _later(unit.now)
            shown = [replace(post, due_at=due_at) for post in shown]
        await owe(unit, *([_more(group, command, unit.now)] if command.over else shown), at=at)
        signed = None if command.anonymous else customer.id
        said = {"score": command.score, "touchpoint": command.touchpoint or None}
        later = {"at": at, "due_at": _later(unit.now)} if command.anonymous else {}
        await webhooks.tell(unit, webhooks.Event.FEEDBACK_LEFT, signed, said, **later)
    known_to_them = None if command.anonymous else feedback_id
    return FeedbackGiven(known_to_them, low=command.score <= unit.business.feedback.low_score)


def _later(now: datetime) -> datetime:
    """Any second of the next ten minutes, but not at once."""
    wait = APART + timedelta(seconds=secrets.randbelow(int((JOINED - APART).total_seconds())))
    return now.replace(microsecond=0) + wait


def _more(group: int, command: GiveFeedback, now: datetime) -> Post:
    """One word on all that one person gives beyond what is shown, with the newest of it; all is kept."""
    text = "\n".join(message.content.text for message in command.messages if message.content.text)
    word = to_staff(group, FeedbackMore(count=command.over, score=command.score, text=text))
    return said_once(word, f"feedback:{command.by}", stretch_end(now, JOINED))


async def origin(unit: Unit, ticket_id: int) -> tuple[str, int] | None:
    """The touchpoint and the score of the feedback that a ticket grew out of, if it did."""
    query = (
        select(feedback.c.touchpoint, feedback.c.score)
        .join(tickets, tickets.c.feedback_id == feedback.c.id)
        .where(tickets.c.id == ticket_id)
    )
    row = (await unit.execute(query)).one_or_none()
    return (row.touchpoint, row.score) if row else None


def _shown(group: int, feedback_id: int, command: GiveFeedback, customer: Customer) -> list[Post]:
    """A word to the staff, and behind it what was attached."""
    contents = [message.content for message in command.messages]
    fits = in_card(contents)
    texts = [content.text for content, inside in zip(contents, fits, strict=True) if inside]
    attached = [content for content, inside in zip(contents, fits, strict=True) if not inside]
    name = "" if command.anonymous else customer.name
    word = FeedbackNotice(
        feedback=feedback_id,
        touchpoint=command.touchpoint,
        score=command.score,
        name=name,
        text="\n".join(filter(None, texts)),
        attachments=len(attached),
    )
    bodies = [
        Show(feedback=feedback_id, contents=tuple(to_json(part) for part in shown))
        for album in albums(attached)
        for shown in in_messages(album)
    ]
    stream = f"f{feedback_id}"
    said = replace(to_staff(group, word), stream=stream)
    return [said, *[Post(group, body, Lane.DESK, stream=stream) for body in bodies]]
