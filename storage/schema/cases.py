"""Tables of the follow-up: cases, their history, who was alerted, and free messages of clients."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, Text

from nps.values import AlertState, AlertWhy, CaseEvent, CaseState, PartKind, Reason
from storage.schema.columns import Code, Id, Json, TelegramId, UtcTime, Whole, number, only_when, refers, table

# The follow-up of a detractor. At most one open case per contact.
cases = table(
    "cases",
    number(),
    refers("contact_id", "contacts"),
    refers("account_id", "accounts"),
    refers("manager_id", "staff", required=False),
    Column("state", Code(CaseState), nullable=False),
    Column("opened_at", UtcTime, nullable=False),
    Column("deadline_at", UtcTime, nullable=False),
    Column("taken_at", UtcTime),
    Column("taken_by", Id, sa.ForeignKey("staff.id")),
    Column("rung_at", UtcTime),  # when a comment last rang the manager's phone
    Column("closed_at", UtcTime),
    Column("cause", Code(Reason)),
    Column("outcome", Text),
    sa.Index("uq_cases_contact_id_open", "contact_id", unique=True, **only_when("state <> 'closed'")),
    sa.Index("ix_cases_account_id", "account_id"),
    sa.Index("ix_cases_state_deadline_at", "state", "deadline_at"),
)

# Each detractor response points to exactly one case.
case_responses = table(
    "case_responses",
    refers("response_id", "responses", primary_key=True),
    refers("case_id", "cases"),
    sa.Index("ix_case_responses_case_id", "case_id"),
)

# What happened on a case. Append-only.
case_events = table(
    "case_events",
    number(),
    refers("case_id", "cases"),
    Column("event", Code(CaseEvent), nullable=False),
    Column("at", UtcTime, nullable=False),
    refers("staff_id", "staff", required=False),
    Column("detail", Json),
    sa.Index("ix_case_events_case_id", "case_id"),
)

# Whose chat shows the card of a case, why, and whether Telegram delivered it.
alerts = table(
    "alerts",
    refers("case_id", "cases", primary_key=True),
    refers("staff_id", "staff", primary_key=True),
    Column("why", Code(AlertWhy), nullable=False),
    Column("state", Code(AlertState), nullable=False),
    Column("owed_at", UtcTime, nullable=False),
    Column("settled_at", UtcTime),
)

# A free message of a client: on one case, or on its own.
client_messages = table(
    "client_messages",
    number(),
    refers("contact_id", "contacts"),
    refers("case_id", "cases", required=False),
    # A message that came while a question was open waits a little: it may be the comment of a score still under way.
    refers("invitation_id", "invitations", required=False),
    Column("kind", Code(PartKind), nullable=False),
    Column("text", Text),
    Column("file_id", Text),
    Column("file_name", Text),
    Column("source_chat_id", TelegramId, nullable=False),
    Column("source_message_id", Whole, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("pass_on_at", UtcTime),  # null: passed on, or it became a comment
    Column("passed_on_to", Json),  # staff ids
    sa.UniqueConstraint("source_chat_id", "source_message_id"),
    sa.Index("ix_client_messages_contact_id", "contact_id"),
    sa.Index("ix_client_messages_invitation_id", "invitation_id"),
    sa.Index("ix_client_messages_pass_on_at", "pass_on_at"),
)
