"""Everything that is known about a customer, in plain values, for themselves to read.

What the staff notes on the customer (care/customers/notes.py) is about them and so is theirs, without the name of who
wrote it. What colleagues write to each other about a ticket is their talk on the work, and is not; nor is what they
have planned to write and have not said yet.
"""

from dataclasses import replace
from typing import Any

from sqlalchemy import or_, select

from care.agenda.jobs import BanAsked, Later, NoteMeant, Remind
from care.business import Priority
from care.contact import agreements
from care.contact.writing import written_to
from care.customers.notes import notes_on
from care.followups.events import told_of
from care.loyalty import friends, movements, receipts, stamping
from care.loyalty.movements import Movement
from care.loyalty.till import vouchers
from care.model.ticket import Ticket
from care.outbox import Lane, Post, owe
from care.outbox.bodies import Export
from care.people import numbers
from care.people.bans import told_bans
from care.people.customers import Customer
from care.store.tables import (
    attempts,
    conversations,
    dead_letters,
    feedback,
    history,
    jobs,
    outbox,
    recommendations,
    reminders,
    tickets,
)
from care.store.theirs import rows_of
from care.store.unit import Unit
from care.tickets.entries import Author, Entry, entries_of
from care.tickets.rows import tickets_of
from care.tickets.work.tags import tags_of
from care.values.content import Content, Kind

OURS = (Later, Remind, BanAsked, NoteMeant)  # a colleague's plans
FORMS = ("html", "json")  # for people, for machines


async def send(unit: Unit, customer: Customer) -> None:
    """Owe them both forms; they are read and written when they are sent."""
    day = f"{unit.now:%Y-%m-%d}"
    await owe(unit, *(Post(customer.id, Export(form=form, day=day), Lane.ANSWER) for form in FORMS))


async def gather(unit: Unit, customer: Customer) -> dict[str, Any]:
    return {
        "customer": _person(customer),
        "tickets": [await _ticket(unit, ticket) for ticket in await tickets_of(unit, customer.id)],
        "feedback": await _feedback(unit, customer.id),
        "numbers": await numbers.told_of(unit, customer.id),
        "points": [_movement(each) for each in await movements.of_customer(unit, customer.id)],
        "purchases": await receipts.told_of(unit, customer.id),
        "friends": await friends.told_of(unit, customer.id),
        "vouchers": await vouchers.told_of(unit, customer.id),
        "stamps": await stamping.told_of(unit, customer.id),
        "notes": [{"text": note.text, "at": note.at} for note in await notes_on(unit, customer.id)],
        "bans": [
            {"reason": ban.reason, "at": ban.at, "until": ban.until}
            for ban in await told_bans(unit, customer.id)
        ],
        "recommendations": await _recommendations(unit, customer.id),
        "events": await told_of(unit, customer.id),
        "written": await written_to(unit, customer.id),
        "agreements": [vars(each) for each in await agreements.of(unit, customer.id)],
        "reminders": await _reminders(unit, customer.id),
        "conversation": await _conversation(unit, customer.id),
        "on_the_way": await _on_the_way(unit, customer.id),
        "planned": await _planned(unit, customer.id),
        "not_understood": await _not_understood(unit, customer.id),
        "tried": await _tried(unit, customer.id),
    }


def _movement(movement: Movement) -> dict[str, Any]:
    return {name: getattr(movement, name) for name in ("amount", "reason", "at", "why", "receipt")}


def _person(customer: Customer) -> dict[str, Any]:
    names = ("id", "name", "username", "language", "zone", "since")
    closeness = customer.closeness and customer.closeness.name.lower()
    wished = {
        "closeness": closeness,
        "wishes": vars(customer.wishes),
        "declined": customer.declined,
        "birthday": customer.birthday,
    }
    return {name: getattr(customer, name) for name in names} | wished


async def _ticket(unit: Unit, ticket: Ticket) -> dict[str, Any]:
    names = ("id", "about", "department", "state", "merged_into", "language", "order_number", "summary")
    moments = ("opened_at", "first_due", "answer_due", "first_answer_at", "solved_at")
    said = [
        entry for entry in await entries_of(unit, ticket.id) if entry.author is not Author.NOTE or entry.seen
    ]
    return {
        **{name: getattr(ticket, name) for name in (*names, *moments)},
        "priority": Priority(ticket.priority).name.lower(),
        "tags": list(await tags_of(unit, ticket.id)),
        "score": ticket.score,
        "messages": [_message(entry) for entry in said],
        "history": await _history(unit, ticket),
    }


