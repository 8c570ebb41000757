"""What happened with accounts, what each client list said of them, and three more columns of it.

Revision ID: 0025
Revises: 0023
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns
from nps.values import EventKind, EventSource, RelationStatus

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("accounts", sa.Column("type", sa.Text(), nullable=True))
    op.add_column("accounts", sa.Column("xyz", sa.Text(), nullable=True))
    op.add_column("accounts", sa.Column("debt", columns.Whole(), nullable=True))
    op.create_table(
        "events",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("account_id", columns.Id(), nullable=False),
        sa.Column("contact_id", columns.Id(), nullable=True),
        sa.Column("kind", columns.Code(EventKind), nullable=False),
        sa.Column("happened_on", columns.Day(), nullable=False),
        sa.Column("amount", columns.Whole(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("source", columns.Code(EventSource), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("recorded_by", columns.Id(), nullable=True),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.Column("moved", columns.Flag(), nullable=False),
        sa.Column("moved_from", columns.Day(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_events_account_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_events_contact_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["staff.id"], name=op.f("fk_events_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("key", name=op.f("uq_events_key")),
        sqlite_strict=True,
    )
    op.create_index("ix_events_account_id", "events", ["account_id", "happened_on"])
    op.create_index("ix_events_kind", "events", ["kind", "happened_on"])
    of_contact = sa.text("contact_id IS NOT NULL")
    op.create_index(
        "ix_events_contact_id", "events", ["contact_id"], sqlite_where=of_contact, postgresql_where=of_contact
    )
    op.create_table(
        "event_prompts",
        sa.Column("staff_id", columns.Id(), nullable=False),
        sa.Column("account_id", columns.Id(), nullable=False),
        sa.Column("event_id", columns.Id(), nullable=True),
        sa.Column("kind", columns.Code(EventKind), nullable=False),
        sa.Column("expires_at", columns.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_event_prompts_staff_id")),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_event_prompts_account_id")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_event_prompts_event_id")),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_event_prompts")),
        sqlite_strict=True,
    )
    op.create_table(
        "account_facts",
        sa.Column("account_id", columns.Id(), nullable=False),
        sa.Column("day", columns.Day(), nullable=False),
        sa.Column("revenue", columns.Whole(), nullable=True),
        sa.Column("last_purchase", columns.Day(), nullable=True),
        sa.Column("debt", columns.Whole(), nullable=True),
        sa.Column("status", columns.Code(RelationStatus), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_account_facts_account_id")),
        sa.PrimaryKeyConstraint("account_id", "day", name=op.f("pk_account_facts")),
        sqlite_strict=True,
    )
