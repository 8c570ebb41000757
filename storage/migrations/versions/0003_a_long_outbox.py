"""A long outbox: what is due next is found without reading all that waits.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WAITING = "state = 'waiting'"
INDEXES = (
    ("ix_outbox_waiting", ["lane", "id"], WAITING),
    ("ix_outbox_claimed", ["chat_id"], "state = 'claimed'"),
    ("ix_outbox_waiting_due_at", ["due_at"], WAITING),
    ("ix_outbox_waiting_retry_at", ["retry_at"], f"{WAITING} AND retry_at IS NOT NULL"),
)


def upgrade() -> None:
    for name, columns, condition in INDEXES:
        only = sa.text(condition)
        op.create_index(name, "outbox", columns, unique=False, sqlite_where=only, postgresql_where=only)
