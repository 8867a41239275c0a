"""Places that are closed for a while."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "closures",
        sa.Column("id", ID, autoincrement=True),
        sa.Column("touchpoint", sa.String(16), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("words", sa.Text, nullable=False, server_default=""),
        sa.Column("by_id", sa.BigInteger, nullable=False),
        sa.Column("announced_at", MOMENT),
        sa.Column("lifted_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_closures"),
    )
    op.create_index("ix_closures_until", "closures", ["until"])
    op.create_table(
        "foretold",
        sa.Column("closure_id", ID, autoincrement=False),
        sa.Column("customer_id", sa.BigInteger, autoincrement=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("told", MOMENT),
        sa.Column("reopened", MOMENT),
        sa.PrimaryKeyConstraint("closure_id", "customer_id", name="pk_foretold"),
        sa.ForeignKeyConstraint(["closure_id"], ["closures.id"], name="fk_foretold_closure_id_closures"),
    )


def downgrade() -> None:
    op.execute("DELETE FROM jobs WHERE kind = 'tell_closure'")
    op.drop_table("foretold")
    op.drop_table("closures")
