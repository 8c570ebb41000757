"""Who of the staff is away, and who stands in for them.

Revision ID: 0017
Revises: 0016
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("staff", sa.Column("away_since", columns.UtcTime(), nullable=True))
    op.add_column("staff", sa.Column("stands_in_for", columns.Ids(), nullable=True))
    op.create_table(
        "absences",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("staff_id", columns.Id(), nullable=False),
        sa.Column("deputy_id", columns.Id(), nullable=True),
        sa.Column("set_by", columns.Id(), nullable=False),
        sa.Column("since", columns.UtcTime(), nullable=False),
        sa.Column("last_day", columns.Day(), nullable=False),
        sa.Column("ends_at", columns.UtcTime(), nullable=False),
        sa.Column("ended_at", columns.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_absences_staff_id")),
        sa.ForeignKeyConstraint(["deputy_id"], ["staff.id"], name=op.f("fk_absences_deputy_id")),
        sa.ForeignKeyConstraint(["set_by"], ["staff.id"], name=op.f("fk_absences_set_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absences")),
        sqlite_strict=True,
    )
    under_way = sa.text("ended_at IS NULL")
    op.create_index(
        "uq_absences_staff_id",
        "absences",
        ["staff_id"],
        unique=True,
        sqlite_where=under_way,
        postgresql_where=under_way,
    )
