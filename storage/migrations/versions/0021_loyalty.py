"""How loyal an account is, and why it buys.

Revision ID: 0021
Revises: 0020
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns
from nps.values import Loyalty

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("accounts", sa.Column("loyalty", columns.Code(Loyalty), nullable=True))
    op.add_column("accounts", sa.Column("buys_for", columns.Json(), nullable=True))
