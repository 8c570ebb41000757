"""Of a quarter is kept what has ended of it; what is kept is only counted, so it is counted anew.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("responses", schema=None) as batch_op:
        batch_op.create_index(
            "ix_responses_superseded",
            ["first_tap_at", "next_tap_at", "manager_id", "score"],
            unique=False,
            sqlite_where=sa.text("next_tap_at IS NOT NULL"),
            postgresql_where=sa.text("next_tap_at IS NOT NULL"),
        )
    op.drop_table("month_tallies")
    op.create_table(
        "kept_tallies",
        sa.Column("id", storage.schema.columns.Id(), autoincrement=True, nullable=False),
        sa.Column("start_at", storage.schema.columns.UtcTime(), nullable=False),
        sa.Column("end_at", storage.schema.columns.UtcTime(), nullable=False),
        sa.Column("manager_id", storage.schema.columns.Id(), nullable=True),
        sa.Column("promoters", storage.schema.columns.Whole(), nullable=False),
        sa.Column("passives", storage.schema.columns.Whole(), nullable=False),
        sa.Column("detractors", storage.schema.columns.Whole(), nullable=False),
        sa.ForeignKeyConstraint(["manager_id"], ["staff.id"], name=op.f("fk_kept_tallies_manager_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_tallies")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("kept_tallies", schema=None) as batch_op:
        batch_op.create_index("ix_kept_tallies_start_at", ["start_at", "end_at"], unique=False)
        batch_op.create_index("ix_kept_tallies_end_at", ["end_at"], unique=False)
