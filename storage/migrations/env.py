"""Alembic's entry: runs inside the transaction that storage.migrate has opened."""

from typing import Any, Literal

from alembic import context

from storage.schema import metadata
from storage.schema.columns import Code


def render_item(kind: str, item: Any, _: object) -> str | Literal[False]:
    """A migration keeps codes as text: the enumeration may change later, the migration must not."""
    return "sa.Text()" if kind == "type" and isinstance(item, Code) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
    compare_type=True,
    render_item=render_item,
)
context.run_migrations()
