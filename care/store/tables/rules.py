"""What was changed of the business's rules since the file was read first."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, String, Table

from care.store.tables.columns import Id, Json, Moment, key, metadata

# Append-only: of each path the last row counts, and what it replaced is the one before.
rules = Table(
    "rules",
    metadata,
    key(),
    Column("at", Moment, nullable=False),
    Column("by_id", BigInteger, nullable=False),  # an admin; 0: the command line
    Column(
        "path", String(200), nullable=False, index=True
    ),  # in the file's own terms: departments.delivery.name
    Column("value", Json),  # None: the file's again
    Column("file", Json),  # what the file had there then
    Column("undoes", Id, ForeignKey("rules.id")),
    Column(
        "together", Id
    ),  # the first row of those that were changed with it; None: it is the first, or alone
)

# Groups that an admin has shown to the bot, of which one becomes the staff's, and what the bot may do there.
offered_groups = Table(
    "offered_groups",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("by_id", BigInteger, nullable=False),
    Column("title", String(256), nullable=False),
    Column("topics", Boolean, nullable=False),
    Column("manages", Boolean, nullable=False),  # the bot may make topics there
    Column("at", Moment, nullable=False),
)
