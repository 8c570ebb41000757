"""Accounts keep the colour they were found to be of at last, contacts the newest question that they left unanswered.

Revision ID: 0037
Revises: 0036
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns
from nps.colours import Colour

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

NEWEST = """(
    SELECT {column} FROM account_colours WHERE account_id = accounts.id ORDER BY at DESC, id DESC LIMIT 1
)"""


def upgrade() -> None:
    op.add_column("contacts", sa.Column("unanswered_at", columns.UtcTime(), nullable=True))
    op.execute(
        """UPDATE contacts SET unanswered_at = (
            SELECT max(sent_at) FROM invitations WHERE contact_id = contacts.id AND state = 'expired'
        )"""
    )
    op.add_column("accounts", sa.Column("colour", columns.Code(Colour), nullable=True))
    op.add_column("accounts", sa.Column("coloured_at", columns.UtcTime(), nullable=True))
    colour, at = (NEWEST.format(column=column) for column in ("colour", "at"))
    op.execute(f"UPDATE accounts SET colour = {colour}, coloured_at = {at}")  # noqa: S608 - our names
