"""What staff say to clients through the bot: whom it is for, what became of it, and the words.

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns
from nps.values import PartKind, RelayState, RelayWhy

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "relays",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("contact_id", columns.Id(), nullable=False),
        sa.Column("case_id", columns.Id(), nullable=True),
        sa.Column("staff_id", columns.Id(), nullable=False),
        sa.Column("chat_id", columns.TelegramId(), nullable=False),
        sa.Column("state", columns.Code(RelayState), nullable=False),
        sa.Column("why", columns.Code(RelayWhy), nullable=True),
        sa.Column("pieces", columns.Whole(), nullable=False),
        sa.Column("arrived", columns.Whole(), nullable=False),
        sa.Column("awaits_answer", columns.Flag(), nullable=False),
        sa.Column("album", sa.Text(), nullable=True),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.Column("frozen_at", columns.UtcTime(), nullable=True),
        sa.Column("goes_at", columns.UtcTime(), nullable=True),
        sa.Column("sent_at", columns.UtcTime(), nullable=True),
        sa.Column("edited_at", columns.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_relays_contact_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_relays_case_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_relays_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relays")),
        sqlite_strict=True,
    )
    op.create_index("ix_relays_contact_id", "relays", ["contact_id"])
    op.create_index("ix_relays_case_id", "relays", ["case_id"])
    undone = sa.text("state IN ('asked', 'waiting')")
    op.create_index("ix_relays_undone", "relays", ["created_at"], sqlite_where=undone, postgresql_where=undone)
    op.create_table(
        "relay_parts",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("relay_id", columns.Id(), nullable=False),
        sa.Column("kind", columns.Code(PartKind), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("entities", columns.Json(), nullable=True),
        sa.Column("file_id", sa.Text(), nullable=True),
        sa.Column("file_name", sa.Text(), nullable=True),
        sa.Column("detail", columns.Json(), nullable=True),
        sa.Column("source_chat_id", columns.TelegramId(), nullable=False),
        sa.Column("source_message_id", columns.Whole(), nullable=False),
        sa.ForeignKeyConstraint(["relay_id"], ["relays.id"], name=op.f("fk_relay_parts_relay_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relay_parts")),
        sa.UniqueConstraint(
            "source_chat_id", "source_message_id", name=op.f("uq_relay_parts_source_chat_id_source_message_id")
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_relay_parts_relay_id", "relay_parts", ["relay_id"])
