"""What a ticket owes to the two sides."""

from datetime import datetime

from care.business import Priority
from care.model.ticket import State, Ticket
from care.outbox import FIRST, Lane, Post, beside, joined, stream_of
from care.outbox.bodies import Card, Edit, React, Relay
from care.outbox.rank import FIRST_CARD, LINE, UNTAKEN
from care.tickets.entries import Entry
from care.values.pieces import parts


def first_card(ticket: Ticket) -> Post:
    """The card that opens a topic; it goes before all that is said there, so it stands in their stream."""
    return Post(
        ticket.desk,
        Card(),
        Lane.DESK,
        stream=stream_of(ticket.id),
        ticket_id=ticket.id,
        once=f"card:{ticket.id}",
        together=FIRST,
        patience=FIRST_CARD[ticket.priority],
        paced=ticket.priority <= Priority.NORMAL,
    )


def relays(ticket: Ticket, entry: Entry, chat_id: int, due_at: datetime | None = None) -> list[Post]:
    """The entry, owed to `chat_id` (the desk or the customer): a post for each message that it takes."""
    return [relay_part(ticket, entry, chat_id, part, due_at) for part in parts(entry.content)]


def relay_part(ticket: Ticket, entry: Entry, chat_id: int, part: int, due_at: datetime | None = None) -> Post:
    """One of them."""
    further = beside(entry.album) if entry.album else ""
    return Post(
        chat_id,
        Relay(part=part),
        Lane.RELAY,
        stream=stream_of(ticket.id),
        ticket_id=ticket.id,
        entry_id=entry.id,
        due_at=due_at,
        together=further if part else joined(entry.content, entry.album),
        patience=UNTAKEN if chat_id == ticket.desk and ticket.state is State.NEW else None,
    )


def shown(ticket: Ticket, entry: Entry) -> Post:
    """The message of ours in which an operator chose these words, drawn anew as what they have said."""
    return Post(
        entry.chat_id,
        Edit(),
        Lane.RELAY,
        stream=stream_of(ticket.id),
        ticket_id=ticket.id,
        entry_id=entry.id,
    )


def sign(ticket: Ticket, entry: Entry, emoji: str) -> Post:
    """A reaction of ours on what was written in the topic. It holds nothing back, and waits longest."""
    stream = f"sign{entry.id}"
    return Post(
        ticket.desk,
        React(emoji=emoji),
        Lane.DESK,
        stream=stream,
        ticket_id=ticket.id,
        entry_id=entry.id,
        patience=LINE,
    )
