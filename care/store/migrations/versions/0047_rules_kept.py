"""What was changed of the rules stands as it was written (care/store/append_only.py)."""

from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None

DEEDS = ("UPDATE", "DELETE")


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TRIGGER rules_is_kept BEFORE UPDATE OR DELETE ON rules "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        return
    for deed in DEEDS:
        op.execute(
            f"CREATE TRIGGER rules_is_kept_{deed.lower()} BEFORE {deed} ON rules "
            "BEGIN SELECT RAISE(ABORT, 'rules is append-only'); END"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER rules_is_kept ON rules")
        return
    for deed in DEEDS:
        op.execute(f"DROP TRIGGER rules_is_kept_{deed.lower()}")
