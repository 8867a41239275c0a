"""Which promise a customer knows of, and which one was broken before the present one."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tickets", sa.Column("told_due", sa.DateTime(timezone=True)))
    op.add_column("tickets", sa.Column("late_since", sa.DateTime(timezone=True)))
    # Who has had no answer yet was told the first promise; where another has followed, it was broken.
    unanswered = "waiting_since IS NOT NULL AND first_answer_at IS NULL"
    op.execute(f"UPDATE tickets SET told_due = answer_due WHERE {unanswered}")  # noqa: S608 - our own words
    later = f"{unanswered} AND first_due < answer_due"
    op.execute(f"UPDATE tickets SET late_since = first_due WHERE {later}")  # noqa: S608 - our own words


def downgrade() -> None:
    op.drop_column("tickets", "late_since")
    op.drop_column("tickets", "told_due")
