"""What we know about a customer: how much it is, and its deletion on request (a copy of it: care/privacy/export.py).

Erasing removes the person and every word said with them. What stays for the books is without a name: that a ticket
was opened, when, how fast it was answered, its score; the scores of feedback. In the staff group the copies of their
messages are deleted and the card is redrawn without them; what operators wrote there themselves stays theirs. Every
other message of ours that shows them to the staff is known (care/outbox/shown.py) and deleted, and where Telegram
deletes no more, emptied (bot/delivery/kinds/erase.py).
"""

from collections.abc import Iterable

from sqlalchemy import and_, delete, func, or_, select, update

from care.contact import agreements
from care.loyalty import forgetting
from care.model.history import Event, happened, record
from care.model.ticket import Ticket
from care.notices.topic import DeskErased
from care.outbox import Lane, Post, owe, redraw, shown, to_topic
from care.outbox.bodies import Erase
from care.privacy import erasing
from care.reminders.model import OPEN
from care.store.tables import (
    accounts,
    bans,
    broadcast_recipients,
    contacts,
    conversations,
    copies,
    customer_notes,
    customers,
    entries,
    events,
    feedback,
    feedback_places,
    foretold,
    history,
    jobs,
    note_uses,
    numbers,
    receipts,
    recommendations,
    reminders,
    resent,
    ticket_tags,
    tickets,
    till_answers,
    vouchers,
    webhooks,
)
from care.store.unit import Unit
from care.tickets import changing
from care.tickets.rows import tickets_of
from care.tickets.work.merge import left_behind

AT_ONCE = 100  # messages that Telegram deletes in one call

# Where personal data of customers stands. Any other column may hold none; a test asks this of each new one.
PERSONAL = {
    "customers": {"id", "name", "username", "zone", "declined", "birthday"},
    "numbers": {"customer_id", "value"},
    "conversations": {"chat_id", "state", "parked"},
    "tickets": {"customer_id", "order_number", "summary"},
    "entries": {"author_id", "author_name", "chat_id", "content", "first_content", "seen", "named"},
    "copies": {"chat_id"},
    "history": {"actor_id"},
    "feedback": {"customer_id", "messages"},
    "recommendations": {"customer_id", "why"},
    "outbox": {"chat_id", "body"},
    "resent": {"chat_id"},
    "jobs": {"customer_id", "data", "once"},
    "reminders": {"customer_id", "what", "zone"},
    "customer_notes": {"customer_id", "text"},
    "bans": {"customer_id", "reason"},
    "accounts": {"customer_id"},
    "movements": {"customer_id", "once", "reason"},
    "lots": {"customer_id"},
    "earnings": {"customer_id"},
    "receipts": {"customer_id"},
    "stamps": {"customer_id"},
    "friends": {"customer_id", "code", "invited_by", "gift"},
    "vouchers": {"customer_id", "once"},
    "cards": {"customer_id"},
    "foretold": {"customer_id"},
    "contacts": {"customer_id", "touchpoint"},
    "broadcast_recipients": {"customer_id", "fields"},
    "broadcasts": {"audience"},
    "events": {"customer_id", "reference"},
    "agreements": {"customer_id", "words"},
    "dead_letters": {"customer_id", "body"},
    "shown": {"customer_id", "beside"},
    "ticket_tags": {"tag"},
    "audit": {"actor_id"},
    "attempts": {"actor_id"},
    "till_answers": {"customer_id", "body"},
    "waiting": {"value", "body"},
    "webhooks": {"customer_id", "body"},
}


async def kept(unit: Unit, customer_id: int) -> dict[str, int]:
    """How much there is of each kind: tickets, entries in them, feedback that was not anonymous, reminders that are
    set, purchases, vouchers, points.
    """
    theirs = tickets.c.customer_id == customer_id
    said = select(func.count()).select_from(entries.join(tickets, tickets.c.id == entries.c.ticket_id))
    query = select(
        select(func.count()).where(theirs).scalar_subquery().label("tickets"),
        said.where(theirs).scalar_subquery().label("entries"),
        select(func.count()).where(feedback.c.customer_id == customer_id).scalar_subquery().label("feedback"),
        select(func.count())
        .where(reminders.c.customer_id == customer_id, reminders.c.state.in_(OPEN))
        .scalar_subquery()
        .label("reminders"),
        select(func.count()).where(receipts.c.customer_id == customer_id).scalar_subquery().label("receipts"),
        select(func.count()).where(vouchers.c.customer_id == customer_id).scalar_subquery().label("vouchers"),
        select(func.coalesce(func.sum(accounts.c.balance), 0))
        .where(accounts.c.customer_id == customer_id)
        .scalar_subquery()
        .label("points"),
    )
    return dict((await unit.execute(query)).mappings().one())


# --- deletion


