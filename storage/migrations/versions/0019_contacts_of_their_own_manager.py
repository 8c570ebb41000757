"""Somebody else than the account's manager may look after one of its contacts, for good or for as long as a case lasts.

Revision ID: 0019
Revises: 0018
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    names = ("manager_id", "lent_to")
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        for name in names:
            batch_op.add_column(sa.Column(name, columns.Id(), nullable=True))
            batch_op.create_foreign_key(op.f(f"fk_contacts_{name}"), "staff", [name], ["id"])
    op.drop_index("ix_contacts_search_key", table_name="contacts")
    op.create_index("ix_contacts_search_key", "contacts", ["search_key", "account_id", *names])
    for name in names:
        is_set = sa.text(f"{name} IS NOT NULL")
        op.create_index(f"ix_contacts_{name}", "contacts", [name], sqlite_where=is_set, postgresql_where=is_set)
