"""Where the progress of a broadcast is shown."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("broadcasts", sa.Column("told", sa.BigInteger))


def downgrade() -> None:
    op.drop_column("broadcasts", "told")
