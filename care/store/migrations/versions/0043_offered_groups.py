"""Groups that an admin shows to a bot that is set up in the chat."""

import sqlalchemy as sa
from alembic import op

from care.store.tables.columns import Moment

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "offered_groups",
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("by_id", sa.BigInteger, nullable=False),
        sa.Column("title", sa.String(256), nullable=False),
        sa.Column("topics", sa.Boolean, nullable=False),
        sa.Column("manages", sa.Boolean, nullable=False),
        sa.Column("at", Moment(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("offered_groups")
