"""What we have begun to write about by ourselves, and what customers have agreed to."""

from sqlalchemy import BigInteger, Column, Index, Integer, SmallInteger, String, Table, Text, UniqueConstraint

from care.store.tables.columns import Id, Moment, key, metadata

# Each message that the business began, in the transaction in which it was owed, and what came of it.
contacts = Table(
    "contacts",
    metadata,
    key(),
    Column("customer_id", BigInteger, nullable=False),
    Column("purpose", String(16), nullable=False),  # care/contact/purposes.py
    Column("touchpoint", String(32), nullable=False, server_default=""),  # after what it comes
    Column("ticket_id", Id),  # the one that it is about
    Column("at", Moment, nullable=False, index=True),
    Column("answered_at", Moment),
    Column("led_to", Id),  # the ticket that grew out of the answer
    Column("opted_out_at", Moment),  # they wished for less after it
    Index(None, "customer_id", "at"),
)

# What the business's own systems have told of a customer: each once, by its kind and its number there.
events = Table(
    "events",
    metadata,
    key(),
    Column("customer_id", BigInteger, nullable=False),
    Column("kind", String(24), nullable=False),  # care/followups/events.py
    Column("reference", String(64), nullable=False),  # their number of it
    Column("touchpoint", String(16), nullable=False, server_default=""),
    Column("at", Moment, nullable=False, index=True),  # when it was, or will be
    Column("told_at", Moment, nullable=False),
    UniqueConstraint("customer_id", "kind", "reference"),
    Index(None, "customer_id", "at"),
)

# How often was decided what, counted: a row for each day, purpose and outcome.
verdicts = Table(
    "verdicts",
    metadata,
    Column("day", Moment, primary_key=True),  # its beginning, in UTC
    Column("purpose", String(16), primary_key=True),
    Column("outcome", String(24), primary_key=True),  # yes, or the reason with what it means: `no:blocked`
    Column("times", Integer, nullable=False),
)

# What a customer has agreed to, append-only, with the words that they read then.
agreements = Table(
    "agreements",
    metadata,
    key(),
    Column("customer_id", BigInteger, nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("closeness", SmallInteger),  # as it stood from then on; None: not chosen
    Column("wishes", String(48), nullable=False),  # those that they had from then on: `surveys reminders`
    Column("language", String(2), nullable=False),
    Column("words", Text, nullable=False),
)
