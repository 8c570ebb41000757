"""What clients say without a case is on a light card, which their manager reads at once.

What was said before is on light cards as well, which nobody is shown: it was passed on, or stood in a summary.

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

import storage.schema.columns as columns
from nps.values import AlertState, AlertWhy

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

# Free messages that went to somebody; what became a comment stands with its answer.
FREE = """case_id IS NULL AND pass_on_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM comment_parts p
    WHERE p.source_chat_id = client_messages.source_chat_id AND p.source_message_id = client_messages.source_message_id
)"""


def upgrade() -> None:
    op.create_table(
        "light_cards",
        sa.Column("id", columns.Id(), autoincrement=True, nullable=False),
        sa.Column("contact_id", columns.Id(), nullable=False),
        sa.Column("response_id", columns.Id(), nullable=True),
        sa.Column("manager_id", columns.Id(), nullable=True),
        sa.Column("case_id", columns.Id(), nullable=True),
        sa.Column("opened_at", columns.UtcTime(), nullable=False),
        sa.Column("said_at", columns.UtcTime(), nullable=False),
        sa.Column("unread_since", columns.UtcTime(), nullable=True),
        sa.Column("read_at", columns.UtcTime(), nullable=True),
        sa.Column("read_by", columns.Id(), nullable=True),
        sa.Column("answered_at", columns.UtcTime(), nullable=True),
        sa.Column("answered_by", columns.Id(), nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_light_cards_contact_id")),
        sa.ForeignKeyConstraint(["response_id"], ["responses.id"], name=op.f("fk_light_cards_response_id")),
        sa.ForeignKeyConstraint(["manager_id"], ["staff.id"], name=op.f("fk_light_cards_manager_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_light_cards_case_id")),
        sa.ForeignKeyConstraint(["read_by"], ["staff.id"], name=op.f("fk_light_cards_read_by")),
        sa.ForeignKeyConstraint(["answered_by"], ["staff.id"], name=op.f("fk_light_cards_answered_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_light_cards")),
        sa.UniqueConstraint("response_id", name=op.f("uq_light_cards_response_id")),
        sqlite_strict=True,
    )
    op.create_index("ix_light_cards_contact_id", "light_cards", ["contact_id"])
    for column in ("case_id", "unread_since"):
        _partial_index("light_cards", column)
    op.create_table(
        "light_alerts",
        sa.Column("light_card_id", columns.Id(), nullable=False),
        sa.Column("staff_id", columns.Id(), nullable=False),
        sa.Column("why", columns.Code(AlertWhy), nullable=False),
        sa.Column("state", columns.Code(AlertState), nullable=False),
        sa.Column("owed_at", columns.UtcTime(), nullable=False),
        sa.Column("settled_at", columns.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["light_card_id"], ["light_cards.id"], name=op.f("fk_light_alerts_light_card_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_light_alerts_staff_id")),
        sa.PrimaryKeyConstraint("light_card_id", "staff_id", name=op.f("pk_light_alerts")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("client_messages", schema=None) as batch_op:
        batch_op.add_column(sa.Column("light_card_id", columns.Id(), nullable=True))
        batch_op.create_foreign_key(op.f("fk_client_messages_light_card_id"), "light_cards", ["light_card_id"], ["id"])
    for column in ("case_id", "light_card_id"):
        _partial_index("client_messages", column)

    op.execute(
        """INSERT INTO light_cards (contact_id, response_id, manager_id, opened_at, said_at)
        SELECT r.contact_id, r.id, a.manager_id, MIN(p.created_at), MAX(p.created_at)
        FROM comment_parts p JOIN responses r ON r.id = p.response_id JOIN accounts a ON a.id = r.account_id
        WHERE NOT EXISTS (SELECT 1 FROM case_responses o WHERE o.response_id = r.id)
        GROUP BY r.id, r.contact_id, a.manager_id ORDER BY r.id"""
    )
    op.execute(
        f"""INSERT INTO light_cards (contact_id, manager_id, opened_at, said_at)
        SELECT c.id, a.manager_id, MIN(client_messages.created_at), MAX(client_messages.created_at)
        FROM client_messages JOIN contacts c ON c.id = client_messages.contact_id JOIN accounts a ON a.id = c.account_id
        WHERE {FREE}
        GROUP BY c.id, a.manager_id ORDER BY c.id"""  # noqa: S608 - ours
    )
    op.execute(
        f"""UPDATE client_messages SET light_card_id = (
            SELECT l.id FROM light_cards l WHERE l.contact_id = client_messages.contact_id AND l.response_id IS NULL
        ) WHERE {FREE}"""  # noqa: S608 - ours
    )


def _partial_index(table: str, column: str) -> None:
    where = sa.text(f"{column} IS NOT NULL")
    op.create_index(f"ix_{table}_{column}", table, [column], sqlite_where=where, postgresql_where=where)
