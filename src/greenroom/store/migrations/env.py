"""Run by the migration tool: migrates over the connection it is given, in its transaction."""

from alembic import context

from greenroom.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    # SQLite cannot alter most of a table: it is rebuilt.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
