"""Places that are closed for a while, and who was told so before they came."""

from sqlalchemy import BigInteger, Column, ForeignKey, String, Table, Text

from care.store.tables.columns import Id, Moment, key, metadata

# A place that is closed (care/closures/): drafted, announced, perhaps opened again before its time.
closures = Table(
    "closures",
    metadata,
    key(),
    Column("touchpoint", String(16), nullable=False),  # a key of the settings
    Column("since", Moment, nullable=False),
    Column("until", Moment, nullable=False, index=True),
    Column("words", Text, nullable=False, server_default=""),  # the staff's, to customers
    Column("by_id", BigInteger, nullable=False),
    Column("announced_at", Moment),
    Column("lifted_at", Moment),
)

# Whoever had something there and heard of it: once of each closure.
foretold = Table(
    "foretold",
    metadata,
    Column("closure_id", Id, ForeignKey("closures.id"), primary_key=True, autoincrement=False),
    Column("customer_id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),  # when they were to come, or what they ordered
    Column("told", Moment),  # None: they could not be
    Column("reopened", Moment),  # when they heard that it is open after all
)
