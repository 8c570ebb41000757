"""Of words that somebody forwards it is known whose they were.

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("comment_parts", "client_messages"):
        op.add_column(table, sa.Column("forwarded_from", sa.Text(), nullable=True))
