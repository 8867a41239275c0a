"""Anonymous feedback knows the hour and not the moment, and no conversation knows which one is its own."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(sa.dialects.postgresql.JSONB(), "postgresql")
feedback = sa.table(
    "feedback",
    sa.column("id", sa.BigInteger),
    sa.column("customer_id", sa.BigInteger),
    sa.column("at", sa.DateTime(timezone=True)),
)
conversations = sa.table(
    "conversations",
    sa.column("chat_id", sa.BigInteger),
    sa.column("dialog", sa.String),
    sa.column("state", JSON),
)
HOME = {"dialog": "menu", "state": {"kind": "Home"}}


def upgrade() -> None:
    store = op.get_bind()
    nobodys = {
        row.id: row.at for row in store.execute(sa.select(feedback).where(feedback.c.customer_id.is_(None)))
    }
    for number, at in nobodys.items():
        hour = _utc(at).replace(minute=0, second=0, microsecond=0)
        kept = hour.replace(tzinfo=None) if store.dialect.name == "sqlite" else hour
        store.execute(feedback.update().where(feedback.c.id == number).values(at=kept))
    of_feedback = sa.select(conversations).where(conversations.c.dialog == "feedback")
    for row in store.execute(of_feedback).all():
        if row.state.get("feedback") in nobodys:
            own = conversations.c.chat_id == row.chat_id
            store.execute(conversations.update().where(own).values(HOME))


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC) if at.tzinfo else at


def downgrade() -> None:
    """What is forgotten stays so."""