async def erase(unit: Unit, customer_id: int) -> None:
    """Delete the customer and their words, in the store and, as far as Telegram lets us, in the staff group."""
    theirs = await tickets_of(unit, customer_id)
    ids = [ticket.id for ticket in theirs]
    places = [place for ticket in theirs for place in await copies_in_group(unit, ticket)]
    places += await _feedback_in_group(unit, customer_id)
    cards = {(ticket.desk, ticket.card) for ticket in theirs}  # redrawn without them
    places += [place for place in await shown.places_of(unit, customer_id) if place not in cards]
    await erasing.withdraw(unit, customer_id, ids)
    await erasing.forget_quotes(unit, customer_id, theirs, places)
    await unit.execute(delete(resent).where(resent.c.chat_id == customer_id))
    await changing.withdraw_all(unit, customer_id)
    await changing.forget_words(unit, ids)
    await changing.forget_customer(unit, ids)
    await forgetting.forget(unit, customer_id)
    await _forget_words(unit, customer_id, ids)
    await agreements.forget(unit, customer_id)
    for ticket in theirs:
        await record(unit, ticket.id, happened(Event.ERASED))
        await owe(unit, to_topic(ticket, DeskErased()), redraw(ticket.desk, ticket.id))
    await owe(unit, *taken_back(places))
    await shown.forget_person(unit, customer_id)
    unit.forgets()


async def copies_in_group(unit: Unit, ticket: Ticket) -> list[tuple[int, int]]:
    """Where the customer's messages stand in the staff group."""
    query = (
        select(copies.c.chat_id, copies.c.message_id)
        .join(entries, entries.c.id == copies.c.entry_id)
        .where(entries.c.ticket_id == ticket.id, entries.c.author == "customer")
        .distinct()
    )
    there = [(row.chat_id, row.message_id) for row in await unit.execute(query)]
    left = [(ticket.desk, number) for number in await left_behind(unit, ticket.id)]
    return [*there, *left]


async def _feedback_in_group(unit: Unit, customer_id: int) -> list[tuple[int, int]]:
    """The same for the feedback that they signed."""
    query = (
        select(feedback_places.c.chat_id, feedback_places.c.message_id)
        .join(feedback, feedback.c.id == feedback_places.c.feedback_id)
        .where(feedback.c.customer_id == customer_id)
    )
    return [(row.chat_id, row.message_id) for row in await unit.execute(query)]


def taken_back(places: Iterable[tuple[int, int]]) -> list[Post]:
    """The deletion of messages, by chat and id."""
    chats: dict[int, list[int]] = {}
    for chat_id, message_id in dict.fromkeys(places):
        chats.setdefault(chat_id, []).append(message_id)
    return [
        Post(chat, Erase(messages=tuple(messages[start : start + AT_ONCE])), Lane.DESK)
        for chat, messages in chats.items()
        for start in range(0, len(messages), AT_ONCE)
    ]


async def _forget_words(unit: Unit, customer_id: int, ids: list[int]) -> None:
    said = select(entries.c.id).where(entries.c.ticket_id.in_(ids))
    noted = select(customer_notes.c.id).where(customer_notes.c.customer_id == customer_id)
    holds = and_(bans.c.lifted_at.is_(None), or_(bans.c.until.is_(None), bans.c.until > unit.now))
    for statement in (
        delete(copies).where(copies.c.entry_id.in_(said)),
        delete(entries).where(entries.c.ticket_id.in_(ids)),
        delete(jobs).where(or_(jobs.c.ticket_id.in_(ids), jobs.c.customer_id == customer_id)),
        update(history).where(history.c.actor_id == customer_id).values(actor_id=0),
        update(feedback).where(feedback.c.customer_id == customer_id).values(customer_id=None, messages=[]),
        delete(numbers).where(numbers.c.customer_id == customer_id),
        delete(conversations).where(conversations.c.chat_id == customer_id),
        delete(reminders).where(reminders.c.customer_id == customer_id),
        delete(ticket_tags).where(ticket_tags.c.ticket_id.in_(ids)),
        delete(note_uses).where(note_uses.c.note_id.in_(noted)),
        delete(customer_notes).where(customer_notes.c.customer_id == customer_id),
        delete(foretold).where(foretold.c.customer_id == customer_id),
        delete(contacts).where(contacts.c.customer_id == customer_id),
        delete(broadcast_recipients).where(broadcast_recipients.c.customer_id == customer_id),
        update(recommendations)
        .where(recommendations.c.customer_id == customer_id)
        .values(customer_id=None, why=""),
        delete(events).where(events.c.customer_id == customer_id),
        delete(till_answers).where(till_answers.c.customer_id == customer_id),
        delete(webhooks).where(webhooks.c.customer_id == customer_id),
        delete(bans).where(bans.c.customer_id == customer_id, ~holds),
        # A ban that one could shake off would be none: the number and the end stay until then, without a word.
        update(bans).where(bans.c.customer_id == customer_id).values(reason=""),
        delete(customers).where(customers.c.id == customer_id),
    ):
        await unit.execute(statement)
