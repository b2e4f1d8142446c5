"""Run by Alembic, on the connection and inside the transaction that `migrate.py` hands over."""

from alembic import context

from scc_wall.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite alters a table only by copying it
)
context.run_migrations()
