"""What the staff took out of the program as files.

Revision ID: 0032
Revises: 0031
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns
from nps.values import ExportFormat, ExportState

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    made = sa.text("state = 'made'")
    op.create_table(
        "exports",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("staff_id", columns.Id(), nullable=False),
        sa.Column("state", columns.Code(ExportState), nullable=False),
        sa.Column("format", columns.Code(ExportFormat), nullable=True),
        sa.Column("scope", columns.Json(), nullable=False),
        sa.Column("period", sa.Text(), nullable=True),
        sa.Column("asked_at", columns.UtcTime(), nullable=False),
        sa.Column("begun_at", columns.UtcTime(), nullable=True),
        sa.Column("sheet", sa.Text(), nullable=True),
        sa.Column("done", columns.Whole(), nullable=True),
        sa.Column("total", columns.Whole(), nullable=True),
        sa.Column("folder", sa.Text(), nullable=True),
        sa.Column("files", columns.Json(), nullable=True),
        sa.Column("answers", columns.Whole(), nullable=True),
        sa.Column("stamp", sa.Text(), nullable=True),
        sa.Column("made_at", columns.UtcTime(), nullable=True),
        sa.Column("settled", columns.Whole(), nullable=False),
        sa.Column("ended_at", columns.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_exports_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exports")),
        sqlite_strict=True,
    )
    op.create_index("ix_exports_staff_id", "exports", ["staff_id"])
    op.create_index("ix_exports_made", "exports", ["id"], sqlite_where=made, postgresql_where=made)
