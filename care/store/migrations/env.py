"""What Alembic runs; care/store/steps.py gives it the connection and its transaction."""

from alembic import context

from care.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite alters a table by making it anew
    compare_server_default=True,
)
context.run_migrations()
