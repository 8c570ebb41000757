"""How many of a contact's questions were delivered in a span is in one index.

Revision ID: 0007
Revises: 0006
"""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("invitations", schema=None) as batch_op:
        batch_op.drop_index("ix_invitations_contact_id_state")
        batch_op.create_index("ix_invitations_contact_id_sent_at", ["contact_id", "sent_at", "state"], unique=False)
