"""Surveys of many kinds, each with its occasion and audience; campaigns by hand; who is not to be asked for a while.

Revision ID: 0024
Revises: 0023
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns
from nps.values import AskingPrompt, CampaignState, Occasion

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("surveys", schema=None) as batch_op:
        batch_op.add_column(sa.Column("about", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("occasion", columns.Code(Occasion), nullable=True))
        batch_op.add_column(sa.Column("counts_from", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("starts_after", columns.Duration(), nullable=True))
        batch_op.add_column(sa.Column("open_for", columns.Duration(), nullable=True))
        batch_op.add_column(sa.Column("audience", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("reminders", columns.Whole(), nullable=True))
        batch_op.add_column(sa.Column("series", columns.Id(), nullable=True))
        batch_op.add_column(sa.Column("replaced_at", columns.UtcTime(), nullable=True))
    op.execute(
        "UPDATE surveys SET occasion = CASE kind WHEN 'regular' THEN 'every' ELSE 'by_hand' END, starts_after = 0,"
        " audience = '', reminders = 1"
    )
    with op.batch_alter_table("surveys", schema=None) as batch_op:
        batch_op.alter_column("occasion", existing_type=sa.Text(), nullable=False)
        batch_op.alter_column("starts_after", existing_type=columns.Duration(), nullable=False)
        batch_op.alter_column("audience", existing_type=sa.Text(), nullable=False)
        batch_op.alter_column("reminders", existing_type=columns.Whole(), nullable=False)
    with op.batch_alter_table("invitations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reminders_sent", columns.Whole(), nullable=True))
    # Whose reminder was over before its time has no more of them: one is due where it is later than the latest.
    op.execute("UPDATE invitations SET reminders_sent = 1 WHERE reminded_at >= remind_at")
    op.execute("UPDATE invitations SET remind_at = NULL WHERE reminded_at < remind_at")
    stands = sa.text("replaced_at IS NULL AND kind <> 'imported'")
    op.create_index("uq_surveys_kind", "surveys", ["kind"], unique=True, sqlite_where=stands, postgresql_where=stands)
    op.create_table(
        "campaigns",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("survey_id", columns.Id(), nullable=False),
        sa.Column("staff_id", columns.Id(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("state", columns.Code(CampaignState), nullable=False),
        sa.Column("started_at", columns.UtcTime(), nullable=False),
        sa.Column("changed_at", columns.UtcTime(), nullable=False),
        sa.Column("told_at", columns.UtcTime(), nullable=True),
        sa.Column("told", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["survey_id"], ["surveys.id"], name=op.f("fk_campaigns_survey_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_campaigns_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns")),
        sqlite_strict=True,
    )
    op.create_table(
        "campaign_contacts",
        sa.Column("campaign_id", columns.Id(), nullable=False),
        sa.Column("contact_id", columns.Id(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_campaign_contacts_campaign_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_campaign_contacts_contact_id")),
        sa.PrimaryKeyConstraint("campaign_id", "contact_id", name=op.f("pk_campaign_contacts")),
        sqlite_strict=True,
    )
    op.create_index("ix_campaign_contacts_contact_id", "campaign_contacts", ["contact_id"])
    op.create_table(
        "holds",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("account_id", columns.Id(), nullable=False),
        sa.Column("contact_id", columns.Id(), nullable=True),
        sa.Column("set_by", columns.Id(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("since", columns.UtcTime(), nullable=False),
        sa.Column("until", columns.UtcTime(), nullable=False),
        sa.Column("lifted_at", columns.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_holds_account_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_holds_contact_id")),
        sa.ForeignKeyConstraint(["set_by"], ["staff.id"], name=op.f("fk_holds_set_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holds")),
        sqlite_strict=True,
    )
    op.create_index("ix_holds_account_id", "holds", ["account_id", "until"])
    op.create_table(
        "asking_prompts",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("staff_id", columns.Id(), nullable=False),
        sa.Column("kind", columns.Code(AskingPrompt), nullable=False),
        sa.Column("survey_id", columns.Id(), nullable=True),
        sa.Column("account_id", columns.Id(), nullable=True),
        sa.Column("expires_at", columns.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_asking_prompts_staff_id")),
        sa.ForeignKeyConstraint(["survey_id"], ["surveys.id"], name=op.f("fk_asking_prompts_survey_id")),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_asking_prompts_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asking_prompts")),
        sa.UniqueConstraint("staff_id", name=op.f("uq_asking_prompts_staff_id")),
        sqlite_strict=True,
    )
