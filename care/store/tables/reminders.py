"""What customers asked to be reminded of."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, String, Table, Text, false

from care.store.tables.columns import Id, Moment, Wall, key, metadata, sparse

# A reminder (care/reminders/). When it comes next stands here; a job of its own wakes us then.
reminders = Table(
    "reminders",
    metadata,
    key(),
    Column("customer_id", BigInteger, nullable=False),
    Column("what", Text, nullable=False),  # in their words
    Column("rule", String(200), nullable=False, server_default=""),  # of RFC 5545; empty: once
    Column("starts", Wall, nullable=False),  # on the wall of its zone
    Column("zone", String(64), nullable=False, server_default=""),  # empty: wherever its author lives
    Column("state", String(16), nullable=False),
    Column("due_at", Moment),  # the next one by its rule
    Column("again_at", Moment),  # until when the last one was put off
    Column("turn", Integer, nullable=False, server_default="0"),  # how many of it have come
    Column("told_at", Moment),  # when the last one came; several that came together have the same
    Column("answered", Boolean, nullable=False, server_default=false()),  # the last one was
    Column("ticket_id", Id),  # what it is about
    Column("feedback_id", Id),
    Column("event_id", Id),  # the appointment that it is of
    Column("event_at", Moment),  # when that will be
    Column("version", Integer, nullable=False, server_default="1"),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Index(None, "customer_id", "state"),
    Index(None, "state", "changed_at"),
    sparse("ticket_id"),
)
