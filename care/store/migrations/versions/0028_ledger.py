"""Points become a ledger: accounts, movements, lots and their uses, receipts and refunds.

What stood in `points` is carried over: each row is a movement, what was given is a lot that never expires, and what was
taken has used the oldest lots first, as it would have.
"""

from collections.abc import Iterator
from itertools import groupby, islice

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from care.store.migrations.carrying import LEDGER, Carried, Row

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
EXACT = sa.String(32)
AT_ONCE = 5_000  # rows

MOMENTS = {"at", "available_at", "expires_at", "day"}
POINTS = sa.table(
    "points",
    *(sa.column(name) for name in ("id", "customer_id", "amount", "reason", "once", "actor_id")),
    sa.column("at", MOMENT),
)


def upgrade() -> None:
    _accounts()
    _movements()
    _lots()
    _receipts()
    _stamps()
    _carry_over()
    op.drop_table("points")
    for table in ("movements", "uses"):
        _keep(table)


def downgrade() -> None:
    op.execute("DELETE FROM jobs WHERE kind = 'expire_points'")
    op.create_table(
        "points",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.BigInteger, nullable=False),
        sa.Column("amount", sa.Integer, nullable=False),
        sa.Column("reason", sa.String(256), nullable=False, server_default=""),
        sa.Column("once", sa.String(64)),
        sa.Column("actor_id", sa.BigInteger),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_points"),
        sa.UniqueConstraint("once", name="uq_points_once"),
    )
    op.create_index("ix_points_customer_id", "points", ["customer_id"])
    op.execute(
        "INSERT INTO points (id, customer_id, amount, reason, once, actor_id, at) "
        "SELECT id, customer_id, amount, reason, "
        "CASE WHEN length(once) <= 64 THEN once END, actor_id, at "
        "FROM movements WHERE amount <> 0 ORDER BY id"
    )
    _count_on("points")
    for table in (
        *("stamps", "refunds", "receipt_lines", "receipts"),
        *("earnings", "uses", "lots", "movements", "accounts"),
    ):
        op.drop_table(table)


