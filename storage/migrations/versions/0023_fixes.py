"""What repeats and is to be mended, and who was told that it was.

Revision ID: 0023
Revises: 0022
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns
from nps.values import FixNewsState, FixNewsWhy, FixPrompt, Reason

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "fixes",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("reason", columns.Code(Reason), nullable=False),
        sa.Column("accounts", columns.Whole(), nullable=False),
        sa.Column("most", columns.Whole(), nullable=False),
        sa.Column("opened_at", columns.UtcTime(), nullable=False),
        sa.Column("staff_id", columns.Id(), nullable=True),
        sa.Column("due_at", columns.UtcTime(), nullable=True),
        sa.Column("is_day", columns.Flag(), nullable=False),
        sa.Column("ring_at", columns.UtcTime(), nullable=True),
        sa.Column("done_at", columns.UtcTime(), nullable=True),
        sa.Column("done_by", columns.Id(), nullable=True),
        sa.Column("done_words", sa.Text(), nullable=True),
        sa.Column("news", sa.Text(), nullable=True),
        sa.Column("news_by", columns.Id(), nullable=True),
        sa.Column("news_at", columns.UtcTime(), nullable=True),
        sa.Column("reached_at", columns.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_fixes_staff_id")),
        sa.ForeignKeyConstraint(["done_by"], ["staff.id"], name=op.f("fk_fixes_done_by")),
        sa.ForeignKeyConstraint(["news_by"], ["staff.id"], name=op.f("fk_fixes_news_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fixes")),
        sqlite_strict=True,
    )
    is_open = sa.text("done_at IS NULL")
    op.create_index("uq_fixes_reason", "fixes", ["reason"], unique=True, sqlite_where=is_open, postgresql_where=is_open)
    rings = sa.text("ring_at IS NOT NULL")
    op.create_index("ix_fixes_ring_at", "fixes", ["ring_at"], sqlite_where=rings, postgresql_where=rings)
    op.create_table(
        "fix_prompts",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("staff_id", columns.Id(), nullable=False),
        sa.Column("fix_id", columns.Id(), nullable=False),
        sa.Column("kind", columns.Code(FixPrompt), nullable=False),
        sa.Column("for_staff", columns.Id(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("audience", columns.Ids(), nullable=True),
        sa.Column("expires_at", columns.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_fix_prompts_staff_id")),
        sa.ForeignKeyConstraint(["fix_id"], ["fixes.id"], name=op.f("fk_fix_prompts_fix_id")),
        sa.ForeignKeyConstraint(["for_staff"], ["staff.id"], name=op.f("fk_fix_prompts_for_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fix_prompts")),
        sa.UniqueConstraint("staff_id", name=op.f("uq_fix_prompts_staff_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "fix_news",
        sa.Column("fix_id", columns.Id(), nullable=False),
        sa.Column("contact_id", columns.Id(), nullable=False),
        sa.Column("chat_id", columns.TelegramId(), nullable=False),
        sa.Column("state", columns.Code(FixNewsState), nullable=False),
        sa.Column("why", columns.Code(FixNewsWhy), nullable=True),
        sa.Column("owed_at", columns.UtcTime(), nullable=False),
        sa.Column("settled_at", columns.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["fix_id"], ["fixes.id"], name=op.f("fk_fix_news_fix_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_fix_news_contact_id")),
        sa.PrimaryKeyConstraint("fix_id", "contact_id", name=op.f("pk_fix_news")),
        sqlite_strict=True,
    )
    op.create_index("ix_fix_news_contact_id", "fix_news", ["contact_id"])
    undone = sa.text("settled_at IS NULL")
    op.create_index("ix_fix_news_undone", "fix_news", ["fix_id"], sqlite_where=undone, postgresql_where=undone)
