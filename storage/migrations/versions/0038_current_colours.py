"""How each account does now is kept until something that it was made of changes; nobody's is known at first.

Revision ID: 0038
Revises: 0037
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns
from nps.colours import Colour

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "current_colours",
        sa.Column("account_id", columns.Id(), nullable=False),
        sa.Column("colour", columns.Code(Colour), nullable=False),
        sa.Column("is_heard", columns.Flag(), nullable=False),
        sa.Column("makers", columns.Whole(), nullable=False),
        sa.Column("makers_listed", columns.Whole(), nullable=False),
        sa.Column("day", columns.Day(), nullable=False),
        sa.Column("found_at", columns.UtcTime(), nullable=False),
        sa.Column("until", columns.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_current_colours_account_id_accounts")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_current_colours")),
        sqlite_strict=True,
    )
