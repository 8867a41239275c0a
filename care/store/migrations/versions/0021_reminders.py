"""What customers asked to be reminded of."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", ID, primary_key=True, autoincrement=True),
        sa.Column("customer_id", sa.BigInteger, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("rule", sa.String(200), nullable=False, server_default=""),
        sa.Column("starts", sa.String(16), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False, server_default=""),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("due_at", MOMENT),
        sa.Column("again_at", MOMENT),
        sa.Column("turn", sa.Integer, nullable=False, server_default="0"),
        sa.Column("answered", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("ticket_id", ID),
        sa.Column("feedback_id", ID),
        sa.Column("version", sa.Integer, nullable=False, server_default="1"),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reminders"),
    )
    op.create_index("ix_reminders_customer_id_state", "reminders", ["customer_id", "state"])
    op.create_index("ix_reminders_state_changed_at", "reminders", ["state", "changed_at"])
    filled = sa.text("ticket_id IS NOT NULL")
    op.create_index(
        "ix_reminders_ticket_id", "reminders", ["ticket_id"], sqlite_where=filled, postgresql_where=filled
    )


def downgrade() -> None:
    op.execute("DELETE FROM jobs WHERE kind = 'remind_customer'")
    op.drop_table("reminders")
