"""What the business's own systems are told."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)
WAITS = sa.text("due_at IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "webhooks",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("endpoint", sa.String(16), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("event", sa.String(24), nullable=False),
        sa.Column("customer_id", sa.BigInteger),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT),
        sa.Column("tries", sa.Integer, nullable=False, server_default="0"),
        sa.Column("error", sa.String(80), nullable=False, server_default=""),
        sa.Column("told_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_webhooks"),
        sa.UniqueConstraint("name", name="uq_webhooks_name"),
    )
    op.create_index("ix_webhooks_due_at", "webhooks", ["due_at"], sqlite_where=WAITS, postgresql_where=WAITS)
    op.create_index("ix_webhooks_endpoint_customer_id_id", "webhooks", ["endpoint", "customer_id", "id"])
    op.create_index("ix_webhooks_made_at", "webhooks", ["made_at"])


def downgrade() -> None:
    op.drop_table("webhooks")
