"""What the clock shall do is called a job.

One that a version with a single clock wrote down says from now on which promise it is about. On the way down promises
are spelled as before: they were compared letter by letter.
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
OLD, NEW = "followups", "jobs"
PROMISES = "warn", "overdue", "escalate", "still_broken", "apologise"
INDEXES = ("done_at", "due_at"), ("ticket_id",), ("operator_id",)


def upgrade() -> None:
    _rename(OLD, NEW)
    _say_which_promise()


def downgrade() -> None:
    _spell_as_before()
    _rename(NEW, OLD)


def _rename(old: str, new: str) -> None:
    for columns in INDEXES:
        op.drop_index(f"ix_{old}_{'_'.join(columns)}", old)
    op.rename_table(old, new)
    for columns in INDEXES:
        op.create_index(f"ix_{new}_{'_'.join(columns)}", new, list(columns))
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE {new} RENAME CONSTRAINT pk_{old} TO pk_{new}")
        op.execute(f"ALTER TABLE {new} RENAME CONSTRAINT fk_{old}_ticket_id TO fk_{new}_ticket_id")
        op.execute(f"ALTER SEQUENCE {old}_id_seq RENAME TO {new}_id_seq")


def _say_which_promise() -> None:
    """The answer's, as it stands: what was promised later has a row of its own."""
    moment = sa.DateTime(timezone=True)
    jobs = sa.table(
        "jobs", *(sa.column(name) for name in ("id", "kind", "ticket_id")), sa.column("data", JSON)
    )
    tickets = sa.table(
        "tickets", sa.column("id"), sa.column("answer_due", moment), sa.column("waiting_since", moment)
    )
    query = sa.select(jobs.c.id, jobs.c.data, tickets.c.answer_due, tickets.c.waiting_since).join(
        tickets, tickets.c.id == jobs.c.ticket_id
    )
    for row in op.get_bind().execute(query.where(jobs.c.kind == "overdue")).all():
        if not row.data:
            wait = row.waiting_since and _written(row.waiting_since)
            data = {"clock": "answer", "due": _written(row.answer_due), "wait": wait}
            op.get_bind().execute(jobs.update().where(jobs.c.id == row.id).values(data=data))


def _spell_as_before() -> None:
    jobs = _jobs()
    query = sa.select(jobs.c.id, jobs.c.data).where(jobs.c.kind.in_(PROMISES))
    for row in op.get_bind().execute(query).all():
        if "due" in row.data:
            moments = {
                name: row.data[name] and _written(datetime.fromisoformat(row.data[name]))
                for name in ("due", "wait")
            }
            data = row.data | moments | {"wait": moments["wait"] or ""}
            op.get_bind().execute(jobs.update().where(jobs.c.id == row.id).values(data=data))


def _jobs() -> sa.TableClause:
    return sa.table(
        "jobs", *(sa.column(name) for name in ("id", "kind", "ticket_id")), sa.column("data", JSON)
    )


def _written(moment: datetime) -> str:
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
