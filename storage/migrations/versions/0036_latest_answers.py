"""Contacts keep their latest answer and the one before it; purchases of a span are counted in an index alone.

Revision ID: 0036
Revises: 0035
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

SAID = """(
    SELECT {column} FROM responses
    WHERE contact_id = contacts.id AND replaced_at IS NULL
    ORDER BY first_tap_at DESC, id DESC LIMIT 1 OFFSET {older}
)"""


def upgrade() -> None:
    for name in ("latest_score", "score_before"):
        op.add_column("contacts", sa.Column(name, columns.Whole(), nullable=True))
    for name in ("latest_at", "before_at"):
        op.add_column("contacts", sa.Column(name, columns.UtcTime(), nullable=True))
    kept = {
        "latest_score": SAID.format(column="score", older=0),
        "latest_at": SAID.format(column="first_tap_at", older=0),
        "score_before": SAID.format(column="score", older=1),
        "before_at": SAID.format(column="first_tap_at", older=1),
    }
    op.execute(f"UPDATE contacts SET {', '.join(f'{name} = {said}' for name, said in kept.items())}")  # noqa: S608 - our names
    op.drop_index("ix_events_kind", "events")
    op.create_index("ix_events_kind", "events", ["kind", "happened_on", "account_id"])
