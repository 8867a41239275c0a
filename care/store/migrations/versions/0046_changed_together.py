"""Rules that are changed together are taken back together."""

import sqlalchemy as sa
from alembic import op

from care.store.tables.columns import Id

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("rules", sa.Column("together", Id))


def downgrade() -> None:
    op.drop_column("rules", "together")
