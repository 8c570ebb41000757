"""A survey keeps its own times; who is due and what is counted is found by indexes that know the survey.

What was kept besides to be fast goes: the tallies of spans that are over, and when a contact was asked last. Of the one
survey there has been, the next answer of each contact is right as it stands.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

DAY = 24 * 3600
TIMES = {"repeat_after": 90 * DAY, "remind_after": 5 * DAY, "later_after": 7 * DAY, "closes_after": 30 * DAY}


def upgrade() -> None:
    with op.batch_alter_table("surveys", schema=None) as batch_op:
        for name in TIMES:
            batch_op.add_column(sa.Column(name, storage.schema.columns.Duration(), nullable=True))
    op.execute("UPDATE surveys SET " + ", ".join(f"{name} = {seconds}" for name, seconds in TIMES.items()))  # noqa: S608
    with op.batch_alter_table("surveys", schema=None) as batch_op:
        for name in TIMES:
            batch_op.alter_column(name, existing_type=storage.schema.columns.Duration(), nullable=False)

    op.drop_table("kept_tallies")
    with op.batch_alter_table("responses", schema=None) as batch_op:
        batch_op.drop_index("ix_responses_superseded")
        batch_op.drop_index("ix_responses_first_tap_at")
        batch_op.create_index(
            "ix_responses_first_tap_at",
            ["first_tap_at", "next_tap_at", "survey_id", "score", "manager_id", "segment", "circle", "account_id"],
            unique=False,
        )
        batch_op.drop_index("ix_responses_manager_id")
        batch_op.create_index(
            "ix_responses_manager_id",
            ["manager_id", "first_tap_at", "next_tap_at", "survey_id", "score"],
            unique=False,
        )

    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.drop_index("ix_contacts_state")
    op.execute("ALTER TABLE contacts DROP COLUMN asked_at")  # in place on both databases: no rebuilding
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.create_index("ix_contacts_state", ["state"], unique=False)
    with op.batch_alter_table("invitations", schema=None) as batch_op:
        batch_op.create_index("ix_invitations_survey_id", ["survey_id", "contact_id", "planned_at"], unique=False)
