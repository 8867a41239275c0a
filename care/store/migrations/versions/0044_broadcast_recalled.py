"""A broadcast can be taken out of the chats in which it stands."""

import sqlalchemy as sa
from alembic import op

from care.store.tables.columns import Moment

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("broadcasts", sa.Column("recalled_at", Moment))
    op.add_column("broadcast_recipients", sa.Column("below_id", sa.BigInteger))


def downgrade() -> None:
    op.drop_column("broadcast_recipients", "below_id")
    op.drop_column("broadcasts", "recalled_at")
