"""Staff may correct the reasons of an answer; what the client marked stays known.

Revision ID: 0033
Revises: 0032
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns
from nps.reasons import Corrected
from nps.values import Reason

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reason_corrections",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("response_id", columns.Id(), nullable=False),
        sa.Column("staff_id", columns.Id(), nullable=False),
        sa.Column("reason", columns.Code(Reason), nullable=False),
        sa.Column("became", columns.Code(Corrected), nullable=False),
        sa.Column("at", columns.UtcTime(), nullable=False),
        sa.Column("ended_at", columns.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["response_id"], ["responses.id"], name=op.f("fk_reason_corrections_response_id_responses")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_reason_corrections_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reason_corrections")),
        sqlite_strict=True,
    )
    op.create_index("ix_reason_corrections_response_id", "reason_corrections", ["response_id"])
    in_force = sa.text("ended_at IS NULL")
    op.create_index(
        "uq_reason_corrections_in_force",
        "reason_corrections",
        ["response_id", "reason"],
        unique=True,
        sqlite_where=in_force,
        postgresql_where=in_force,
    )
