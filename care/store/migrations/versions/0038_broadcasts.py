"""What is sent to many at once."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _make_broadcasts()
    _make_recipients()


def _make_broadcasts() -> None:
    op.create_table(
        "broadcasts",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("author_id", sa.BigInteger, nullable=False),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.Column("letter", JSON, nullable=False),
        sa.Column("audience", JSON, nullable=False),
        sa.Column("plan", JSON, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("confirmed_by", sa.BigInteger),
        sa.Column("begun_at", MOMENT),
        sa.Column("frozen_to", sa.BigInteger),
        sa.Column("frozen_at", MOMENT),
        sa.Column("tried_at", MOMENT),
        sa.Column("fed_at", MOMENT),
        sa.Column("paused_at", MOMENT),
        sa.Column("paused_why", sa.String(16), nullable=False, server_default=""),
        sa.Column("cancelled_at", MOMENT),
        sa.Column("ended_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_broadcasts"),
    )
    begun = sa.text("begun_at IS NOT NULL")
    op.create_index(
        "ix_broadcasts_begun_at", "broadcasts", ["begun_at"], sqlite_where=begun, postgresql_where=begun
    )
    op.create_index("ix_broadcasts_ended_at", "broadcasts", ["ended_at"])


def _make_recipients() -> None:
    op.create_table(
        "broadcast_recipients",
        sa.Column("broadcast_id", ID, autoincrement=False, nullable=False),
        sa.Column("customer_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("fields", JSON),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("late_at", MOMENT, nullable=False),
        sa.Column("outcome", sa.String(9), nullable=False),
        sa.Column("why", sa.String(24), nullable=False, server_default=""),
        sa.Column("message_id", sa.BigInteger),
        sa.Column("contact_id", ID),
        sa.Column("at", MOMENT),
        sa.PrimaryKeyConstraint("broadcast_id", "customer_id", name="pk_broadcast_recipients"),
        sa.ForeignKeyConstraint(
            ["broadcast_id"], ["broadcasts.id"], name="fk_broadcast_recipients_broadcast_id_broadcasts"
        ),
    )
    op.create_index(
        "ix_broadcast_recipients_broadcast_id_outcome_due_at",
        "broadcast_recipients",
        ["broadcast_id", "outcome", "due_at"],
    )
    op.create_index("ix_broadcast_recipients_customer_id", "broadcast_recipients", ["customer_id"])


def downgrade() -> None:
    op.drop_table("broadcast_recipients")
    op.drop_table("broadcasts")
