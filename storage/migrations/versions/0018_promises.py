"""What was promised to clients, by when, and what became of it.

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns
from nps.values import PromiseState

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "promises",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("case_id", columns.Id(), nullable=False),
        sa.Column("staff_id", columns.Id(), nullable=False),
        sa.Column("replaces_id", columns.Id(), nullable=True),
        sa.Column("relay_id", columns.Id(), nullable=True),
        sa.Column("state", columns.Code(PromiseState), nullable=False),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column("said", sa.Text(), nullable=True),
        sa.Column("due_at", columns.UtcTime(), nullable=False),
        sa.Column("is_day", columns.Flag(), nullable=False),
        sa.Column("made_at", columns.UtcTime(), nullable=False),
        sa.Column("ask_at", columns.UtcTime(), nullable=False),
        sa.Column("asked_at", columns.UtcTime(), nullable=True),
        sa.Column("silent_at", columns.UtcTime(), nullable=True),
        sa.Column("settled_at", columns.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_promises_case_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_promises_staff_id")),
        sa.ForeignKeyConstraint(["replaces_id"], ["promises.id"], name=op.f("fk_promises_replaces_id")),
        sa.ForeignKeyConstraint(["relay_id"], ["relays.id"], name=op.f("fk_promises_relay_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises")),
        sqlite_strict=True,
    )
    is_open = sa.text("state = 'open'")
    op.create_index(
        "uq_promises_case_id_open", "promises", ["case_id"], unique=True, sqlite_where=is_open, postgresql_where=is_open
    )
    op.create_index("ix_promises_case_id", "promises", ["case_id"])
    of_relay = sa.text("relay_id IS NOT NULL")
    op.create_index("ix_promises_relay_id", "promises", ["relay_id"], sqlite_where=of_relay, postgresql_where=of_relay)
    op.create_index("ix_promises_ask_at", "promises", ["ask_at"], sqlite_where=is_open, postgresql_where=is_open)
