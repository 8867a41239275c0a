"""What has no effect is counted by the day; the lock on the audit log opens without owning its table."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)
REFUSE = "RAISE EXCEPTION 'the audit log is append-only';"
UNLESS_UNLOCKED = (
    "IF current_setting('turbota.unlocked', true) = 'audit' THEN "
    "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END IF; "
)


def upgrade() -> None:
    op.create_table(
        "attempts",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("actor_id", sa.BigInteger, nullable=False),
        sa.Column("deed", sa.String(32), nullable=False),
        sa.Column("outcome", sa.String(32), nullable=False),
        sa.Column("day", MOMENT, nullable=False),
        sa.Column("ticket_id", ID),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("first_at", MOMENT, nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.Column("place", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attempts"),
    )
    op.create_index(
        "ix_attempts_actor_id_deed_outcome_day",
        "attempts",
        ["actor_id", "deed", "outcome", "day"],
        unique=True,
    )
    op.create_index("ix_attempts_place_id", "attempts", ["place", "id"])
    op.create_index("ix_attempts_last_at", "attempts", ["last_at"])
    filled = sa.text("ticket_id IS NOT NULL")
    op.create_index(
        "ix_attempts_ticket_id", "attempts", ["ticket_id"], sqlite_where=filled, postgresql_where=filled
    )
    _lock(UNLESS_UNLOCKED + REFUSE)


def downgrade() -> None:
    op.drop_table("attempts")
    _lock(REFUSE)


def _lock(body: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN {body} END $$"
        )
