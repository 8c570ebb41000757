"""Whose a contact was when the question was delivered: index and response rate are counted for the same ones.

An answer keeps for whom it has been counted so far, and its question takes that over; of what nobody answered only
those of now are known. Who may read what was said does not change.

Revision ID: 0031
Revises: 0030
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns
from nps.values import Circle

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

OF_ANSWER = """UPDATE invitations SET
    manager_id = (SELECT manager_id FROM responses WHERE invitation_id = invitations.id),
    segment = (SELECT segment FROM responses WHERE invitation_id = invitations.id),
    circle = (SELECT circle FROM responses WHERE invitation_id = invitations.id)
    WHERE id IN (SELECT invitation_id FROM responses)"""
OF_NOW = """UPDATE invitations SET
    manager_id = (SELECT COALESCE(c.lent_to, c.manager_id, a.manager_id)
        FROM contacts c JOIN accounts a ON a.id = c.account_id WHERE c.id = invitations.contact_id),
    segment = (SELECT a.segment
        FROM contacts c JOIN accounts a ON a.id = c.account_id WHERE c.id = invitations.contact_id),
    circle = (SELECT circle FROM contacts WHERE id = invitations.contact_id)
    WHERE sent_at IS NOT NULL AND id NOT IN (SELECT invitation_id FROM responses)"""


def upgrade() -> None:
    with op.batch_alter_table("invitations") as batch_op:
        batch_op.add_column(sa.Column("manager_id", columns.Id(), nullable=True))
        batch_op.add_column(sa.Column("segment", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("circle", columns.Code(Circle), nullable=True))
        batch_op.create_foreign_key(op.f("fk_invitations_manager_id"), "staff", ["manager_id"], ["id"])
        batch_op.drop_index("ix_invitations_sent_at")
        batch_op.create_index(
            "ix_invitations_sent_at", ["sent_at", "state", "survey_id", "manager_id", "segment", "circle"]
        )
    with op.batch_alter_table("responses") as batch_op:
        batch_op.add_column(sa.Column("heard_by", columns.Id(), nullable=True))
        batch_op.create_foreign_key(op.f("fk_responses_heard_by"), "staff", ["heard_by"], ["id"])
    op.execute("UPDATE responses SET heard_by = manager_id")
    op.execute(OF_ANSWER)
    op.execute(OF_NOW)
