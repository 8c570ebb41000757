"""Owners are named in the chat as well; two staff, accounts or contacts that are one, and how it is undone.

Revision ID: 0028
Revises: 0027
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns
from nps.values import MergeKind

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("staff", "accounts", "contacts"):
        with op.batch_alter_table(name, schema=None) as batch_op:
            batch_op.add_column(sa.Column("merged_into", columns.Id(), nullable=True))
            batch_op.create_foreign_key(op.f(f"fk_{name}_merged_into"), name, ["merged_into"], ["id"])
    op.add_column("staff", sa.Column("appointed_at", columns.UtcTime(), nullable=True))
    is_merged = sa.text("merged_into IS NOT NULL")
    op.create_index(
        "ix_contacts_merged_into", "contacts", ["merged_into"], sqlite_where=is_merged, postgresql_where=is_merged
    )
    op.create_table(
        "merges",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("kind", columns.Code(MergeKind), nullable=False),
        sa.Column("kept", columns.Id(), nullable=False),
        sa.Column("gone", columns.Id(), nullable=False),
        sa.Column("staff_id", columns.Id(), nullable=False),
        sa.Column("at", columns.UtcTime(), nullable=False),
        sa.Column("undone_at", columns.UtcTime(), nullable=True),
        sa.Column("final_at", columns.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_merges_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merges")),
        sqlite_strict=True,
    )
    can_be_undone = sa.text("undone_at IS NULL AND final_at IS NULL")
    op.create_index("ix_merges_at", "merges", ["at"], sqlite_where=can_be_undone, postgresql_where=can_be_undone)
    op.create_table(
        "merge_moves",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("merge_id", columns.Id(), nullable=False),
        sa.Column("contact_id", columns.Id(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("row", columns.Json(), nullable=False),
        sa.Column("before", columns.Json(), nullable=True),
        sa.Column("after", columns.Json(), nullable=True),
        sa.ForeignKeyConstraint(["merge_id"], ["merges.id"], name=op.f("fk_merge_moves_merge_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_merge_moves_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merge_moves")),
        sqlite_strict=True,
    )
    op.create_index("ix_merge_moves_merge_id", "merge_moves", ["merge_id"])
    of_contact = sa.text("contact_id IS NOT NULL")
    op.create_index(
        "ix_merge_moves_contact_id", "merge_moves", ["contact_id"], sqlite_where=of_contact, postgresql_where=of_contact
    )
