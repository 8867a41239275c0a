"""Points: what was earned, and where each of it went (docs/decisions/0026-the-ledger.md)."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, text

from care.store.tables.columns import Exact, Id, Json, Moment, key, metadata, sparse

LEFT = text("remaining > 0")
ON_A_RECEIPT = text("receipt <> ''")

# A row for whoever has ever had points, locked by whatever moves them. What it says follows from the movements.
accounts = Table(
    "accounts",
    metadata,
    Column("customer_id", BigInteger, ForeignKey("customers.id"), primary_key=True, autoincrement=False),
    Column("balance", BigInteger, nullable=False),  # the sum of their movements, with what is pending
    Column("debt", BigInteger, nullable=False),  # to be taken from what is earned next
    Column("earned", BigInteger, nullable=False),  # ever, for the tier
    Column("look_at", Moment),  # when the clock looks at what expires; None: nothing does
)

# What happened to points, append-only.
movements = Table(
    "movements",
    metadata,
    key(),
    Column("customer_id", BigInteger, nullable=False),  # 0: of somebody whose data was erased
    Column("kind", String(8), nullable=False),  # care/loyalty/movements.py, as `why`
    Column("why", String(16), nullable=False),
    Column("amount", BigInteger, nullable=False),  # negative: taken
    Column("debt", BigInteger, nullable=False),  # how it changed the debt
    Column("once", String(160), nullable=False, unique=True),  # what it is for: at most one for each
    Column("reason", String(256), nullable=False, server_default=""),  # in somebody's words
    Column("receipt", String(80), nullable=False, server_default=""),  # its key, of what belongs to one
    Column("of_id", Id),  # the movement that it undoes
    Column("actor_id", BigInteger),
    Column("at", Moment, nullable=False, index=True),
    Index(None, "customer_id", "id"),
    Index(None, "receipt", sqlite_where=ON_A_RECEIPT, postgresql_where=ON_A_RECEIPT),
    sparse("of_id"),
)

# What one movement has brought, and what is left of it.
lots = Table(
    "lots",
    metadata,
    key(),
    Column("customer_id", BigInteger, nullable=False),
    Column("movement_id", Id, ForeignKey("movements.id"), nullable=False, index=True),
    Column("amount", BigInteger, nullable=False),
    Column("remaining", BigInteger, nullable=False),
    Column("expired", BigInteger, nullable=False),  # how much of it, in all
    Column("available_at", Moment, nullable=False),  # pending until then
    Column("expires_at", Moment, nullable=False),  # care/loyalty/lots.py has the moment that means never
    Index(None, "customer_id", "expires_at", "id", sqlite_where=LEFT, postgresql_where=LEFT),
    Index(None, "customer_id", "available_at", sqlite_where=LEFT, postgresql_where=LEFT),
    Index(None, "expires_at", sqlite_where=LEFT, postgresql_where=LEFT),
)

# How much of which lot a movement took, or gave back where it is below zero. Append-only.
uses = Table(
    "uses",
    metadata,
    Column("movement_id", Id, ForeignKey("movements.id"), primary_key=True, autoincrement=False),
    Column("lot_id", Id, ForeignKey("lots.id"), primary_key=True, autoincrement=False, index=True),
    Column("amount", BigInteger, nullable=False),
)

# What counts for the tier, by the day on which it was earned.
earnings = Table(
    "earnings",
    metadata,
    Column("customer_id", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Moment, primary_key=True),  # its beginning, in UTC
    Column("amount", BigInteger, nullable=False),
)

# What was bought, as the till told it.
receipts = Table(
    "receipts",
    metadata,
    key(),
    Column("key", String(80), nullable=False, unique=True),  # the till's own
    Column("customer_id", BigInteger, index=True),  # None: of somebody whose data was erased
    Column("till", String(64), nullable=False, server_default=""),
    Column("currency", String(3), nullable=False),
    Column("at", Moment, nullable=False),
    Column("told_at", Moment, nullable=False),
    Column("total", Exact, nullable=False),
    Column("points", BigInteger, nullable=False),  # that it brought
    Column("reversed", BigInteger, nullable=False),  # of those: taken back, or owed
    Column("tier", String(16), nullable=False, server_default=""),  # the customer's then
)

receipt_lines = Table(
    "receipt_lines",
    metadata,
    Column("receipt_id", Id, ForeignKey("receipts.id"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("line", String(40), nullable=False),  # as the till calls it
    Column("sku", String(64), nullable=False, server_default=""),
    Column("category", String(64), nullable=False, server_default=""),
    Column("quantity", Exact, nullable=False),
    Column("sum", Exact, nullable=False),  # paid for all of it
    Column("refunded", Exact, nullable=False),  # of its quantity
    Column("why", Json, nullable=False),  # care/loyalty/reckoning.py
)

# What was given back of a receipt.
refunds = Table(
    "refunds",
    metadata,
    key(),
    Column("key", String(80), nullable=False, unique=True),
    Column("receipt_id", Id, ForeignKey("receipts.id"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("told_at", Moment, nullable=False),
    Column("parts", Json, nullable=False),  # as they were told: lines and quantities; none: all that was left
)

# What points were spent on, until it is taken over the counter.
vouchers = Table(
    "vouchers",
    metadata,
    key(),
    Column("code", String(12), nullable=False, unique=True),  # care/loyalty/till/codes.py
    Column("customer_id", BigInteger, nullable=False, index=True),
    Column("reward", String(16), nullable=False),  # a key of the settings
    Column("name", Json, nullable=False),  # what it was called then, by language
    Column("give", Json, nullable=False),  # what is given for it
    Column("points", BigInteger, nullable=False),  # that were spent
    Column("once", String(150), nullable=False, unique=True),  # what their movement was made for
    Column("state", String(9), nullable=False),  # care/loyalty/till/vouchers.py
    Column("made_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("turned_at", Moment),  # when it was used, cancelled or over
    Column("used_by", String(80), nullable=False, server_default=""),  # a till, or who of the staff
)

# What makes the codes that a customer shows at a till (care/loyalty/till/cards.py).
cards = Table(
    "cards",
    metadata,
    key(),  # its number follows from it
    Column("customer_id", BigInteger, nullable=False, unique=True),
    Column("secret", String(64), nullable=False),
    Column("used", BigInteger, nullable=False),  # step of the last code that was taken
)

# How far a card of stamps is filled: the whole units that were bought and not given back.
stamps = Table(
    "stamps",
    metadata,
    Column("customer_id", BigInteger, primary_key=True, autoincrement=False),
    Column("card", String(16), primary_key=True),  # a key of the settings
    Column("stamped", Integer, nullable=False),
    Column("given", Integer, nullable=False),  # how often it was full
)

# Who invites, by a code of theirs, and who was brought by whom.
friends = Table(
    "friends",
    metadata,
    Column("customer_id", BigInteger, primary_key=True, autoincrement=False),
    Column("code", String(12), unique=True),  # None: has never invited anybody
    Column("invited_by", BigInteger),  # None: nobody has brought them
    Column("invited_at", Moment),
    Column("bought_at", Moment),  # for the first time, and whoever has brought them had their points
    Column("receipt_id", BigInteger),  # of that; None: it was before we noted it
    Column("gift", String(12)),  # of those points, which do not say whom they were for
    sparse("invited_by"),
)
