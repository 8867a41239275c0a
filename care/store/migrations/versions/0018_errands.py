"""Files to be fetched and read are no messages: they wait among what is to be done."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)
outbox = sa.table(
    "outbox",
    sa.column("id", sa.BigInteger),
    sa.column("chat_id", sa.BigInteger),
    sa.column("stream", sa.String),
    sa.column("lane", sa.SmallInteger),
    sa.column("rank", sa.BigInteger),
    sa.column("kind", sa.String),
    sa.column("body", JSON),
    sa.column("created_at", MOMENT),
    sa.column("due_at", MOMENT),
    sa.column("error", sa.Text),
    sa.column("failed_at", MOMENT),
)
followups = sa.table(
    "followups",
    sa.column("id", sa.BigInteger),
    sa.column("kind", sa.String),
    sa.column("operator_id", sa.BigInteger),
    sa.column("data", JSON),
    sa.column("due_at", MOMENT),
    sa.column("done_at", MOMENT),
)
FETCH = outbox.c.kind == "fetch"
# What a mistake of ours had set aside waits, too.
WAITS = outbox.c.failed_at.is_(None) | outbox.c.error.startswith("ours: ")
JOB = followups.c.kind == "replies_file"


def upgrade() -> None:
    connection = op.get_bind()
    rows = connection.execute(sa.select(outbox).where(FETCH, WAITS)).mappings().all()
    _insert(followups, [_job(row) for row in rows])
    connection.execute(sa.delete(outbox).where(FETCH))


def downgrade() -> None:
    connection = op.get_bind()
    rows = connection.execute(sa.select(followups).where(JOB, followups.c.done_at.is_(None))).mappings().all()
    _insert(outbox, [_post(row) for row in rows])
    connection.execute(sa.delete(followups).where(JOB))


def _insert(table: sa.TableClause, rows: list[dict[str, Any]]) -> None:
    if rows:
        op.get_bind().execute(sa.insert(table), rows)


def _job(row: sa.RowMapping) -> dict[str, Any]:
    data = {"chat": row["chat_id"], "file_id": row["body"]["file_id"]}
    by = row["body"]["by"]
    return {"kind": "replies_file", "operator_id": by, "data": data, "due_at": row["due_at"]}


def _post(row: sa.RowMapping) -> dict[str, Any]:
    body = {"file_id": row["data"]["file_id"], "by": row["operator_id"]}
    return {
        "chat_id": row["data"]["chat"],
        "stream": "",
        "lane": 0,
        "rank": _milliseconds(row["due_at"]),
        "kind": "fetch",
        "body": body,
        "created_at": row["due_at"],
        "due_at": row["due_at"],
    }


def _milliseconds(moment: datetime) -> int:
    return round((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000)
