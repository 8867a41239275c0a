"""Tickets are counted by the week in which they were opened."""

from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_tickets_opened_at", "tickets", ["opened_at"])


def downgrade() -> None:
    op.drop_index("ix_tickets_opened_at", "tickets")
