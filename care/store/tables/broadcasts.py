"""What is sent to many at once, and what became of it for each of them (docs/broadcasts.md)."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, String, Table

from care.store.tables.columns import Id, Json, Moment, key, metadata, sparse

# How far one is follows from these moments and from its recipients' rows: no column says that it is over.
broadcasts = Table(
    "broadcasts",
    metadata,
    key(),
    Column("author_id", BigInteger, nullable=False),
    Column("purpose", String(16), nullable=False),  # care/contact/purposes.py
    Column("letter", Json, nullable=False),  # care/broadcasts/model.py: what it says, by language
    Column("audience", Json, nullable=False),  # a rule of care/broadcasts/rules.py
    Column("plan", Json, nullable=False),  # when
    Column("made_at", Moment, nullable=False),
    Column("confirmed_by", BigInteger),  # a second admin, where it needs one
    Column("begun_at", Moment),  # None: nobody has said yet that it shall be sent
    Column("frozen_to", BigInteger),  # up to this customer its recipients are written down
    Column("frozen_at", Moment),  # None: not all of them
    Column("tried_at", Moment),  # when the first of them were found well enough to go on with the rest
    Column("fed_at", Moment),  # when somebody last looked whether any are due
    Column("paused_at", Moment),
    Column("paused_why", String(16), nullable=False, server_default=""),
    Column("cancelled_at", Moment),
    Column("ended_at", Moment, index=True),  # when its author was told the end; nothing else goes by it
    Column("recalled_at", Moment),  # when somebody said that it shall go from the chats in which it stands
    Column("told", BigInteger),  # the message of its author's chat that shows how far it is
    sparse("begun_at"),
)

# One row for each person, frozen when it was begun.
broadcast_recipients = Table(
    "broadcast_recipients",
    metadata,
    Column("broadcast_id", Id, ForeignKey("broadcasts.id"), primary_key=True, autoincrement=False),
    Column("customer_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(2), nullable=False),
    Column("fields", Json),  # what is filled in for them; None: nothing is
    Column("due_at", Moment, nullable=False),
    Column("late_at", Moment, nullable=False),  # from then on it is of no use to them
    Column("outcome", String(9), nullable=False),  # care/broadcasts/model.py
    Column("why", String(24), nullable=False, server_default=""),  # why it was refused or passed over
    Column("message_id", BigInteger),
    Column("below_id", BigInteger),  # of an album: the message with its buttons
    Column("contact_id", Id),  # in `contacts`: what came of it
    Column("at", Moment),  # when this became of it
    Index(None, "broadcast_id", "outcome", "due_at"),
    Index(None, "customer_id"),
)
