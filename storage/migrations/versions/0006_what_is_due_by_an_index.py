"""What is due by an index: contacts know when they were last asked, and indexes hold all their queries need.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("asked_at", storage.schema.columns.UtcTime(), nullable=True))
        batch_op.drop_index("ix_contacts_state")
    op.execute(
        "UPDATE contacts SET asked_at ="
        " (SELECT max(planned_at) FROM invitations WHERE invitations.contact_id = contacts.id)"
    )
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.create_index("ix_contacts_state", ["state", "asked_at"], unique=False)
        batch_op.create_index("ix_contacts_joined_at", ["joined_at"], unique=False)

    with op.batch_alter_table("invitations", schema=None) as batch_op:
        batch_op.drop_index("ix_invitations_contact_id_state")
        batch_op.create_index("ix_invitations_contact_id_state", ["contact_id", "state", "sent_at"], unique=False)
        batch_op.drop_index("ix_invitations_sent_at")
        batch_op.create_index("ix_invitations_sent_at", ["sent_at", "state"], unique=False)

    with op.batch_alter_table("responses", schema=None) as batch_op:
        batch_op.create_index(
            "ix_responses_manager_id", ["manager_id", "first_tap_at", "next_tap_at", "score"], unique=False
        )
