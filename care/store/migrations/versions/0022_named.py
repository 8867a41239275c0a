"""Words to a customer who had several open tickets say which one they are about."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    op.add_column("entries", sa.Column("named", JSON))


def downgrade() -> None:
    op.drop_column("entries", "named")
