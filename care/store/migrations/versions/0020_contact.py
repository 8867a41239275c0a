"""How close a customer wants us to be; what we wrote unasked, what was decided about it, and what they agreed to.

Who was asked for a score before this version has been written to, and is not asked too soon again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)
FILLED = sa.text("customer_id IS NOT NULL")
BEFORE = "IF current_setting('turbota.unlocked', true) = 'audit' THEN {passes} {refuses}"
SINCE = "IF current_setting('turbota.unlocked', true) = TG_TABLE_NAME THEN {passes} {refuses}"
PASSES = "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END IF;"


def upgrade() -> None:
    op.add_column("customers", sa.Column("closeness", sa.SmallInteger))
    op.create_index(
        "ix_jobs_customer_id", "jobs", ["customer_id"], sqlite_where=FILLED, postgresql_where=FILLED
    )
    _contacts()
    op.create_table(
        "verdicts",
        sa.Column("day", MOMENT, nullable=False),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.Column("outcome", sa.String(24), nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("day", "purpose", "outcome", name="pk_verdicts"),
    )
    op.create_table(
        "agreements",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.BigInteger, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("closeness", sa.SmallInteger),
        sa.Column("wishes", sa.String(48), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_agreements"),
    )
    op.create_index("ix_agreements_customer_id", "agreements", ["customer_id"])
    _keep_agreements()


def downgrade() -> None:
    op.drop_table("agreements")
    op.drop_table("verdicts")
    op.drop_table("contacts")
    op.drop_index("ix_jobs_customer_id", "jobs")
    op.drop_column("customers", "closeness")
    _lock(BEFORE, "'the audit log is append-only'")


def _contacts() -> None:
    op.create_table(
        "contacts",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.BigInteger, nullable=False),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.Column("touchpoint", sa.String(32), nullable=False, server_default=""),
        sa.Column("ticket_id", ID),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("answered_at", MOMENT),
        sa.Column("led_to", ID),
        sa.Column("opted_out_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_contacts"),
    )
    op.create_index("ix_contacts_at", "contacts", ["at"])
    op.create_index("ix_contacts_customer_id_at", "contacts", ["customer_id", "at"])
    op.execute(
        "INSERT INTO contacts (customer_id, purpose, touchpoint, ticket_id, at) "
        "SELECT tickets.customer_id, 'survey', 'ticket', tickets.id, history.at FROM history "
        "JOIN tickets ON tickets.id = history.ticket_id "
        "WHERE history.event = 'asked' AND tickets.customer_id IS NOT NULL ORDER BY history.id"
    )


def _keep_agreements() -> None:
    """No statement changes or deletes a row (care/store/append_only.py)."""
    if op.get_bind().dialect.name == "postgresql":
        _lock(SINCE, "'% is append-only', TG_TABLE_NAME")
        op.execute(
            "CREATE TRIGGER agreements_is_kept BEFORE UPDATE OR DELETE ON agreements "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        return
    for deed in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER agreements_is_kept_{deed.lower()} BEFORE {deed} ON agreements "
            "BEGIN SELECT RAISE(ABORT, 'agreements is append-only'); END"
        )


def _lock(body: str, says: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        # The driver's own sign for a parameter is doubled.
        op.execute(
            sa.text(
                "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN {body.format(passes=PASSES, refuses=f'RAISE EXCEPTION {says};')} END $$"
            )
        )
