"""Erasures are remembered; a consent says which mode it was given under, and may lose whose it was.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "erasures",
        sa.Column("id", storage.schema.columns.Id(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("contact_id", storage.schema.columns.Id(), nullable=True),
        sa.Column("at", storage.schema.columns.UtcTime(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("listed_as", storage.schema.columns.Json(), nullable=True),
        sa.Column("chat_id", storage.schema.columns.TelegramId(), nullable=True),
        sa.Column("finished_at", storage.schema.columns.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_erasures_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
        sa.UniqueConstraint("uid", name=op.f("uq_erasures_uid")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("erasures", schema=None) as batch_op:
        batch_op.create_index("ix_erasures_contact_id", ["contact_id"], unique=False)

    with op.batch_alter_table("consents", schema=None) as batch_op:
        batch_op.add_column(sa.Column("mode", sa.Text(), nullable=True))
        batch_op.alter_column("telegram_id", existing_type=storage.schema.columns.TelegramId(), nullable=True)
        batch_op.create_index("ix_consents_contact_id", ["contact_id"], unique=False)