# --- tables


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("customer_id", sa.BigInteger, autoincrement=False, nullable=False),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in ("balance", "debt", "earned")),
        sa.Column("look_at", MOMENT),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_accounts_customer_id"),
        sa.PrimaryKeyConstraint("customer_id", name="pk_accounts"),
    )
    op.create_table(
        "earnings",
        sa.Column("customer_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("day", MOMENT, nullable=False),
        sa.Column("amount", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("customer_id", "day", name="pk_earnings"),
    )


def _movements() -> None:
    op.create_table(
        "movements",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("why", sa.String(16), nullable=False),
        sa.Column("amount", sa.BigInteger, nullable=False),
        sa.Column("debt", sa.BigInteger, nullable=False),
        sa.Column("once", sa.String(160), nullable=False),
        sa.Column("reason", sa.String(256), nullable=False, server_default=""),
        sa.Column("receipt", sa.String(80), nullable=False, server_default=""),
        sa.Column("of_id", ID),
        sa.Column("actor_id", sa.BigInteger),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_movements"),
        sa.UniqueConstraint("once", name="uq_movements_once"),
    )
    op.create_index("ix_movements_customer_id_id", "movements", ["customer_id", "id"])
    _index_where("receipt <> ''", "movements", "receipt")
    _index_where("of_id IS NOT NULL", "movements", "of_id")


def _lots() -> None:
    op.create_table(
        "lots",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.BigInteger, nullable=False),
        sa.Column("movement_id", ID, nullable=False),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in ("amount", "remaining", "expired")),
        sa.Column("available_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["movement_id"], ["movements.id"], name="fk_lots_movement_id"),
        sa.PrimaryKeyConstraint("id", name="pk_lots"),
    )
    op.create_index("ix_lots_movement_id", "lots", ["movement_id"])
    _index_where("remaining > 0", "lots", "customer_id", "expires_at", "id")
    _index_where("remaining > 0", "lots", "customer_id", "available_at")
    op.create_table(
        "uses",
        sa.Column("movement_id", ID, autoincrement=False, nullable=False),
        sa.Column("lot_id", ID, autoincrement=False, nullable=False),
        sa.Column("amount", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["movement_id"], ["movements.id"], name="fk_uses_movement_id"),
        sa.ForeignKeyConstraint(["lot_id"], ["lots.id"], name="fk_uses_lot_id"),
        sa.PrimaryKeyConstraint("movement_id", "lot_id", name="pk_uses"),
    )
    op.create_index("ix_uses_lot_id", "uses", ["lot_id"])


def _receipts() -> None:
    op.create_table(
        "receipts",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(80), nullable=False),
        sa.Column("customer_id", sa.BigInteger),
        sa.Column("till", sa.String(64), nullable=False, server_default=""),
        sa.Column("currency", sa.String(3), nullable=False),
        *(sa.Column(name, MOMENT, nullable=False) for name in ("at", "told_at")),
        sa.Column("total", EXACT, nullable=False),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in ("points", "reversed")),
        sa.Column("tier", sa.String(16), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("id", name="pk_receipts"),
        sa.UniqueConstraint("key", name="uq_receipts_key"),
    )
    op.create_index("ix_receipts_customer_id", "receipts", ["customer_id"])
    op.create_table(
        "receipt_lines",
        sa.Column("receipt_id", ID, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("line", sa.String(40), nullable=False),
        *(sa.Column(name, sa.String(64), nullable=False, server_default="") for name in ("sku", "category")),
        *(sa.Column(name, EXACT, nullable=False) for name in ("quantity", "sum", "refunded")),
        sa.Column("why", JSON, nullable=False),
        sa.ForeignKeyConstraint(["receipt_id"], ["receipts.id"], name="fk_receipt_lines_receipt_id"),
        sa.PrimaryKeyConstraint("receipt_id", "number", name="pk_receipt_lines"),
    )
    op.create_table(
        "refunds",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(80), nullable=False),
        sa.Column("receipt_id", ID, nullable=False),
        *(sa.Column(name, MOMENT, nullable=False) for name in ("at", "told_at")),
        sa.Column("parts", JSON, nullable=False),
        sa.ForeignKeyConstraint(["receipt_id"], ["receipts.id"], name="fk_refunds_receipt_id"),
        sa.PrimaryKeyConstraint("id", name="pk_refunds"),
        sa.UniqueConstraint("key", name="uq_refunds_key"),
    )
    op.create_index("ix_refunds_receipt_id", "refunds", ["receipt_id"])


def _stamps() -> None:
    op.create_table(
        "stamps",
        sa.Column("customer_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("card", sa.String(16), nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("stamped", "given")),
        sa.PrimaryKeyConstraint("customer_id", "card", name="pk_stamps"),
    )


def _index_where(condition: str, table: str, *columns: str) -> None:
    where = sa.text(condition)
    name = f"ix_{table}_{'_'.join(columns)}"
    op.create_index(name, table, list(columns), sqlite_where=where, postgresql_where=where)


def _keep(table: str) -> None:
    """No statement changes or deletes a row (care/store/append_only.py)."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {table}_is_kept BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        return
    for deed in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_is_kept_{deed.lower()} BEFORE {deed} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


# --- what stood there before


def _carry_over() -> None:
    bind = op.get_bind()
    known = {row[0] for row in bind.execute(sa.text("SELECT id FROM customers"))}
    found = bind.execute(sa.select(POINTS).order_by(POINTS.c.customer_id, POINTS.c.id)).mappings()
    carried = Carried()
    for customer, theirs in groupby((dict(row) for row in found), key=lambda row: int(row["customer_id"])):
        carried.add(customer if customer in known else 0, theirs)
    for name, columns in LEDGER.items():
        typed = (sa.column(each, MOMENT) if each in MOMENTS else sa.column(each) for each in columns)
        table, rows = sa.table(name, *typed), iter(carried.rows[name])
        for some in _batches(rows):
            bind.execute(table.insert(), some)
    for name in ("movements", "lots"):
        _count_on(name)


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while some := list(islice(rows, AT_ONCE)):
        yield some


def _count_on(table: str) -> None:
    """The next number follows those that were written with theirs."""
    if op.get_bind().dialect.name == "postgresql":
        last = f"SELECT coalesce(max(id), 0) + 1 FROM {table}"  # noqa: S608 - a name of ours
        op.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), ({last}), false)")
