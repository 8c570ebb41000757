"""Whether somebody wrote before their score is looked up by an index.

Revision ID: 0008
Revises: 0007
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("client_messages", schema=None) as batch_op:
        batch_op.create_index("ix_client_messages_invitation_id", ["invitation_id"], unique=False)
