"""Whether customers would recommend us; the day of their birthday, if they tell it."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

FILLED = sa.text("birthday IS NOT NULL")
MOMENT = sa.DateTime(timezone=True)
ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.add_column("customers", sa.Column("birthday", sa.String(5)))
    op.create_index(
        "ix_customers_birthday", "customers", ["birthday"], sqlite_where=FILLED, postgresql_where=FILLED
    )
    op.create_table(
        "recommendations",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.BigInteger),
        sa.Column("score", sa.SmallInteger, nullable=False),
        sa.Column("why", sa.Text, nullable=False, server_default=""),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_recommendations"),
    )
    op.create_index("ix_recommendations_customer_id", "recommendations", ["customer_id"])
    op.create_index("ix_recommendations_at", "recommendations", ["at"])


def downgrade() -> None:
    op.execute("DELETE FROM jobs WHERE kind = 'look_ahead'")
    op.drop_table("recommendations")
    op.drop_index("ix_customers_birthday", "customers")
    op.drop_column("customers", "birthday")
