"""Purchases that wait for somebody whom we do not know yet."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    op.create_table(
        "waiting",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("by", sa.String(8), nullable=False),
        sa.Column("value", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("key", sa.String(80), nullable=False),
        sa.Column("receipt", sa.String(80), nullable=False),
        sa.Column("body", JSON, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_waiting"),
    )
    op.create_index("ix_waiting_receipt", "waiting", ["receipt"])
    op.create_index("ix_waiting_kind_key", "waiting", ["kind", "key"], unique=True)
    op.create_index("ix_waiting_by_value_id", "waiting", ["by", "value", "id"])


def downgrade() -> None:
    op.drop_table("waiting")
