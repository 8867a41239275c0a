"""Who was brought by whom: customers invite friends, and get points when those have bought something."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
FILLED = sa.text("invited_by IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "friends",
        sa.Column("customer_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("code", sa.String(12)),
        sa.Column("invited_by", sa.BigInteger),
        sa.Column("invited_at", MOMENT),
        sa.Column("bought_at", MOMENT),
        sa.PrimaryKeyConstraint("customer_id", name="pk_friends"),
        sa.UniqueConstraint("code", name="uq_friends_code"),
    )
    op.create_index(
        "ix_friends_invited_by", "friends", ["invited_by"], sqlite_where=FILLED, postgresql_where=FILLED
    )


def downgrade() -> None:
    op.drop_table("friends")
