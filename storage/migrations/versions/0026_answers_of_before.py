"""Files that are no client lists: what an owner has sent, and which question past answers were given to.

Revision ID: 0026
Revises: 0023
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns
from nps.file_kind import FileKind
from nps.values import Wording

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("imports", sa.Column("kind", columns.Code(FileKind), nullable=False, server_default="clients"))
    op.add_column("imports", sa.Column("file_id", sa.Text(), nullable=True))
    op.add_column("imports", sa.Column("wording", columns.Code(Wording), nullable=True))
