"""From which message of the customer's an order's number was read."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tickets", sa.Column("numbered", sa.BigInteger))


def downgrade() -> None:
    op.drop_column("tickets", "numbered")
