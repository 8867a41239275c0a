"""Vouchers for points, and the cards whose codes customers show at a till."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    op.create_table(
        "vouchers",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("code", sa.String(12), nullable=False),
        sa.Column("customer_id", sa.BigInteger, nullable=False),
        sa.Column("reward", sa.String(16), nullable=False),
        *(sa.Column(name, JSON, nullable=False) for name in ("name", "give")),
        sa.Column("points", sa.BigInteger, nullable=False),
        sa.Column("once", sa.String(150), nullable=False),
        sa.Column("state", sa.String(9), nullable=False),
        *(sa.Column(name, MOMENT, nullable=False) for name in ("made_at", "ends_at")),
        sa.Column("turned_at", MOMENT),
        sa.Column("used_by", sa.String(80), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("id", name="pk_vouchers"),
        sa.UniqueConstraint("code", name="uq_vouchers_code"),
        sa.UniqueConstraint("once", name="uq_vouchers_once"),
    )
    op.create_index("ix_vouchers_customer_id", "vouchers", ["customer_id"])
    op.create_table(
        "cards",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.BigInteger, nullable=False),
        sa.Column("secret", sa.String(64), nullable=False),
        sa.Column("used", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cards"),
        sa.UniqueConstraint("customer_id", name="uq_cards_customer_id"),
    )


def downgrade() -> None:
    op.execute("DELETE FROM jobs WHERE kind = 'end_voucher'")
    for table in ("cards", "vouchers"):
        op.drop_table(table)
