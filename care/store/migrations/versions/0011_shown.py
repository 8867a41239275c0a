"""Messages of ours that show a customer to the staff."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shown",
        sa.Column("chat_id", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("message_id", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("customer_id", sa.BigInteger, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("chat_id", "message_id", "customer_id", name="pk_shown"),
    )
    op.create_index("ix_shown_customer_id", "shown", ["customer_id"])
    # The cards that stand are known; what else was shown before this version is not.
    op.execute(
        "INSERT INTO shown (chat_id, message_id, customer_id) SELECT desk, card, customer_id FROM tickets "
        "WHERE card IS NOT NULL AND customer_id IS NOT NULL GROUP BY desk, card, customer_id"
    )


def downgrade() -> None:
    op.drop_table("shown")
