"""Feedback, and where it is shown."""

from sqlalchemy import BigInteger, Column, ForeignKey, SmallInteger, String, Table, Text

from care.store.tables.columns import Id, Json, Moment, key, metadata

feedback = Table(
    "feedback",
    metadata,
    key(),
    Column("customer_id", BigInteger, ForeignKey("customers.id"), index=True),  # None: given anonymously
    Column("touchpoint", String(16), nullable=False),
    Column("score", SmallInteger, nullable=False),
    Column("messages", Json, nullable=False),
    Column("language", String(2), nullable=False),
    Column("at", Moment, nullable=False, index=True),  # given anonymously: the hour
)

# Where feedback is shown in a staff group, so that it can be taken back when its author wishes.
# Whether somebody would recommend us, and why.
recommendations = Table(
    "recommendations",
    metadata,
    key(),
    Column("customer_id", BigInteger, index=True),  # None: their data was deleted, or long ago
    Column("score", SmallInteger, nullable=False),  # 0-10
    Column("why", Text, nullable=False, server_default=""),
    Column("language", String(2), nullable=False),
    Column("at", Moment, nullable=False, index=True),
)

feedback_places = Table(
    "feedback_places",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("feedback_id", Id, ForeignKey("feedback.id"), nullable=False, index=True),
)