def _message(entry: Entry) -> dict[str, Any]:
    """What was taken back from them has become a note: of that, what they have read."""
    if entry.author is Author.NOTE:
        return _message(
            replace(entry, author=Author.OPERATOR, content=Content(Kind.TEXT), first_content=None)
        )
    return {
        "author": entry.author,
        "name": entry.author_name,
        "at": entry.said_at,
        "kind": entry.content.kind,
        "text": entry.content.text,
        "about": entry.named.summary if entry.named else None,
        "first_text": entry.first_content.text if entry.first_content else None,
        "read_before": list(entry.seen),  # as the customer saw it until it was edited or taken back
        "data": entry.content.data,
    }


async def _history(unit: Unit, ticket: Ticket) -> list[dict[str, Any]]:
    """What happened and when, and what of it the customer did; colleagues are not named."""
    query = select(history).where(history.c.ticket_id == ticket.id).order_by(history.c.id)
    found = (await unit.execute(query)).mappings()
    return [
        {"event": row["event"], "at": row["at"], "by_you": row["actor_id"] == ticket.customer}
        for row in found
    ]


async def _feedback(unit: Unit, customer_id: int) -> list[dict[str, Any]]:
    names = ("touchpoint", "score", "messages", "language", "at")
    return await rows_of(unit, feedback, customer_id, names)


async def _reminders(unit: Unit, customer_id: int) -> list[dict[str, Any]]:
    """What they asked to be reminded of, also what has come or was deleted lately."""
    names = (
        "what",
        "rule",
        "starts",
        "zone",
        "state",
        "due_at",
        "again_at",
        "turn",
        "told_at",
        "ticket_id",
        "created_at",
    )
    return await rows_of(unit, reminders, customer_id, names)


async def _recommendations(unit: Unit, customer_id: int) -> list[dict[str, Any]]:
    return await rows_of(unit, recommendations, customer_id, ("score", "why", "at"))


async def _conversation(unit: Unit, customer_id: int) -> dict[str, Any] | None:
    """Where they stand in the chat, with what a form of theirs holds so far."""
    query = select(conversations).where(conversations.c.chat_id == customer_id)
    row = (await unit.execute(query)).mappings().one_or_none()
    names = ("dialog", "state", "parked", "changed_at", "look_at", "reminded_at")
    return {name: row[name] for name in names} if row else None


async def _on_the_way(unit: Unit, customer_id: int) -> list[dict[str, Any]]:
    """What is being sent to them; an operator's words stand among the ticket's messages."""
    query = (
        select(outbox)
        .where(outbox.c.chat_id == customer_id, outbox.c.kind != Export.kind)
        .order_by(outbox.c.id)
    )
    names = ("kind", "body", "due_at")
    return [{name: row[name] for name in names} for row in (await unit.execute(query)).mappings()]


async def _planned(unit: Unit, customer_id: int) -> list[dict[str, Any]]:
    """What the clock will do for them."""
    theirs = select(tickets.c.id).where(tickets.c.customer_id == customer_id)
    about = or_(jobs.c.customer_id == customer_id, jobs.c.ticket_id.in_(theirs))
    waits = jobs.c.done_at.is_(None), jobs.c.kind.notin_([kind.stored_as for kind in OURS])
    query = select(jobs).where(about, *waits).order_by(jobs.c.due_at)
    found = (await unit.execute(query)).mappings()
    return [
        {"what": row["kind"], "ticket": row["ticket_id"], "at": row["due_at"], "data": row["data"]}
        for row in found
    ]


async def _not_understood(unit: Unit, customer_id: int) -> list[dict[str, Any]]:
    """What they sent and could not be handled yet."""
    query = select(dead_letters).where(dead_letters.c.customer_id == customer_id)
    found = (await unit.execute(query.order_by(dead_letters.c.update_id))).mappings()
    return [{"at": row["at"], "body": row["body"]} for row in found]


async def _tried(unit: Unit, customer_id: int) -> list[dict[str, Any]]:
    """What they tried of what only the staff may do, and how often on a day."""
    query = select(attempts).where(attempts.c.actor_id == customer_id).order_by(attempts.c.id)
    names = ("deed", "outcome", "times", "first_at", "last_at")
    return [{name: row[name] for name in names} for row in (await unit.execute(query)).mappings()]
