"""One person may be kept from being asked; leads who have not joined are named to the staff once.

Revision ID: 0029
Revises: 0027
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns
from nps.values import SurveyKind

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("asking_prompts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("contact_id", columns.Id(), nullable=True))
        batch_op.create_foreign_key(op.f("fk_asking_prompts_contact_id"), "contacts", ["contact_id"], ["id"])
    op.drop_column("surveys", "later_after")
    named = sa.text("contact_id IS NOT NULL")
    op.create_index("ix_holds_contact_id", "holds", ["contact_id"], sqlite_where=named, postgresql_where=named)
    op.create_table(
        "leads_listed",
        sa.Column("contact_id", columns.Id(), nullable=False),
        sa.Column("kind", columns.Code(SurveyKind), nullable=False),
        sa.Column("occasion", sa.Text(), nullable=False),
        sa.Column("listed_at", columns.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_leads_listed_contact_id")),
        sa.PrimaryKeyConstraint("contact_id", "kind", "occasion", name=op.f("pk_leads_listed")),
        sqlite_strict=True,
    )
