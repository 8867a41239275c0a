"""What people wrote in tickets that are over, whose the tickets were, and the words of feedback.

What goes from the store goes from the staff group, too: the copies of the customer's messages are deleted there, and
the card is drawn anew without them where it still stands. What operators wrote there themselves stays theirs.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, exists, or_, select, update

from care.model.ticket import Ticket
from care.outbox import owe, redraw, shown
from care.outbox.bodies import Card, Title
from care.privacy import knowledge
from care.retention.kind import Kind as Retained
from care.retention.rows import OVER
from care.store.tables import (
    copies,
    entries,
    feedback,
    feedback_places,
    history,
    jobs,
    outbox,
    ticket_tags,
    tickets,
)
from care.store.unit import Unit
from care.tickets.changing import forget_customer, forget_words
from care.tickets.rows import ticket_of

DRAWN = (Card.kind, Title.kind)  # what is on its way and says nothing new


def _over(before: datetime) -> list[ColumnElement[bool]]:
    """It was over by then, nothing has happened since, and nothing is planned or on its way."""
    later = history.c.ticket_id == tickets.c.id, history.c.at >= before
    said = entries.c.ticket_id == tickets.c.id, entries.c.said_at >= before
    planned = jobs.c.ticket_id == tickets.c.id, jobs.c.done_at.is_(None)
    # Kept from the index of states: the first few by number are found at once, and nothing has to be sorted.
    state = tickets.c.state.concat("")
    return [
        state.in_(OVER),
        tickets.c.opened_at < before,
        or_(tickets.c.solved_at.is_(None), tickets.c.solved_at < before),
        ~exists().where(and_(*later)),
        ~exists().where(and_(*said)),
        ~exists().where(and_(*planned)),
        ~exists().where(outbox.c.ticket_id == tickets.c.id, outbox.c.kind.notin_(DRAWN)),
    ]


_says_something = or_(
    tickets.c.summary != "",
    tickets.c.order_number != "",
    exists().where(entries.c.ticket_id == tickets.c.id),
    exists().where(ticket_tags.c.ticket_id == tickets.c.id),
)


def _due_messages(before: datetime) -> Select[Any]:
    return select(tickets.c.id, tickets.c.opened_at).where(_says_something, *_over(before))


def _due_tickets(before: datetime) -> Select[Any]:
    return select(tickets.c.id, tickets.c.opened_at).where(tickets.c.customer_id.is_not(None), *_over(before))


async def _take_messages(unit: Unit, ids: Sequence[int]) -> None:
    theirs = await _load(unit, ids)
    places = [place for ticket in theirs for place in await knowledge.copies_in_group(unit, ticket)]
    said = select(entries.c.id).where(entries.c.ticket_id.in_(ids))
    for statement in (
        delete(copies).where(copies.c.entry_id.in_(said)),
        delete(entries).where(entries.c.ticket_id.in_(ids)),
        delete(ticket_tags).where(ticket_tags.c.ticket_id.in_(ids)),
    ):
        await unit.execute(statement)
    await forget_words(unit, ids)
    await owe(unit, *knowledge.taken_back(places))
    await _redraw(unit, theirs)


async def _take_tickets(unit: Unit, ids: Sequence[int]) -> None:
    """Whose they were. Their words go first, should those have been kept for longer."""
    await _take_messages(unit, ids)
    whose = select(tickets.c.customer_id).where(tickets.c.id == history.c.ticket_id).scalar_subquery()
    done_by_them = history.c.ticket_id.in_(ids), history.c.actor_id == whose
    await unit.execute(update(history).where(*done_by_them).values(actor_id=0))
    for ticket in await _load(unit, ids):  # the card that stays shows nobody
        await shown.forget(unit, ticket.desk, [ticket.card] if ticket.card is not None else [])
    await forget_customer(unit, ids)


async def _load(unit: Unit, ids: Sequence[int]) -> list[Ticket]:
    query = select(tickets).where(tickets.c.id.in_(ids)).with_for_update()
    return [ticket_of(row) for row in (await unit.execute(query)).mappings()]


async def _redraw(unit: Unit, theirs: Sequence[Ticket]) -> None:
    cards = [
        redraw(ticket.desk, ticket.id) for ticket in theirs if ticket.card is not None and not ticket.hidden
    ]
    await owe(unit, *cards)


# --- feedback


def _due_feedback(before: datetime) -> Select[Any]:
    words = or_(feedback.c.customer_id.is_not(None), feedback.c.messages != [])
    return select(feedback.c.id, feedback.c.at).where(feedback.c.at < before, words)


async def _take_feedback(unit: Unit, ids: Sequence[int]) -> None:
    theirs = feedback_places.c.feedback_id.in_(ids)
    query = select(feedback_places.c.chat_id, feedback_places.c.message_id).where(theirs)
    places = [(row.chat_id, row.message_id) for row in await unit.execute(query)]
    await unit.execute(delete(feedback_places).where(theirs))
    await unit.execute(update(feedback).where(feedback.c.id.in_(ids)).values(customer_id=None, messages=[]))
    await owe(unit, *knowledge.taken_back(places))


KINDS = (
    Retained("messages", frozenset({"entries", "copies", "ticket_tags"}), _due_messages, _take_messages),
    Retained("tickets", frozenset({"tickets"}), _due_tickets, _take_tickets),
    Retained("feedback", frozenset({"feedback", "feedback_places"}), _due_feedback, _take_feedback),
)
