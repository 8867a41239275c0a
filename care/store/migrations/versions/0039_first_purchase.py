"""Which purchase of a friend counted, so that its points go when it is given back."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("friends", sa.Column("receipt_id", sa.BigInteger))
    op.add_column("friends", sa.Column("gift", sa.String(12)))


def downgrade() -> None:
    op.drop_column("friends", "gift")
    op.drop_column("friends", "receipt_id")
