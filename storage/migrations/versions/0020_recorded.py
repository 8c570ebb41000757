"""Answers by phone or in person, which one of the staff records.

Revision ID: 0020
Revises: 0019
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns
from nps.values import Channel, RecordingState, RecordingStep

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # In these words both databases add the column with its reference, and SQLite does not write all answers anew.
    kind = columns.Id().compile(op.get_bind().dialect)
    op.execute(
        f"ALTER TABLE responses ADD COLUMN recorded_by {kind} CONSTRAINT fk_responses_recorded_by REFERENCES staff (id)"
    )
    op.add_column("responses", sa.Column("confirmed_at", columns.UtcTime(), nullable=True))
    op.add_column("responses", sa.Column("replaced_at", columns.UtcTime(), nullable=True))
    op.create_table(
        "recordings",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("staff_id", columns.Id(), nullable=False),
        sa.Column("contact_id", columns.Id(), nullable=False),
        sa.Column("response_id", columns.Id(), nullable=True),
        sa.Column("state", columns.Code(RecordingState), nullable=False),
        sa.Column("step", columns.Code(RecordingStep), nullable=False),
        sa.Column("is_reviewed", columns.Flag(), nullable=False),
        sa.Column("channel", columns.Code(Channel), nullable=True),
        sa.Column("score", columns.Whole(), nullable=True),
        sa.Column("reasons", columns.Json(), nullable=False),
        sa.Column("parts", columns.Json(), nullable=False),
        sa.Column("begun_at", columns.UtcTime(), nullable=False),
        sa.Column("touched_at", columns.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_recordings_staff_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_recordings_contact_id")),
        sa.ForeignKeyConstraint(["response_id"], ["responses.id"], name=op.f("fk_recordings_response_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recordings")),
        sqlite_strict=True,
    )
    is_draft = sa.text("state = 'draft'")
    op.create_index(
        "uq_recordings_staff_id_draft",
        "recordings",
        ["staff_id"],
        unique=True,
        sqlite_where=is_draft,
        postgresql_where=is_draft,
    )
    op.create_index("ix_recordings_contact_id", "recordings", ["contact_id"])
    is_saved = sa.text("response_id IS NOT NULL")
    op.create_index(
        "ix_recordings_response_id", "recordings", ["response_id"], sqlite_where=is_saved, postgresql_where=is_saved
    )
