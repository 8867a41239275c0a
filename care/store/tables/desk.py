"""What the staff has and does."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table

from care.store.tables.columns import Id, Json, Moment, key, metadata, sparse

# Canned replies: one text in several languages.
replies = Table(
    "replies",
    metadata,
    Column("key", String(16), primary_key=True),
    Column("department", String(16), nullable=False, server_default=""),  # empty: every department
    Column("title", Json),  # {language: as staff reads it}; None: by its key
    Column("texts", Json, nullable=False),  # {language: text with {fields}}
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", BigInteger),
    Column("used", Integer, nullable=False, server_default="0"),
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
    Index(None, "actor_id", "id"),
    sparse("ticket_id"),
)

# What had no effect, counted: a row for each day, actor, deed and outcome (care/staff/audit.py).
attempts = Table(
    "attempts",
    metadata,
    key(),
    Column("actor_id", BigInteger, nullable=False),
    Column("deed", String(32), nullable=False),
    Column("outcome", String(32), nullable=False),
    Column("day", Moment, nullable=False),  # its beginning, in UTC
    Column("ticket_id", Id),  # the one that it was about last
    Column("times", Integer, nullable=False),
    Column("first_at", Moment, nullable=False),
    Column("last_at", Moment, nullable=False, index=True),
    Column("place", BigInteger, nullable=False),  # the newest row of the audit log when it was tried last
    Index(None, "actor_id", "deed", "outcome", "day", unique=True),
    Index(None, "place", "id"),
    sparse("ticket_id"),
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

# Which messages of ours show a customer to the staff (care/outbox/shown.py).
shown = Table(
    "shown",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("customer_id", BigInteger, primary_key=True, autoincrement=False, index=True),
    # Our words that stand in it beside people's: [how many of theirs are above, {"notice", "fields"}], in order.
    Column("beside", Json),
)
