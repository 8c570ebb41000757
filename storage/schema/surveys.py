"""Tables of asking and answering: surveys, invitations, responses, summaries."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, Text

from nps.values import Channel, Circle, InvitationState, PartKind, Reason, Wording
from storage.schema.columns import Code, Duration, Flag, TelegramId, UtcTime, Whole, number, refers, table

# A kind of asking, and the times it keeps, in whole seconds. One regular survey exists from the start.
surveys = table(
    "surveys",
    number(),
    Column("kind", Text, nullable=False),
    Column("wording", Code(Wording), nullable=False),
    Column("enabled", Flag, nullable=False),
    Column("repeat_after", Duration, nullable=False),
    Column("remind_after", Duration, nullable=False),
    Column("later_after", Duration, nullable=False),
    Column("closes_after", Duration, nullable=False),
    Column("created_at", UtcTime, nullable=False),
)

# One asking of one contact. `occasion` names why now: "joined", "after:<invitation id>".
invitations = table(
    "invitations",
    number(),
    refers("survey_id", "surveys"),
    refers("contact_id", "contacts"),
    Column("occasion", Text, nullable=False),
    Column("state", Code(InvitationState), nullable=False),
    Column("planned_at", UtcTime, nullable=False),
    Column("sent_at", UtcTime),  # delivered to Telegram
    Column("remind_at", UtcTime),
    Column("reminded_at", UtcTime),
    Column("closes_at", UtcTime, nullable=False),
    Column("change_until", UtcTime),  # the person pressed [Изменить]: a typed number is a score until then
    Column("ended_at", UtcTime),  # answered, expired, declined or skipped
    Column("skipped_reason", Text),
    sa.UniqueConstraint("survey_id", "contact_id", "occasion"),
    sa.Index("ix_invitations_survey_id", "survey_id", "contact_id", "planned_at"),
    sa.Index("ix_invitations_contact_id_sent_at", "contact_id", "sent_at", "state"),
    sa.Index("ix_invitations_state_remind_at", "state", "remind_at"),
    sa.Index("ix_invitations_state_closes_at", "state", "closes_at"),
    sa.Index("ix_invitations_sent_at", "sent_at", "state"),
)

# The answer to one invitation, with a snapshot of whom it was about at that moment.
responses = table(
    "responses",
    number(),
    sa.Column("invitation_id", Whole, sa.ForeignKey("invitations.id"), nullable=False, unique=True),
    refers("survey_id", "surveys"),
    refers("contact_id", "contacts"),
    refers("account_id", "accounts"),
    refers("manager_id", "staff", required=False),
    Column("segment", Text),
    Column("circle", Code(Circle)),
    Column("score", Whole, nullable=False),
    Column("channel", Code(Channel), nullable=False),
    Column("first_tap_at", UtcTime, nullable=False),
    Column("next_tap_at", UtcTime),  # when the same contact answered this survey next; null: not yet
    Column("scored_at", UtcTime, nullable=False),  # the latest score
    Column("commented_at", UtcTime),  # the latest part of the comment
    Column("thanked_at", UtcTime),
    sa.CheckConstraint("score BETWEEN 0 AND 10", name="score"),
    # Every figure of a span is counted in the first index alone, and those of one manager in the second.
    sa.Index(
        "ix_responses_first_tap_at",
        *("first_tap_at", "next_tap_at", "survey_id", "score", "manager_id", "segment", "circle", "account_id"),
    ),
    sa.Index("ix_responses_manager_id", "manager_id", "first_tap_at", "next_tap_at", "survey_id", "score"),
    sa.Index("ix_responses_contact_id", "contact_id", "first_tap_at"),
)

response_reasons = table(
    "response_reasons",
    refers("response_id", "responses", primary_key=True),
    Column("reason", Code(Reason), primary_key=True),
)

# The comment of a response, in order; `source_message_id` is the client's own message.
comment_parts = table(
    "comment_parts",
    number(),
    refers("response_id", "responses"),
    Column("kind", Code(PartKind), nullable=False),
    Column("text", Text),
    Column("file_id", Text),
    Column("file_name", Text),
    Column("source_chat_id", TelegramId, nullable=False),
    Column("source_message_id", Whole, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    sa.UniqueConstraint("source_chat_id", "source_message_id"),
    sa.Index("ix_comment_parts_response_id", "response_id"),
)

# A change of mind. Append-only.
score_changes = table(
    "score_changes",
    number(),
    refers("response_id", "responses"),
    Column("old_score", Whole, nullable=False),
    Column("new_score", Whole, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
    sa.Index("ix_score_changes_response_id", "response_id"),
)

# One period for one recipient; the row is what makes a summary go out once.
summaries = table(
    "summaries",
    number(),
    refers("staff_id", "staff"),
    Column("period_key", Text, nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("sent_at", UtcTime),
    sa.UniqueConstraint("staff_id", "period_key"),
)
