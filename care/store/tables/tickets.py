"""Tickets, and every word said about them."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    false,
)

from care.store.tables.columns import Id, Json, Moment, key, metadata

tickets = Table(
    "tickets",
    metadata,
    key(),
    Column("customer_id", BigInteger, ForeignKey("customers.id")),  # None: erased at their wish
    Column("about", String(16), nullable=False),
    Column("department", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("language", String(2), nullable=False),
    Column("order_number", String(64), nullable=False, server_default=""),
    Column("numbered", BigInteger),  # the customer's message from which that was read
    Column("summary", String(128), nullable=False, server_default=""),
    Column("owner_id", BigInteger),
    Column("owner_name", String(256), nullable=False, server_default=""),
    Column("opened_at", Moment, nullable=False),
    Column("answer_due", Moment, nullable=False),
    Column("first_answer_at", Moment),
    Column("waiting_since", Moment),
    Column("solved_at", Moment),
    Column("first_due", Moment),  # the first promise of an answer; later ones never change it
    Column("told_due", Moment),  # the promise that they know of; None: of none, for what they wait for
    Column("late_since", Moment),  # the broken promise of this wait that a new one has followed
    Column("apologies", SmallInteger, nullable=False, server_default="0"),  # that they have had for this wait
    Column("solve_due", Moment),  # None: that clock stands still
    Column("solve_left", Integer),  # seconds of working time that were left when it was stopped
    Column("promise_due", Moment),  # by when an operator has promised to write, and when they did
    Column("promised_at", Moment),
    Column("promise_told", Moment),  # the time that they know of, be it true or no more
    Column("priority", SmallInteger, nullable=False, server_default="1"),
    Column("meant_id", BigInteger),  # the operator whom the card asks to take it
    Column("meant_name", String(256), nullable=False, server_default=""),
    Column("asleep", String(8), nullable=False, server_default=""),  # until, answer, or awake
    Column("wakes_at", Moment),
    Column("merged_into", Id),  # the ticket in which it goes on
    Column("hidden", Boolean, nullable=False, server_default=false()),  # of a shadow-banned customer
    Column("desk", BigInteger, nullable=False),
    Column("topic", BigInteger),
    Column("topic_closed", Boolean, nullable=False, server_default=false()),
    Column("card", BigInteger),
    Column("score", SmallInteger),
    Column("feedback_id", BigInteger),
    Column("version", Integer, nullable=False, server_default="1"),
    Index(None, "customer_id", "state"),
    Index(None, "desk", "topic"),
    Index(None, "desk", "state"),
    Index(None, "state", "waiting_since"),
    Index(None, "opened_at"),
)

# Topics in which a ticket once stood: what is written there finds it.
left_topics = Table(
    "left_topics",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("topic", BigInteger, primary_key=True, autoincrement=False),
    Column("ticket_id", Id, ForeignKey("tickets.id"), nullable=False),
)

# Short words that staff finds tickets by.
ticket_tags = Table(
    "ticket_tags",
    metadata,
    Column("ticket_id", Id, ForeignKey("tickets.id"), primary_key=True, autoincrement=False),
    Column("tag", String(32), primary_key=True, index=True),
)

# Tickets that belong together; a row for each direction.
ticket_links = Table(
    "ticket_links",
    metadata,
    Column("ticket_id", Id, ForeignKey("tickets.id"), primary_key=True, autoincrement=False),
    Column("other_id", Id, ForeignKey("tickets.id"), primary_key=True, autoincrement=False),
)

# Every word said about a ticket, by whom, with its first wording.
entries = Table(
    "entries",
    metadata,
    key(),
    Column("ticket_id", Id, ForeignKey("tickets.id"), nullable=False),
    Column("author", String(16), nullable=False),  # customer, operator, note
    Column("author_id", BigInteger, nullable=False),
    Column("author_name", String(256), nullable=False, server_default=""),
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("reply_to", Id),  # the entry that it answers
    Column("album", String(64)),
    Column("content", Json, nullable=False),
    Column("first_content", Json),  # as it was before the first edit
    Column("seen", Json),  # what the customer has read of it and no longer has: contents, each with `until`
    Column("named", Json),  # which ticket it is, as it is said above words to a customer who had several open
    Column("in_card", Boolean, nullable=False, server_default=false()),  # stands in the card, has no copy
    Column("said_at", Moment, nullable=False),
    Column("edited_at", Moment),
    Index(None, "ticket_id"),
    Index(None, "chat_id", "message_id", unique=True),
)

# Where an entry stands on the other side. Several entries joined into one message share it.
copies = Table(
    "copies",
    metadata,
    Column("entry_id", Id, ForeignKey("entries.id"), primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    # What does not fit into one message goes on in the next (care/values/pieces.py).
    Column("part", SmallInteger, primary_key=True, autoincrement=False, server_default="0"),
    Column("message_id", BigInteger, nullable=False),
    Index(None, "chat_id", "message_id"),
)

# What happened to a ticket, append-only.
history = Table(
    "history",
    metadata,
    key(),
    Column("ticket_id", Id, ForeignKey("tickets.id"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("actor_id", BigInteger),  # None: the bot
    Column("event", String(32), nullable=False),
    Column("data", Json, nullable=False),
    Index(None, "at", "ticket_id"),
)
