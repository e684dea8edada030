"""What Alembic runs for every change: on the connection that ``upgrade`` was given."""

from alembic import context

from minutes_desktop.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
