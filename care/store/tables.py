"""Every table. Moments are UTC, Telegram's ids are 64-bit.

Personal data stands in the columns that care/privacy.py names, and in no others.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    TypeDecorator,
    false,
    text,
    true,
)
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only a plain INTEGER key
Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC. SQLite has no zones, so they are put on again when it is read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a naive datetime has no place in the store")
        if value is None:
            return None
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


def key(name: str = "id") -> Column[Any]:
    return Column(name, Id, primary_key=True, autoincrement=True)


def sparse(column: str) -> Index:
    """An index of a column that is mostly empty: it costs only the rows that have a value."""
    filled = text(f"{column} IS NOT NULL")
    return Index(None, column, sqlite_where=filled, postgresql_where=filled)


# --- what came in

# One row for each update that has had its effect, in the same transaction as the effect.
updates = Table(
    "updates",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("done_at", Moment, nullable=False, index=True),
)

# Updates that could not be handled, kept with their error until an admin has seen to them.
dead_letters = Table(
    "dead_letters",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("customer_id", BigInteger, index=True),
    Column("at", Moment, nullable=False),
    Column("error", Text, nullable=False),
    Column("body", Json, nullable=False),
)

# --- people

customers = Table(
    "customers",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String(256), nullable=False),
    Column("username", String(64), nullable=False, server_default=""),
    Column("language", String(2), nullable=False),
    Column("chosen", Boolean, nullable=False, server_default=false()),
    Column("zone", String(64), nullable=False, server_default=""),
    Column("surveys", Boolean, nullable=False, server_default=true()),
    Column("reminders", Boolean, nullable=False, server_default=true()),
    Column("news", Boolean, nullable=False, server_default=false()),
    Column("blocked", Boolean, nullable=False, server_default=false()),
    Column("since", Moment, nullable=False),
)

# One row for each private chat: where its conversation stands.
conversations = Table(
    "conversations",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("dialog", String(32), nullable=False),
    Column("state", Json, nullable=False),
    Column("version", Integer, nullable=False),
    Column("screen", BigInteger),  # message_id of the screen shown last, as far as we know
    Column("parked", Json),  # a half-filled form: {"dialog", "state", "at"}
    Column("changed_at", Moment, nullable=False),
)

operators = Table(
    "operators",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String(256), nullable=False),
    Column("language", String(2), nullable=False),
    Column("admitted", Boolean, nullable=False, server_default=false()),
    Column("admitted_by", BigInteger),
    Column("present", Boolean, nullable=False, server_default=true()),  # is a member of a staff group
    Column("since", Moment, nullable=False),
    Column("duty", String(8), nullable=False, server_default="off"),  # on, break, off
    Column("duty_since", Moment),
    Column("duty_until", Moment),  # when a shift or a break ends by itself
)

# --- tickets

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
    Column("summary", String(128), nullable=False, server_default=""),
    Column("owner_id", BigInteger),
    Column("owner_name", String(256), nullable=False, server_default=""),
    Column("opened_at", Moment, nullable=False),
    Column("answer_due", Moment, nullable=False),
    Column("first_answer_at", Moment),
    Column("waiting_since", Moment),
    Column("solved_at", Moment),
    Column("first_due", Moment),  # the first promise of an answer; later ones never change it
    Column("solve_due", Moment),  # None: that clock stands still
    Column("solve_left", Integer),  # seconds of working time that were left when it was stopped
    Column("priority", SmallInteger, nullable=False, server_default="1"),
    Column("meant_id", BigInteger),  # the operator whom the card asks to take it
    Column("meant_name", String(256), nullable=False, server_default=""),
    Column("asleep", String(8), nullable=False, server_default=""),  # until, answer, or awake
    Column("wakes_at", Moment),
    Column("merged_into", Id),  # the ticket in which it goes on
    Column("hidden", Boolean, nullable=False, server_default=false()),  # of a shadow-banned customer
    Column("desk", BigInteger, nullable=False),
    Column("topic", BigInteger),
    Column("card", BigInteger),
    Column("score", SmallInteger),
    Column("feedback_id", BigInteger),
    Column("version", Integer, nullable=False, server_default="1"),
    Index(None, "customer_id", "state"),
    Index(None, "desk", "topic"),
    Index(None, "state", "waiting_since"),
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
)

# --- what the staff knows and does

# What an operator wrote down about a customer, for whoever serves them next.
customer_notes = Table(
    "customer_notes",
    metadata,
    key(),
    Column("customer_id", BigInteger, ForeignKey("customers.id"), nullable=False, index=True),
    Column("author_id", BigInteger, nullable=False),
    Column("author_name", String(256), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

# Which colleague has served a customer with the help of a note, counted once each.
note_uses = Table(
    "note_uses",
    metadata,
    Column("note_id", Id, ForeignKey("customer_notes.id"), primary_key=True, autoincrement=False),
    Column("operator_id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False, index=True),
)

# Canned replies: one text in several languages.
replies = Table(
    "replies",
    metadata,
    Column("key", String(16), primary_key=True),
    Column("department", String(16), nullable=False, server_default=""),  # empty: every department
    Column("texts", Json, nullable=False),  # {language: text with {fields}}
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", BigInteger),
    Column("used", Integer, nullable=False, server_default="0"),
)

# Customers to whom the bot does not listen for a while, or only seems to (`shadow`).
bans = Table(
    "bans",
    metadata,
    key(),
    Column("customer_id", BigInteger, nullable=False, index=True),
    Column("shadow", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by_id", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    Column("until", Moment),  # None: until somebody lifts it
    Column("lifted_at", Moment),
    Column("lifted_by", BigInteger),  # None while lifted: it has run out
)

# Points, append-only: what a customer has, and has ever earned, is the sum of their rows.
points = Table(
    "points",
    metadata,
    key(),
    Column("customer_id", BigInteger, nullable=False, index=True),
    Column("amount", Integer, nullable=False),  # negative: taken
    Column("reason", String(256), nullable=False, server_default=""),
    Column("once", String(64), unique=True),  # what they were given for; at most one row for each
    Column("actor_id", BigInteger),
    Column("at", Moment, nullable=False),
)

# Every deed of the staff, append-only: the store refuses to change or delete a row.
audit = Table(
    "audit",
    metadata,
    key(),
    Column("at", Moment, nullable=False, index=True),
    Column("actor_id", BigInteger, nullable=False),
    Column("deed", String(32), nullable=False),
    Column("ticket_id", Id),
    Column("outcome", String(32), nullable=False),  # done, or the code of the refusal
    Column("data", Json, nullable=False),
    Index(None, "actor_id", "at"),
)

# The message in each staff group that shows its queue.
boards = Table(
    "boards",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger),
    Column("shows", String(64), nullable=False, server_default=""),  # a digest of what it shows
    Column("asked_at", Moment),  # when it was last to be drawn
)

# --- feedback

feedback = Table(
    "feedback",
    metadata,
    key(),
    Column("customer_id", BigInteger, ForeignKey("customers.id"), index=True),  # None: given anonymously
    Column("touchpoint", String(16), nullable=False),
    Column("score", SmallInteger, nullable=False),
    Column("messages", Json, nullable=False),
    Column("language", String(2), nullable=False),
    Column("at", Moment, nullable=False, index=True),
)

# Where feedback is shown in a staff group, so that it can be taken back when its author wishes.
feedback_places = Table(
    "feedback_places",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("feedback_id", Id, ForeignKey("feedback.id"), nullable=False, index=True),
)

# --- what we owe

# Messages that must arrive. A row goes when it is delivered; what failed for good stays with its error.
outbox = Table(
    "outbox",
    metadata,
    key(),
    Column("chat_id", BigInteger, nullable=False),  # whose budget it uses
    Column("stream", String(32), nullable=False),  # order is kept within (chat_id, stream)
    Column("lane", SmallInteger, nullable=False),
    Column(
        "rank", BigInteger, nullable=False, server_default="0"
    ),  # by when it should be shown: a Unix time in ms
    Column("kind", String(16), nullable=False),
    Column("body", Json, nullable=False),
    Column("ticket_id", Id),
    Column("entry_id", Id),
    Column("once", String(64), unique=True),  # at most one waiting row with this name
    Column("created_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column(
        "together", String(80), nullable=False, server_default=""
    ),  # neighbours with the same are sent as one
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("token", String(32)),
    Column("leased_until", Moment),
    Column("floor", BigInteger),  # the highest message_id known in the chat when it was last tried
    Column("error", Text),
    Column("failed_at", Moment),
    Index(None, "chat_id", "stream", "id"),
    Index(None, "rank", "id"),
    Index(None, "due_at"),
    sparse("leased_until"),
    sparse("token"),
    sparse("failed_at"),
    Index(None, "ticket_id"),
)

# What the clock shall do: one row for each thing due.
followups = Table(
    "followups",
    metadata,
    key(),
    Column("kind", String(32), nullable=False),
    Column("ticket_id", Id, ForeignKey("tickets.id")),
    Column("customer_id", BigInteger),
    Column("operator_id", BigInteger, index=True),
    Column("data", Json, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("done_at", Moment),
    Index(None, "done_at", "due_at"),
    Index(None, "ticket_id"),
)

# Where a staff group is now, when Telegram gave it another id than the settings have.
moved_groups = Table(
    "moved_groups",
    metadata,
    Column("old_id", BigInteger, primary_key=True, autoincrement=False),
    Column("new_id", BigInteger, nullable=False),
)
