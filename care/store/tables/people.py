"""Customers, and what is known of them; operators."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    true,
)

from care.store.tables.columns import Id, Json, Moment, key, metadata, sparse

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
    Column("closeness", SmallInteger),  # care/people/closeness.py; None: not chosen
    Column("declined", String(200), nullable=False, server_default=""),  # purposes, care/contact/purposes.py
    Column("birthday", String(5)),  # MM-DD, as they told us; None: they have not
    Column("blocked", Boolean, nullable=False, server_default=false()),
    Column("since", Moment, nullable=False, index=True),
    sparse("birthday"),
)

# By what tills know them: care/people/numbers.py.
numbers = Table(
    "numbers",
    metadata,
    Column("customer_id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(8), primary_key=True),
    Column("value", String(32)),  # None: they have taken it back
    Column("at", Moment, nullable=False),  # when they told it
    UniqueConstraint("kind", "value"),
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
    Column("parked", Json),  # a half-filled form: {"dialog", "state", "at", "below": the one left before}
    Column("changed_at", Moment, nullable=False),  # while it waits for words; else the end of that day
    Column("look_at", Moment),  # when the clock looks at what is unsent in it; None: nothing is
    Column("reminded_at", Moment),  # when its person was last reminded of that
    sparse("look_at"),
)

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

# Where a staff group is now, when Telegram gave it another id than the settings have.
moved_groups = Table(
    "moved_groups",
    metadata,
    Column("old_id", BigInteger, primary_key=True, autoincrement=False),
    Column("new_id", BigInteger, nullable=False),
)
