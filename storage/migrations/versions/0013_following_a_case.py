"""A case is followed until the client says that it is settled: its states, what is due, rings, notes and prompts.

Whoever has an open case gets one working day for it from the upgrade on, which the program counts when it starts, since
only it knows the working hours: until then nothing has a deadline, and nothing rings for the past.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns
from nps.values import CaseDue, CaseState, CaseWhy, NoteKind, PartKind, PromptKind, Reason

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.drop_index("uq_cases_contact_id_open")
        batch_op.drop_index("ix_cases_state_deadline_at")
        batch_op.alter_column("deadline_at", existing_type=columns.UtcTime(), nullable=True)
        batch_op.add_column(sa.Column("due", columns.Code(CaseDue), nullable=True))
        for name in ("deadline_version", "ring_level", "retries", "reopened"):
            batch_op.add_column(sa.Column(name, columns.Whole(), nullable=True))
        for name in ("deadline_from", "ring_at", "contacted_at", "settled_at"):
            batch_op.add_column(sa.Column(name, columns.UtcTime(), nullable=True))
        batch_op.add_column(sa.Column("cause_words", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("why", columns.Code(CaseWhy), nullable=True))
    op.execute("UPDATE cases SET deadline_version = 1, ring_level = 0, retries = 0, reopened = 0")
    op.execute("UPDATE cases SET why = 'detractor'")
    op.execute("UPDATE cases SET closed_at = opened_at WHERE state = 'closed' AND closed_at IS NULL")
    op.execute("UPDATE cases SET contacted_at = taken_at, due = 'plan' WHERE state = 'taken'")
    op.execute("UPDATE cases SET due = 'contact' WHERE state = 'open'")
    op.execute("UPDATE cases SET deadline_at = NULL")
    for old, new in (("open", CaseState.NEW), ("taken", CaseState.IN_WORK)):
        op.execute(f"UPDATE cases SET state = '{new.value}' WHERE state = '{old}'")  # noqa: S608 - our own codes
    with op.batch_alter_table("case_responses", schema=None) as batch_op:
        batch_op.add_column(sa.Column("why", columns.Code(CaseWhy), nullable=True))
    op.execute("UPDATE case_responses SET why = 'detractor'")
    with op.batch_alter_table("case_responses", schema=None) as batch_op:
        batch_op.alter_column("why", existing_type=columns.Code(CaseWhy), nullable=False)
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.alter_column("why", existing_type=columns.Code(CaseWhy), nullable=False)
        for name in ("deadline_version", "ring_level", "retries", "reopened"):
            batch_op.alter_column(name, existing_type=columns.Whole(), nullable=False)
        for name, column, condition, unique in (
            ("uq_cases_contact_id_open", "contact_id", "closed_at IS NULL", True),
            ("ix_cases_deadline_at", "deadline_at", "closed_at IS NULL", False),
            ("ix_cases_ring_at", "ring_at", "ring_at IS NOT NULL", False),
        ):
            where = sa.text(condition)
            batch_op.create_index(name, [column], unique=unique, sqlite_where=where, postgresql_where=where)

    op.create_table(
        "case_rings",
        sa.Column("case_id", columns.Id(), nullable=False),
        sa.Column("deadline_version", columns.Whole(), nullable=False),
        sa.Column("level", columns.Whole(), nullable=False),
        sa.Column("at", columns.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_rings_case_id")),
        sa.PrimaryKeyConstraint("case_id", "deadline_version", "level", name=op.f("pk_case_rings")),
        sqlite_strict=True,
    )
    op.create_table(
        "notes",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("case_id", columns.Id(), nullable=False),
        sa.Column("staff_id", columns.Id(), nullable=False),
        sa.Column("kind", columns.Code(NoteKind), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("file_kind", columns.Code(PartKind), nullable=True),
        sa.Column("file_id", sa.Text(), nullable=True),
        sa.Column("source_chat_id", columns.TelegramId(), nullable=False),
        sa.Column("source_message_id", columns.Whole(), nullable=False),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_notes_case_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_notes_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
        sa.UniqueConstraint(
            "source_chat_id", "source_message_id", name=op.f("uq_notes_source_chat_id_source_message_id")
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_notes_case_id", "notes", ["case_id"])
    op.create_table(
        "prompts",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("staff_id", columns.Id(), nullable=False),
        sa.Column("case_id", columns.Id(), nullable=False),
        sa.Column("kind", columns.Code(PromptKind), nullable=False),
        sa.Column("cause", columns.Code(Reason), nullable=True),
        sa.Column("cause_words", sa.Text(), nullable=True),
        sa.Column("expires_at", columns.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_prompts_case_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_prompts_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prompts")),
        sa.UniqueConstraint("staff_id", name=op.f("uq_prompts_staff_id")),
        sqlite_strict=True,
    )
    op.create_index("ix_prompts_case_id", "prompts", ["case_id"])
    op.add_column("staff", sa.Column("timezone", sa.Text(), nullable=True))
