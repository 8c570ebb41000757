"""Owners choose in the chat when summaries are sent, and each of the staff which of them they want.


Revises: 0034
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns
from nps.values import PeriodKind

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kept_settings",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("chosen_by", columns.Id(), nullable=False),
        sa.Column("chosen_at", columns.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["chosen_by"], ["staff.id"], name=op.f("fk_kept_settings_chosen_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_settings")),
        sa.UniqueConstraint("name", name=op.f("uq_kept_settings_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "summary_stops",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("staff_id", columns.Id(), nullable=False),
        sa.Column("kind", columns.Code(PeriodKind), nullable=False),
        sa.Column("stopped_at", columns.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_summary_stops_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_summary_stops")),
        sa.UniqueConstraint("staff_id", "kind", name=op.f("uq_summary_stops_staff_id_kind")),
        sqlite_strict=True,
    )
