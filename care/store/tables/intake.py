"""What came in."""

from sqlalchemy import BigInteger, Column, Table, Text

from care.store.tables.columns import Json, Moment, metadata

# One row for each update that has had its effect, in the same transaction as the effect.
updates = Table(
    "updates",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("done_at", Moment, nullable=False, index=True),  # the hour
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
