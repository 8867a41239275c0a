"""Tills: their keys, what they were answered, and what waits for somebody whom we do not know yet."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text

from care.store.tables.columns import Json, Moment, key, metadata, sparse

till_keys = Table(
    "till_keys",
    metadata,
    key(),
    Column("till", String(16), nullable=False),
    Column("hash", String(64), nullable=False),  # of the secret: SHA-256
    Column("scopes", String(160), nullable=False),  # care/tills/keys.py, with spaces between
    Column("made_at", Moment, nullable=False),
    Column("used_at", Moment),
    Column("revoked_at", Moment),
)

# What a till was answered: asked again, it gets the same.
till_answers = Table(
    "till_answers",
    metadata,
    key(),
    Column("till", String(16), nullable=False),
    Column("key", String(100), nullable=False),  # what it was about: `receipt:R-1`
    Column("told", String(64), nullable=False),  # a hash of what was asked
    Column("status", Integer, nullable=False),  # HTTP's
    Column("body", Text, nullable=False),
    Column("customer_id", BigInteger),  # of whom it speaks
    Column("at", Moment, nullable=False),
    Index(None, "till", "key", unique=True),
    sparse("customer_id"),
)

# Purchases of somebody whom we do not know yet, and what was given back of them.
waiting = Table(
    "waiting",
    metadata,
    key(),
    Column("by", String(8), nullable=False),  # care/tills/whose.py
    Column("value", String(32), nullable=False),  # a phone, or the number of a card
    Column("kind", String(8), nullable=False),  # purchase, refund
    Column("key", String(80), nullable=False),  # its own
    Column("receipt", String(80), nullable=False, index=True),  # of which it is
    Column("body", Json, nullable=False),  # care/loyalty/purchases.py
    Column("at", Moment, nullable=False),
    Index(None, "kind", "key", unique=True),
    Index(None, "by", "value", "id"),
)
