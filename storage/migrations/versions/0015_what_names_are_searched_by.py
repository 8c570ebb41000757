"""Names are searched by a key of their own: in Cyrillic or Latin, without legal forms.

Revision ID: 0015
Revises: 0014
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from nps.names import company_key, person_key

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("staff", "accounts", "contacts"):
        op.add_column(table, sa.Column("search_key", sa.Text(), nullable=True))
    conn = op.get_bind()
    keys = {
        "staff": [(row.id, person_key(row.name)) for row in _listed_in(conn, "staff")],
        "accounts": [(row.id, company_key(row.name)) for row in _listed_in(conn, "accounts")],
        "contacts": [(row.id, person_key(row.name, row.greeting)) for row in _listed_in(conn, "contacts", "greeting")],
    }
    op.create_index("ix_accounts_search_key", "accounts", ["search_key", "manager_id"], unique=False)
    op.create_index("ix_contacts_search_key", "contacts", ["search_key", "account_id"], unique=False)
    for table, rows in keys.items():
        if rows:
            this = sa.table(table, sa.column("id"), sa.column("search_key"))
            update = sa.update(this).where(this.c.id == sa.bindparam("row_id")).values(search_key=sa.bindparam("key"))
            conn.execute(update, [{"row_id": row_id, "key": key or None} for row_id, key in rows])


def _listed_in(conn: sa.Connection, table: str, *more: str) -> list[sa.Row[*tuple[Any, ...]]]:
    """Whom a list names; nobody else is searched."""
    this = sa.table(table, *map(sa.column, ("id", "name", "name_folded", *more)))
    query = sa.select(this.c.id, this.c.name, *(this.c[name] for name in more)).where(this.c.name_folded != "")
    return list(conn.execute(query))
