"""What waits to be told is found without what was told."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

ORDER = "ix_webhooks_endpoint_customer_id_id"
WAITS, UNTOLD = sa.text("due_at IS NOT NULL"), sa.text("told_at IS NULL")


def upgrade() -> None:
    op.drop_index(ORDER, "webhooks")
    columns = ["endpoint", "customer_id", "id"]
    op.create_index(ORDER, "webhooks", columns, sqlite_where=WAITS, postgresql_where=WAITS)
    op.create_index("ix_webhooks_id", "webhooks", ["id"], sqlite_where=UNTOLD, postgresql_where=UNTOLD)


def downgrade() -> None:
    op.drop_index("ix_webhooks_id", "webhooks")
    op.drop_index(ORDER, "webhooks")
    op.create_index(ORDER, "webhooks", ["endpoint", "customer_id", "id"])
