"""What the business's own systems are told."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, text

from care.store.tables.columns import Moment, key, metadata, sparse

WAITS, UNTOLD = text("due_at IS NOT NULL"), text("told_at IS NULL")

# A row is one thing to tell one of them. It stays for a while when it was told, to be seen and sent again.
webhooks = Table(
    "webhooks",
    metadata,
    key(),
    Column("endpoint", String(16), nullable=False),  # a key of the settings
    Column("name", String(40), nullable=False, unique=True),  # by which they know it when it comes again
    Column("event", String(24), nullable=False),
    Column("customer_id", BigInteger),  # of whom it speaks
    Column("body", Text, nullable=False),  # JSON, as it is signed and sent
    Column("made_at", Moment, nullable=False),
    Column("due_at", Moment),  # when it is tried next; empty: no more
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("error", String(80), nullable=False, server_default=""),  # what the last try met
    Column("told_at", Moment),
    sparse("due_at"),
    Index(None, "endpoint", "customer_id", "id", sqlite_where=WAITS, postgresql_where=WAITS),
    Index(None, "id", sqlite_where=UNTOLD, postgresql_where=UNTOLD),
    Index(None, "made_at"),
)
