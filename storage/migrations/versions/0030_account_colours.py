"""How accounts have done, by colour; latest answers are found in the index alone.

Revision ID: 0030
Revises: 0029
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns
from nps.colours import Colour, Sign

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account_colours",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("account_id", columns.Id(), nullable=False),
        sa.Column("at", columns.UtcTime(), nullable=False),
        sa.Column("colour", columns.Code(Colour), nullable=False),
        sa.Column("sign", columns.Code(Sign), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_account_colours_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_colours")),
        sqlite_strict=True,
    )
    op.create_index("ix_account_colours_account_id", "account_colours", ["account_id", "at", "colour"])
    op.create_index("ix_account_colours_at", "account_colours", ["at"])
    op.drop_index("ix_responses_contact_id", "responses")
    op.create_index("ix_responses_contact_id", "responses", ["contact_id", "first_tap_at", "score", "replaced_at"])
