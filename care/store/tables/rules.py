"""What was changed of the business's rules since the file was read first."""

from sqlalchemy import BigInteger, Column, ForeignKey, String, Table

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
)
