"""All tables of the first version."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _intake()
    _people()
    _tickets()
    _words()
    _history()
    _feedback()
    _outbox()
    _clock()


def downgrade() -> None:
    for table in (
        "moved_groups",
        "followups",
        "outbox",
        "feedback_places",
        "feedback",
        "history",
        "copies",
        "entries",
        "tickets",
        "operators",
        "conversations",
        "customers",
        "dead_letters",
        "updates",
    ):
        op.drop_table(table)


def _intake() -> None:
    op.create_table(
        "updates",
        sa.Column("update_id", sa.BigInteger, autoincrement=False),
        sa.Column("done_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("update_id", name="pk_updates"),
    )
    op.create_index("ix_updates_done_at", "updates", ["done_at"])
    op.create_table(
        "dead_letters",
        sa.Column("update_id", sa.BigInteger, autoincrement=False),
        sa.Column("customer_id", sa.BigInteger),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("error", sa.Text, nullable=False),
        sa.Column("body", JSON, nullable=False),
        sa.PrimaryKeyConstraint("update_id", name="pk_dead_letters"),
    )
    op.create_index("ix_dead_letters_customer_id", "dead_letters", ["customer_id"])


def _people() -> None:
    op.create_table(
        "customers",
        sa.Column("id", sa.BigInteger, autoincrement=False),
        sa.Column("name", sa.String(256), nullable=False),
        sa.Column("username", sa.String(64), nullable=False, server_default=""),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("chosen", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("zone", sa.String(64), nullable=False, server_default=""),
        sa.Column("surveys", sa.Boolean, nullable=False, server_default=sa.true()),
        sa.Column("reminders", sa.Boolean, nullable=False, server_default=sa.true()),
        sa.Column("news", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("blocked", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_customers"),
    )
    op.create_table(
        "conversations",
        sa.Column("chat_id", sa.BigInteger, autoincrement=False),
        sa.Column("dialog", sa.String(32), nullable=False),
        sa.Column("state", JSON, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("screen", sa.BigInteger),
        sa.Column("parked", JSON),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name="pk_conversations"),
    )
    op.create_table(
        "operators",
        sa.Column("id", sa.BigInteger, autoincrement=False),
        sa.Column("name", sa.String(256), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("admitted", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("admitted_by", sa.BigInteger),
        sa.Column("present", sa.Boolean, nullable=False, server_default=sa.true()),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_operators"),
    )


def _tickets() -> None:
    op.create_table(
        "tickets",
        sa.Column("id", ID),
        sa.Column("customer_id", sa.BigInteger, sa.ForeignKey("customers.id", name="fk_tickets_customer_id")),
        sa.Column("about", sa.String(16), nullable=False),
        sa.Column("department", sa.String(16), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("order_number", sa.String(64), nullable=False, server_default=""),
        sa.Column("summary", sa.String(128), nullable=False, server_default=""),
        sa.Column("owner_id", sa.BigInteger),
        sa.Column("owner_name", sa.String(256), nullable=False, server_default=""),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("answer_due", MOMENT, nullable=False),
        sa.Column("first_answer_at", MOMENT),
        sa.Column("waiting_since", MOMENT),
        sa.Column("solved_at", MOMENT),
        sa.Column("desk", sa.BigInteger, nullable=False),
        sa.Column("topic", sa.BigInteger),
        sa.Column("card", sa.BigInteger),
        sa.Column("score", sa.SmallInteger),
        sa.Column("feedback_id", sa.BigInteger),
        sa.Column("version", sa.Integer, nullable=False, server_default="1"),
        sa.PrimaryKeyConstraint("id", name="pk_tickets"),
    )
    op.create_index("ix_tickets_customer_id_state", "tickets", ["customer_id", "state"])
    op.create_index("ix_tickets_desk_topic", "tickets", ["desk", "topic"])
    op.create_index("ix_tickets_state_waiting_since", "tickets", ["state", "waiting_since"])


def _words() -> None:
    op.create_table(
        "entries",
        sa.Column("id", ID),
        sa.Column("ticket_id", ID, sa.ForeignKey("tickets.id", name="fk_entries_ticket_id"), nullable=False),
        sa.Column("author", sa.String(16), nullable=False),
        sa.Column("author_id", sa.BigInteger, nullable=False),
        sa.Column("author_name", sa.String(256), nullable=False, server_default=""),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("message_id", sa.BigInteger, nullable=False),
        sa.Column("reply_to", ID),
        sa.Column("album", sa.String(64)),
        sa.Column("content", JSON, nullable=False),
        sa.Column("first_content", JSON),
        sa.Column("in_card", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("said_at", MOMENT, nullable=False),
        sa.Column("edited_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_entries"),
    )
    op.create_index("ix_entries_chat_id_message_id", "entries", ["chat_id", "message_id"], unique=True)
    op.create_index("ix_entries_ticket_id", "entries", ["ticket_id"])
    op.create_table(
        "copies",
        sa.Column(
            "entry_id", ID, sa.ForeignKey("entries.id", name="fk_copies_entry_id"), autoincrement=False
        ),
        sa.Column("chat_id", sa.BigInteger, autoincrement=False),
        sa.Column("message_id", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("entry_id", "chat_id", name="pk_copies"),
    )
    op.create_index("ix_copies_chat_id_message_id", "copies", ["chat_id", "message_id"])


def _history() -> None:
    op.create_table(
        "history",
        sa.Column("id", ID),
        sa.Column("ticket_id", ID, sa.ForeignKey("tickets.id", name="fk_history_ticket_id"), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor_id", sa.BigInteger),
        sa.Column("event", sa.String(32), nullable=False),
        sa.Column("data", JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_history"),
    )
    op.create_index("ix_history_ticket_id", "history", ["ticket_id"])


def _feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", ID),
        sa.Column(
            "customer_id", sa.BigInteger, sa.ForeignKey("customers.id", name="fk_feedback_customer_id")
        ),
        sa.Column("touchpoint", sa.String(16), nullable=False),
        sa.Column("score", sa.SmallInteger, nullable=False),
        sa.Column("messages", JSON, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
    )
    op.create_index("ix_feedback_at", "feedback", ["at"])
    op.create_index("ix_feedback_customer_id", "feedback", ["customer_id"])
    op.create_table(
        "feedback_places",
        sa.Column("chat_id", sa.BigInteger, autoincrement=False),
        sa.Column("message_id", sa.BigInteger, autoincrement=False),
        sa.Column(
            "feedback_id",
            ID,
            sa.ForeignKey("feedback.id", name="fk_feedback_places_feedback_id"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name="pk_feedback_places"),
    )
    op.create_index("ix_feedback_places_feedback_id", "feedback_places", ["feedback_id"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", ID),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("stream", sa.String(32), nullable=False),
        sa.Column("lane", sa.SmallInteger, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("body", JSON, nullable=False),
        sa.Column("ticket_id", ID),
        sa.Column("entry_id", ID),
        sa.Column("once", sa.String(64)),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("together", sa.String(80), nullable=False, server_default=""),
        sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
        sa.Column("token", sa.String(32)),
        sa.Column("leased_until", MOMENT),
        sa.Column("floor", sa.BigInteger),
        sa.Column("error", sa.Text),
        sa.Column("failed_at", MOMENT),
        sa.UniqueConstraint("once", name="uq_outbox_once"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
    )
    op.create_index("ix_outbox_chat_id_stream_id", "outbox", ["chat_id", "stream", "id"])
    op.create_index("ix_outbox_due_at", "outbox", ["due_at"])
    op.create_index("ix_outbox_lane_id", "outbox", ["lane", "id"])
    op.create_index("ix_outbox_ticket_id", "outbox", ["ticket_id"])
    for column in ("leased_until", "token", "failed_at"):
        filled = sa.text(f"{column} IS NOT NULL")
        name = f"ix_outbox_{column}"
        op.create_index(name, "outbox", [column], sqlite_where=filled, postgresql_where=filled)


def _clock() -> None:
    op.create_table(
        "followups",
        sa.Column("id", ID),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("ticket_id", ID, sa.ForeignKey("tickets.id", name="fk_followups_ticket_id")),
        sa.Column("customer_id", sa.BigInteger),
        sa.Column("data", JSON, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("done_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_followups"),
    )
    op.create_index("ix_followups_done_at_due_at", "followups", ["done_at", "due_at"])
    op.create_index("ix_followups_ticket_id", "followups", ["ticket_id"])
    op.create_table(
        "moved_groups",
        sa.Column("old_id", sa.BigInteger, autoincrement=False),
        sa.Column("new_id", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("old_id", name="pk_moved_groups"),
    )
