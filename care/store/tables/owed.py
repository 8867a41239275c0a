"""What we owe: messages, and what the clock shall do."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, SmallInteger, String, Table, Text

from care.store.tables.columns import Id, Json, Moment, key, metadata, sparse

# Messages that must arrive. A row goes when it is delivered; what failed for good stays with its error.
outbox = Table(
    "outbox",
    metadata,
    key(),
    Column("chat_id", BigInteger, nullable=False),  # whose budget it uses
    Column("stream", String(32), nullable=False),  # order is kept within (chat_id, stream)
    Column("lane", SmallInteger, nullable=False),
    Column("rank", BigInteger, nullable=False, server_default="0"),  # to be shown by then: a Unix time in ms
    Column("kind", String(16), nullable=False),
    Column("body", Json, nullable=False),
    Column("ticket_id", Id),
    Column("entry_id", Id),
    Column("once", String(64), unique=True),  # at most one waiting row with this name
    Column("created_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("together", String(80), nullable=False, server_default=""),  # neighbours with the same go as one
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

# Posts that were sent again though an earlier try may have arrived.
resent = Table(
    "resent",
    metadata,
    key(),
    Column("at", Moment, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("ticket_id", Id),
)

# One row, written to see whether the store takes what it is given.
pulse = Table(
    "pulse",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("beats", BigInteger, nullable=False),
)

# What the clock shall do: one row for each thing due.
jobs = Table(
    "jobs",
    metadata,
    key(),
    Column("kind", String(32), nullable=False),
    Column("ticket_id", Id, ForeignKey("tickets.id")),
    Column("customer_id", BigInteger),
    Column("operator_id", BigInteger, index=True),
    Column("data", Json, nullable=False),
    Column("once", String(128)),  # never another one with this name, done or not
    Column("due_at", Moment, nullable=False),
    Column("done_at", Moment),
    Index(None, "done_at", "due_at"),
    Index(None, "ticket_id"),
    sparse("customer_id"),
    sparse("once", unique=True),
)
