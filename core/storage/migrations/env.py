"""Alembic's entry: runs migrations on the connection that `core.storage.schema` hands over."""

from alembic import context
from sqlalchemy import Connection

from core.storage.tables import Base

connection: Connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    # SQLite cannot alter a table in place; batch mode rewrites it.
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
