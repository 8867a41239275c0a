"""What is owed has a rank: by when it should be shown. Before, the lane alone decided."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("rank", sa.BigInteger, nullable=False, server_default="0"))
    op.execute("UPDATE outbox SET rank = lane")  # before all that is owed from now on, in the order it had
    op.drop_index("ix_outbox_lane_id", "outbox")
    op.create_index("ix_outbox_rank_id", "outbox", ["rank", "id"])


def downgrade() -> None:
    op.drop_index("ix_outbox_rank_id", "outbox")
    op.create_index("ix_outbox_lane_id", "outbox", ["lane", "id"])
    op.drop_column("outbox", "rank")
