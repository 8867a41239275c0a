"""When the clock looks at what people have written and not sent."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

FILLED = sa.text("look_at IS NOT NULL")


def upgrade() -> None:
    op.add_column("conversations", sa.Column("look_at", sa.DateTime(timezone=True)))
    op.add_column("conversations", sa.Column("reminded_at", sa.DateTime(timezone=True)))
    op.create_index(
        "ix_conversations_look_at",
        "conversations",
        ["look_at"],
        sqlite_where=FILLED,
        postgresql_where=FILLED,
    )
    # What was begun before this version is looked at in its time.
    op.execute(
        "UPDATE conversations SET look_at = changed_at WHERE parked IS NOT NULL "
        "OR dialog IN ('complaint', 'question', 'feedback', 'offer', 'tickets')"
    )


def downgrade() -> None:
    op.drop_index("ix_conversations_look_at", "conversations")
    op.drop_column("conversations", "reminded_at")
    op.drop_column("conversations", "look_at")
