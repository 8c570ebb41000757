"""Words that may be quoted, people whom promoters send, and stories of success.


Revises: 0033
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns
from nps.values import QuoteState

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "quotes",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("contact_id", columns.Id(), nullable=False),
        sa.Column("response_id", columns.Id(), nullable=False),
        sa.Column("state", columns.Code(QuoteState), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("signature", sa.Text(), nullable=True),
        sa.Column("asked_by", columns.Id(), nullable=True),
        sa.Column("asked_at", columns.UtcTime(), nullable=False),
        sa.Column("settled_at", columns.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_quotes_contact_id")),
        sa.ForeignKeyConstraint(["response_id"], ["responses.id"], name=op.f("fk_quotes_response_id")),
        sa.ForeignKeyConstraint(["asked_by"], ["staff.id"], name=op.f("fk_quotes_asked_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotes")),
        sa.UniqueConstraint("response_id", name=op.f("uq_quotes_response_id")),
        sqlite_strict=True,
    )
    op.create_index("ix_quotes_contact_id", "quotes", ["contact_id"])
    op.create_index("ix_quotes_settled_at", "quotes", ["state", "settled_at"])
    op.create_table(
        "referrals",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("contact_id", columns.Id(), nullable=False),
        sa.Column("made_at", columns.UtcTime(), nullable=False),
        sa.Column("revoked_at", columns.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_referrals_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referrals")),
        sqlite_strict=True,
    )
    op.create_index("ix_referrals_contact_id", "referrals", ["contact_id"])
    op.create_table(
        "recommendations",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("contact_id", columns.Id(), nullable=False),
        sa.Column("referral_id", columns.Id(), nullable=False),
        sa.Column("account_id", columns.Id(), nullable=False),
        sa.Column("assigned_by", columns.Id(), nullable=False),
        sa.Column("is_new", columns.Flag(), nullable=False),
        sa.Column("at", columns.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_recommendations_contact_id")),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name=op.f("fk_recommendations_referral_id")),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_recommendations_account_id")),
        sa.ForeignKeyConstraint(["assigned_by"], ["staff.id"], name=op.f("fk_recommendations_assigned_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendations")),
        sqlite_strict=True,
    )
    op.create_index("ix_recommendations_at", "recommendations", ["at"])
    op.create_index("ix_recommendations_contact_id", "recommendations", ["contact_id"])
    op.create_table(
        "stories",
        sa.Column("contact_id", columns.Id(), nullable=False),
        sa.Column("suggested_at", columns.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_stories_contact_id")),
        sa.PrimaryKeyConstraint("contact_id", name=op.f("pk_stories")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("newcomers", schema=None) as batch_op:
        batch_op.add_column(sa.Column("referral_id", columns.Id(), nullable=True))
        batch_op.add_column(sa.Column("called", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("company", sa.Text(), nullable=True))
        batch_op.create_foreign_key(op.f("fk_newcomers_referral_id"), "referrals", ["referral_id"], ["id"])
