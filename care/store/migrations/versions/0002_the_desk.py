"""Shifts, promises by priority, snoozing, tags, notes on customers, canned replies, bans, points, the audit log."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def _of_tickets() -> list[sa.Column[Any]]:
    return [
        sa.Column("first_due", MOMENT),
        sa.Column("solve_due", MOMENT),
        sa.Column("solve_left", sa.Integer),
        sa.Column("priority", sa.SmallInteger, nullable=False, server_default="1"),
        sa.Column("meant_id", sa.BigInteger),
        sa.Column("meant_name", sa.String(256), nullable=False, server_default=""),
        sa.Column("asleep", sa.String(8), nullable=False, server_default=""),
        sa.Column("wakes_at", MOMENT),
        sa.Column("merged_into", ID),
        sa.Column("hidden", sa.Boolean, nullable=False, server_default=sa.false()),
    ]


def _of_operators() -> list[sa.Column[Any]]:
    return [
        sa.Column("duty", sa.String(8), nullable=False, server_default="off"),
        sa.Column("duty_since", MOMENT),
        sa.Column("duty_until", MOMENT),
    ]


TABLES = (
    "boards",
    "audit",
    "points",
    "bans",
    "replies",
    "note_uses",
    "customer_notes",
    "ticket_links",
    "ticket_tags",
)


def upgrade() -> None:
    for table, columns in (("tickets", _of_tickets()), ("operators", _of_operators())):
        for column in columns:
            op.add_column(table, column)
    op.add_column("followups", sa.Column("operator_id", sa.BigInteger))
    op.create_index("ix_followups_operator_id", "followups", ["operator_id"])
    _tickets()
    _customers()
    _bans_and_points()
    _staff()
    _keep_audit()


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change")
    op.drop_index("ix_followups_operator_id", "followups")
    for table, names in (
        ("followups", ["operator_id"]),
        ("operators", [column.name for column in _of_operators()]),
        ("tickets", [column.name for column in _of_tickets()]),
    ):
        for name in names:
            op.drop_column(table, name)


def _tickets() -> None:
    op.create_table(
        "ticket_tags",
        sa.Column(
            "ticket_id", ID, sa.ForeignKey("tickets.id", name="fk_ticket_tags_ticket_id"), nullable=False
        ),
        sa.Column("tag", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("ticket_id", "tag", name="pk_ticket_tags"),
    )
    op.create_index("ix_ticket_tags_tag", "ticket_tags", ["tag"])
    op.create_table(
        "ticket_links",
        sa.Column(
            "ticket_id", ID, sa.ForeignKey("tickets.id", name="fk_ticket_links_ticket_id"), nullable=False
        ),
        sa.Column(
            "other_id", ID, sa.ForeignKey("tickets.id", name="fk_ticket_links_other_id"), nullable=False
        ),
        sa.PrimaryKeyConstraint("ticket_id", "other_id", name="pk_ticket_links"),
    )


def _customers() -> None:
    op.create_table(
        "customer_notes",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column(
            "customer_id",
            sa.BigInteger,
            sa.ForeignKey("customers.id", name="fk_customer_notes_customer_id"),
            nullable=False,
        ),
        sa.Column("author_id", sa.BigInteger, nullable=False),
        sa.Column("author_name", sa.String(256), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_customer_notes"),
    )
    op.create_index("ix_customer_notes_customer_id", "customer_notes", ["customer_id"])
    op.create_table(
        "note_uses",
        sa.Column(
            "note_id", ID, sa.ForeignKey("customer_notes.id", name="fk_note_uses_note_id"), nullable=False
        ),
        sa.Column("operator_id", sa.BigInteger, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("note_id", "operator_id", name="pk_note_uses"),
    )
    op.create_index("ix_note_uses_at", "note_uses", ["at"])


def _bans_and_points() -> None:
    op.create_table(
        "bans",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.BigInteger, nullable=False),
        sa.Column("shadow", sa.Boolean, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("by_id", sa.BigInteger, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("until", MOMENT),
        sa.Column("lifted_at", MOMENT),
        sa.Column("lifted_by", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_bans"),
    )
    op.create_index("ix_bans_customer_id", "bans", ["customer_id"])
    op.create_table(
        "points",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.BigInteger, nullable=False),
        sa.Column("amount", sa.Integer, nullable=False),
        sa.Column("reason", sa.String(256), nullable=False, server_default=""),
        sa.Column("once", sa.String(64)),
        sa.Column("actor_id", sa.BigInteger),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_points"),
        sa.UniqueConstraint("once", name="uq_points_once"),
    )
    op.create_index("ix_points_customer_id", "points", ["customer_id"])


def _staff() -> None:
    op.create_table(
        "replies",
        sa.Column("key", sa.String(16), nullable=False),
        sa.Column("department", sa.String(16), nullable=False, server_default=""),
        sa.Column("texts", JSON, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("changed_by", sa.BigInteger),
        sa.Column("used", sa.Integer, nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("key", name="pk_replies"),
    )
    op.create_table(
        "audit",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor_id", sa.BigInteger, nullable=False),
        sa.Column("deed", sa.String(32), nullable=False),
        sa.Column("ticket_id", ID),
        sa.Column("outcome", sa.String(32), nullable=False),
        sa.Column("data", JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_at", "audit", ["at"])
    op.create_index("ix_audit_actor_id_at", "audit", ["actor_id", "at"])
    op.create_table(
        "boards",
        sa.Column("chat_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger),
        sa.Column("shows", sa.String(64), nullable=False, server_default=""),
        sa.Column("asked_at", MOMENT),
        sa.PrimaryKeyConstraint("chat_id", name="pk_boards"),
    )


def _keep_audit() -> None:
    """What was done was done: no statement changes or deletes a row."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$"
        )
        op.execute(
            "CREATE TRIGGER audit_is_kept BEFORE UPDATE OR DELETE ON audit "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        return
    for deed in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_is_kept_{deed.lower()} BEFORE {deed} ON audit "
            "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
        )
