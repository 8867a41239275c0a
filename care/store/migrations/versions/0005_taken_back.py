"""What was taken back from a customer is known to have been read."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    op.add_column("entries", sa.Column("seen", JSON))


def downgrade() -> None:
    op.drop_column("entries", "seen")
