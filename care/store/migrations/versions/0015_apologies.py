"""How often a customer has been told that we are late with what they wait for."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tickets", sa.Column("apologies", sa.SmallInteger(), nullable=False, server_default="0"))
    op.execute("UPDATE tickets SET apologies = 1 WHERE late_since IS NOT NULL")


def downgrade() -> None:
    op.drop_column("tickets", "apologies")
