"""Which appointment a reminder is of, and when that will be."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.add_column("reminders", sa.Column("event_id", ID))
    op.add_column("reminders", sa.Column("event_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    op.execute("DELETE FROM events WHERE kind = 'appointment_called_off'")
    op.drop_column("reminders", "event_at")
    op.drop_column("reminders", "event_id")
