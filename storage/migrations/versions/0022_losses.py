"""Why accounts were lost, to whom, and when they came back; and when a client is asked once more after a case.

Revision ID: 0022
Revises: 0021
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns
from nps.values import LossReason, RelationStatus

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "losses",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("account_id", columns.Id(), nullable=False),
        sa.Column("contact_id", columns.Id(), nullable=True),
        sa.Column("lost_by", columns.Id(), nullable=True),
        sa.Column("back_by", columns.Id(), nullable=True),
        sa.Column("reason", columns.Code(LossReason), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("competitor", sa.Text(), nullable=True),
        sa.Column("status_before", columns.Code(RelationStatus), nullable=True),
        sa.Column("lost_at", columns.UtcTime(), nullable=False),
        sa.Column("back_at", columns.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_losses_account_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_losses_contact_id")),
        sa.ForeignKeyConstraint(["lost_by"], ["staff.id"], name=op.f("fk_losses_lost_by")),
        sa.ForeignKeyConstraint(["back_by"], ["staff.id"], name=op.f("fk_losses_back_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_losses")),
        sqlite_strict=True,
    )
    under_way = sa.text("back_at IS NULL")
    op.create_index(
        "uq_losses_account_id", "losses", ["account_id"],
        unique=True, sqlite_where=under_way, postgresql_where=under_way,
    )  # fmt: skip
    of_contact = sa.text("contact_id IS NOT NULL")
    op.create_index(
        "ix_losses_contact_id", "losses", ["contact_id"], sqlite_where=of_contact, postgresql_where=of_contact
    )
    # Since when is not known: since the client list said so last, at the latest.
    op.execute("INSERT INTO losses (account_id, lost_at) SELECT id, updated_at FROM accounts WHERE status = 'lost'")
    op.add_column("prompts", sa.Column("loss", columns.Code(LossReason), nullable=True))
    op.add_column("cases", sa.Column("recheck_at", columns.UtcTime(), nullable=True))
    waits = sa.text("recheck_at IS NOT NULL")
    op.create_index("ix_cases_recheck_at", "cases", ["recheck_at"], sqlite_where=waits, postgresql_where=waits)
    over = sa.text("closed_at IS NOT NULL")
    op.create_index("ix_cases_closed_at", "cases", ["closed_at"], sqlite_where=over, postgresql_where=over)
    op.drop_index("ix_invitations_sent_at", table_name="invitations")
    op.create_index("ix_invitations_sent_at", "invitations", ["sent_at", "state", "survey_id"])
