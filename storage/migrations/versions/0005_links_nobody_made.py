"""Links nobody made: who came with them, and until when further ones are not looked at.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "link_attempts",
        sa.Column("telegram_id", storage.schema.columns.TelegramId(), autoincrement=False, nullable=False),
        sa.Column("wrong", storage.schema.columns.Whole(), nullable=False),
        sa.Column("since", storage.schema.columns.UtcTime(), nullable=False),
        sa.Column("latest", storage.schema.columns.UtcTime(), nullable=False),
        sa.Column("waits", storage.schema.columns.Whole(), nullable=False),
        sa.Column("wait_until", storage.schema.columns.UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("telegram_id", name=op.f("pk_link_attempts")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("link_attempts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_link_attempts_latest"), ["latest"], unique=False)
