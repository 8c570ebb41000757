"""Figures without a search: each response knows the contact's next one, ended months are kept.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("responses", schema=None) as batch_op:
        batch_op.add_column(sa.Column("next_tap_at", storage.schema.columns.UtcTime(), nullable=True))
        batch_op.drop_index("ix_responses_first_tap_at")
    op.execute(
        "UPDATE responses SET next_tap_at = following.at FROM ("
        "SELECT id, lead(first_tap_at) OVER (PARTITION BY contact_id ORDER BY first_tap_at, id) AS at FROM responses"
        ") AS following WHERE following.id = responses.id AND following.at IS NOT NULL"
    )
    with op.batch_alter_table("responses", schema=None) as batch_op:
        batch_op.create_index(
            "ix_responses_first_tap_at", ["first_tap_at", "next_tap_at", "manager_id", "score"], unique=False
        )

    op.create_table(
        "month_tallies",
        sa.Column("id", storage.schema.columns.Id(), autoincrement=True, nullable=False),
        sa.Column("start_at", storage.schema.columns.UtcTime(), nullable=False),
        sa.Column("end_at", storage.schema.columns.UtcTime(), nullable=False),
        sa.Column("manager_id", storage.schema.columns.Id(), nullable=True),
        sa.Column("promoters", storage.schema.columns.Whole(), nullable=False),
        sa.Column("passives", storage.schema.columns.Whole(), nullable=False),
        sa.Column("detractors", storage.schema.columns.Whole(), nullable=False),
        sa.ForeignKeyConstraint(["manager_id"], ["staff.id"], name=op.f("fk_month_tallies_manager_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_month_tallies")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("month_tallies", schema=None) as batch_op:
        batch_op.create_index("ix_month_tallies_end_at", ["end_at", "start_at"], unique=False)
