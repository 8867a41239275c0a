"""What is changed of the business's rules from the chat."""

import sqlalchemy as sa
from alembic import op

from care.store.tables.columns import Id, Json, Moment

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rules",
        sa.Column("id", Id, primary_key=True, autoincrement=True),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by_id", sa.BigInteger, nullable=False),
        sa.Column("path", sa.String(200), nullable=False),
        sa.Column("value", Json),
        sa.Column("file", Json),
        sa.Column("undoes", Id, sa.ForeignKey("rules.id")),
    )
    op.create_index("ix_rules_path", "rules", ["path"])


def downgrade() -> None:
    op.drop_table("rules")
