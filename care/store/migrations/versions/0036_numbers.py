"""By what tills know customers: their phones, and the shop's own cards."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "numbers",
        sa.Column("customer_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("value", sa.String(32)),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("customer_id", "kind", name="pk_numbers"),
        sa.UniqueConstraint("kind", "value", name="uq_numbers_kind_value"),
    )


def downgrade() -> None:
    op.drop_table("numbers")
