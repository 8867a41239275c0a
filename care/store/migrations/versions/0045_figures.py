"""Indexes for figures: who came, which points were moved and which end in a time."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None

LEFT = sa.text("remaining > 0")


def upgrade() -> None:
    op.create_index("ix_customers_since", "customers", ["since"])
    op.create_index("ix_movements_at", "movements", ["at"])
    op.create_index("ix_lots_expires_at", "lots", ["expires_at"], sqlite_where=LEFT, postgresql_where=LEFT)


def downgrade() -> None:
    op.drop_index("ix_lots_expires_at", "lots")
    op.drop_index("ix_movements_at", "movements")
    op.drop_index("ix_customers_since", "customers")
