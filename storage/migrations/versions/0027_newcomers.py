"""Who came by the link for everybody.

Revision ID: 0027
Revises: 0023
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns
from nps.values import ConsentMode, NewcomerState

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "newcomers",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("telegram_id", columns.TelegramId(), nullable=False),
        sa.Column("state", columns.Code(NewcomerState), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("version", sa.Text(), nullable=True),
        sa.Column("mode", columns.Code(ConsentMode), nullable=True),
        sa.Column("opened_at", columns.UtcTime(), nullable=False),
        sa.Column("agreed_at", columns.UtcTime(), nullable=True),
        sa.Column("shared_at", columns.UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_newcomers")),
        sa.UniqueConstraint("telegram_id", name=op.f("uq_newcomers_telegram_id")),
        sqlite_strict=True,
    )
    op.create_index("ix_newcomers_opened_at", "newcomers", ["opened_at"])
