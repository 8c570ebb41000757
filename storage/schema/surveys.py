"""Tables of asking and answering: surveys, invitations, responses, summaries."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, Text

from nps.values import Channel, Circle, InvitationState, PartKind, Reason, Unreachable, Wording
from storage.schema.columns import Code, Duration, Flag, Id, TelegramId, UtcTime, Whole, number, refers, table
from storage.schema.privacy import (
    Belongs,
    Coded,
    Lines,
    Rows,
    Section,
    Staff,
    Unsaid,
    fact,
    hidden,
    internal,
    minus_id,
    personal,
    words,
)

OF_NOBODY = "about the company or the program, not about one contact"
QUESTIONS = Section("held-title-questions", first="planned_at sent_at remind_at reminded_at closes_at")
ANSWERS = Section(
    "held-title-answers",
    first=(
        "score channel recorded_by confirmed_at replaced_at first_tap_at scored_at score_changes response_reasons"
        " comment_parts commented_at thanked_at"
    ),
)
EARLIER = "the earlier question this one follows"
UNREACHABLE = Coded("held-unreachable", (*Unreachable, "left", "withdrawn"))
PART = "{kind}[ · {file_name}][ · ↪ {forwarded_from}] · {created_at}[\n{text}]"
MINUTES = "a moment of ten minutes after [Change] was pressed"
IN_THE_CHAT = "a number by which the program finds the person's own message or file in the chat"

# A kind of asking, and the times it keeps, in whole seconds. One regular survey exists from the start. What the staff
# record is of a survey of its own, which asks nobody: no figure counts it.
surveys = table(
    "surveys",
    Unsaid(OF_NOBODY),
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

RECORDED = "recorded"
"""The kind of the survey of what the staff record. It asks nobody, and counts in no index and no response rate."""
OF_RECORDED: sa.ColumnElement[int] = sa.func.coalesce(
    sa.select(surveys.c.id).where(surveys.c.kind == RECORDED).limit(1).scalar_subquery(), 0
)
"""The id of that survey; 0 while nothing was ever recorded."""
RECOVERY = "recovery"
"""The kind that asks the same question once more, some time after a complaint was closed: in no figure but its own."""
RECOVERY_ID = sa.select(surveys.c.id).where(surveys.c.kind == RECOVERY)
"""The number of that survey, if anybody was ever asked by it. Figures leave its questions and answers out."""

# One asking of one contact. `occasion` names why now: "joined", "after:<invitation id>".
invitations = table(
    "invitations",
    Belongs("contact_id", Rows.GO_WITH_SCORES, page=QUESTIONS, lately="planned_at"),
    number(),
    refers("survey_id", "surveys"),
    refers("contact_id", "contacts"),
    Column("occasion", Text, nullable=False, info=internal(EARLIER, stays="a row's number")),
    Column("state", Code(InvitationState), nullable=False, info=fact("held-became", Coded("held-question"))),
    Column("planned_at", UtcTime, nullable=False, info=fact("held-planned")),
    Column("sent_at", UtcTime, info=fact("held-asked")),  # delivered to Telegram
    Column("remind_at", UtcTime, info=fact("held-remind")),
    Column("reminded_at", UtcTime, info=fact("held-reminded")),
    Column("closes_at", UtcTime, nullable=False, info=fact("held-open-until")),
    Column("change_until", UtcTime, info=internal(MINUTES)),  # after [Изменить]: a typed number is a score until then
    Column("ended_at", UtcTime, info=fact("held-ended")),  # answered, expired, declined or skipped
    Column("skipped_reason", Text, info=fact("held-skipped", UNREACHABLE, stays="a code")),
    sa.UniqueConstraint("survey_id", "contact_id", "occasion"),
    sa.Index("ix_invitations_survey_id", "survey_id", "contact_id", "planned_at"),
    sa.Index("ix_invitations_contact_id_sent_at", "contact_id", "sent_at", "state"),
    sa.Index("ix_invitations_state_remind_at", "state", "remind_at"),
    sa.Index("ix_invitations_state_closes_at", "state", "closes_at"),
    sa.Index("ix_invitations_sent_at", "sent_at", "state", "survey_id"),
)

# The answer to one invitation, with a snapshot of whom it was about at that moment.
responses = table(
    "responses",
    Belongs("contact_id", Rows.GO_WITH_SCORES, page=ANSWERS, lately="scored_at"),
    number(),
    sa.Column("invitation_id", Whole, sa.ForeignKey("invitations.id"), nullable=False, unique=True, info=internal()),
    refers("survey_id", "surveys"),
    refers("contact_id", "contacts"),
    refers("account_id", "accounts"),
    refers("manager_id", "staff", required=False, info=fact("held-then-manager", Staff.BY_NAME)),
    Column("segment", Text, info=fact("held-then-segment", stays="of the company")),
    Column("circle", Code(Circle), info=personal("held-then-circle", Coded("circle"))),
    Column("score", Whole, nullable=False, info=fact("held-score")),
    Column("channel", Code(Channel), nullable=False, info=fact("held-channel", Coded("held-channel"))),
    Column("first_tap_at", UtcTime, nullable=False, info=fact("held-first-tap")),
    # When the same contact answered this survey next; null: not yet. Of what was recorded: at once.
    Column("next_tap_at", UtcTime, info=internal("that answer is shown as well")),
    Column("scored_at", UtcTime, nullable=False, info=fact("held-scored")),  # the latest score
    Column("commented_at", UtcTime, info=fact("held-commented")),  # the latest part of the comment
    Column("thanked_at", UtcTime, info=fact("held-thanked")),
    # Who of the staff recorded what a client told them; null: the client answered here.
    Column("recorded_by", Id, sa.ForeignKey("staff.id"), info=fact("held-recorded-by", Staff.BY_ROLE)),
    Column("confirmed_at", UtcTime, info=fact("held-recorded-confirmed")),  # the client: it is right
    Column("replaced_at", UtcTime, info=fact("held-recorded-replaced")),  # since then the client's own answer counts
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
    Belongs("response_id", Rows.GO_WITH_SCORES, page=Lines("held-reasons", "{reason}", joined=", ")),
    refers("response_id", "responses", primary_key=True),
    Column("reason", Code(Reason), primary_key=True, info=fact(how=Coded("reason"))),
)

# The comment of a response, in order; `source_message_id` is the client's own message.
comment_parts = table(
    "comment_parts",
    Belongs("response_id", Rows.GO, page=Lines("held-comment", PART), ages="created_at"),
    number(),
    refers("response_id", "responses"),
    Column("kind", Code(PartKind), nullable=False, info=fact(how=Coded("held-part"))),
    Column("text", Text, info=words()),
    Column("file_id", Text, info=hidden(IN_THE_CHAT, ages=True)),
    Column("file_name", Text, info=words()),
    Column("forwarded_from", Text, info=words()),  # whose words they were; null: their own
    Column("source_chat_id", TelegramId, nullable=False, info=hidden(IN_THE_CHAT, empty=0)),
    Column("source_message_id", Whole, nullable=False, info=hidden(IN_THE_CHAT, empty=minus_id)),
    Column("created_at", UtcTime, nullable=False, info=fact()),
    sa.UniqueConstraint("source_chat_id", "source_message_id"),
    sa.Index("ix_comment_parts_response_id", "response_id"),
)

# A change of mind. Append-only.
score_changes = table(
    "score_changes",
    Belongs("response_id", Rows.GO_WITH_SCORES, page=Lines("held-change", "{old_score} → {new_score}, {changed_at}")),
    number(),
    refers("response_id", "responses"),
    Column("old_score", Whole, nullable=False, info=fact()),
    Column("new_score", Whole, nullable=False, info=fact()),
    Column("changed_at", UtcTime, nullable=False, info=fact()),
    sa.Index("ix_score_changes_response_id", "response_id"),
)

# One period for one recipient; the row is what makes a summary go out once.
summaries = table(
    "summaries",
    Unsaid(OF_NOBODY),
    number(),
    refers("staff_id", "staff"),
    Column("period_key", Text, nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("sent_at", UtcTime),
    sa.UniqueConstraint("staff_id", "period_key"),
)
