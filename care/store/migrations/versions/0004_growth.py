"""What is asked again and again touches only what is new or open, however much is stored."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

GIVEN = sa.text("ticket_id IS NOT NULL")


def upgrade() -> None:
    op.create_index("ix_history_at_ticket_id", "history", ["at", "ticket_id"])
    op.create_index("ix_tickets_desk_state", "tickets", ["desk", "state"])
    op.create_index("ix_audit_ticket_id", "audit", ["ticket_id"], sqlite_where=GIVEN, postgresql_where=GIVEN)
    op.drop_index("ix_audit_actor_id_at", "audit")
    op.create_index("ix_audit_actor_id_id", "audit", ["actor_id", "id"])


def downgrade() -> None:
    op.drop_index("ix_audit_actor_id_id", "audit")
    op.create_index("ix_audit_actor_id_at", "audit", ["actor_id", "at"])
    op.drop_index("ix_audit_ticket_id", "audit")
    op.drop_index("ix_tickets_desk_state", "tickets")
    op.drop_index("ix_history_at_ticket_id", "history")
