"""An entry may stand on the other side in several messages: each part of it has a copy."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

FURTHER = """
    DELETE FROM copies WHERE EXISTS (
        SELECT 1 FROM copies AS first
        WHERE first.entry_id = copies.entry_id AND first.chat_id = copies.chat_id AND first.part < copies.part
    )
"""


def upgrade() -> None:
    with op.batch_alter_table("copies") as batch:
        batch.add_column(sa.Column("part", sa.SmallInteger, nullable=False, server_default="0"))
        batch.drop_constraint("pk_copies", type_="primary")
        batch.create_primary_key("pk_copies", ["entry_id", "chat_id", "part"])


def downgrade() -> None:
    op.execute(FURTHER)
    with op.batch_alter_table("copies") as batch:
        batch.drop_constraint("pk_copies", type_="primary")
        batch.create_primary_key("pk_copies", ["entry_id", "chat_id"])
        batch.drop_column("part")
