"""What the business's own systems tell; jobs that come once; of which messages a customer wants no more."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
FILLED = sa.text("once IS NOT NULL")
ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.add_column("customers", sa.Column("declined", sa.String(200), nullable=False, server_default=""))
    op.add_column("jobs", sa.Column("once", sa.String(128)))
    op.create_index(
        "ix_jobs_once", "jobs", ["once"], unique=True, sqlite_where=FILLED, postgresql_where=FILLED
    )
    op.create_table(
        "events",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("reference", sa.String(64), nullable=False),
        sa.Column("touchpoint", sa.String(16), nullable=False, server_default=""),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("told_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sa.UniqueConstraint("customer_id", "kind", "reference", name="uq_events_customer_id_kind_reference"),
    )
    op.create_index("ix_events_at", "events", ["at"])
    op.create_index("ix_events_customer_id_at", "events", ["customer_id", "at"])


def downgrade() -> None:
    op.execute("DELETE FROM jobs WHERE kind = 'follow_up'")
    op.drop_table("events")
    op.drop_index("ix_jobs_once", "jobs")
    op.drop_column("jobs", "once")
    op.drop_column("customers", "declined")
