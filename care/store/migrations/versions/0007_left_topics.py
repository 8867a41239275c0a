"""Topics in which a ticket once stood."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "left_topics",
        sa.Column("chat_id", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("topic", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("ticket_id", ID, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "topic", name="pk_left_topics"),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name="fk_left_topics_ticket_id"),
    )


def downgrade() -> None:
    op.drop_table("left_topics")
