"""Tills: their keys, and what they were answered."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "till_keys",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("till", sa.String(16), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("scopes", sa.String(160), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT),
        sa.Column("revoked_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_till_keys"),
    )
    op.create_table(
        "till_answers",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("till", sa.String(16), nullable=False),
        sa.Column("key", sa.String(100), nullable=False),
        sa.Column("told", sa.String(64), nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("customer_id", sa.BigInteger),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_till_answers"),
    )
    op.create_index("ix_till_answers_till_key", "till_answers", ["till", "key"], unique=True)
    filled = sa.text("customer_id IS NOT NULL")
    op.create_index(
        "ix_till_answers_customer_id",
        "till_answers",
        ["customer_id"],
        sqlite_where=filled,
        postgresql_where=filled,
    )


def downgrade() -> None:
    op.drop_table("till_answers")
    op.drop_table("till_keys")
