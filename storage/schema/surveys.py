"""Tables of asking and answering: surveys, invitations, responses, summaries."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Column, Text

from nps.values import (
    AskingPrompt,
    CampaignState,
    Channel,
    Circle,
    InvitationState,
    Occasion,
    PartKind,
    Reason,
    SurveyKind,
    Unreachable,
    Wording,
)
from storage.schema.columns import (
    Code,
    Duration,
    Flag,
    Id,
    TelegramId,
    UtcTime,
    Whole,
    number,
    only_when,
    refers,
    table,
)
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
QUESTIONS = Section("held-title-questions", first="planned_at sent_at remind_at reminded_at reminders_sent closes_at")
ANSWERS = Section(
    "held-title-answers",
    first=(
        "score channel recorded_by confirmed_at replaced_at first_tap_at scored_at score_changes response_reasons"
        " comment_parts commented_at thanked_at"
    ),
)
EARLIER = "the earlier question this one follows"
UNREACHABLE = Coded("held-unreachable", (*Unreachable, "left", "withdrawn", "merged"))
PART = "{kind}[ · {file_name}][ · ↪ {forwarded_from}] · {created_at}[\n{text}]"
MINUTES = "a moment of ten minutes after [Change] was pressed"
IN_THE_CHAT = "a number by which the program finds the person's own message or file in the chat"

# A survey: what is asked about what, on which occasion, of whom, and the times it keeps (`nps.survey.Rule`). What it
# asks, and about what, never changes: another row of its kind takes its place, so that an answer tells what was asked.
surveys = table(
    "surveys",
    Unsaid(OF_NOBODY),
    number(),
    Column("kind", Code(SurveyKind), nullable=False),
    Column("wording", Code(Wording), nullable=False),
    Column("about", Text),  # a product, a service; null: the company
    Column("enabled", Flag, nullable=False),
    Column("occasion", Code(Occasion), nullable=False),
    Column("counts_from", Text),
    Column("starts_after", Duration, nullable=False),
    Column("open_for", Duration),
    Column("audience", Text, nullable=False),
    Column("reminders", Whole, nullable=False),
    Column("repeat_after", Duration, nullable=False),
    Column("remind_after", Duration, nullable=False),
    Column("closes_after", Duration, nullable=False),
    # Surveys that ask the same and whose answers make one index have the number of one of them; null: it stands alone.
    Column("series", Id),
    Column("created_at", UtcTime, nullable=False),
    Column("replaced_at", UtcTime),
    sa.Index("uq_surveys_kind", "kind", unique=True, **only_when("replaced_at IS NULL AND kind <> 'imported'")),
)


def of_kind(kind: SurveyKind) -> sa.Select[Any]:
    """The numbers of the surveys of this kind, replaced ones as well."""
    return sa.select(surveys.c.id).where(surveys.c.kind == sa.literal_column(f"'{kind.value}'", sa.Text))


OF_RECORDED: sa.ColumnElement[int] = sa.func.coalesce(of_kind(SurveyKind.RECORDED).limit(1).scalar_subquery(), 0)
"""The survey of what the staff record. It asks nobody, and counts in no index; 0 while nothing was ever recorded."""
RECOVERY_ID = of_kind(SurveyKind.RECOVERY)
"""The survey that asks the same question once more, after a complaint was closed: in no figure but its own."""
IMPORTED_ID = of_kind(SurveyKind.IMPORTED)
"""The surveys of answers of before, one for each question, which ask nobody: in no index and no response rate."""
_series = sa.func.coalesce(surveys.c.series, surveys.c.id)
_regular = sa.select(_series).where(surveys.c.kind == sa.literal_column("'regular'", sa.Text))
HEADLINE_IDS = sa.select(surveys.c.id).where(
    _series == _regular.where(surveys.c.replaced_at.is_(None)).correlate(None).scalar_subquery()
)
"""The surveys that make the headline index: they ask what the regular one asks, of clients, about the same thing."""


_other = surveys.alias()
_series_of_other = sa.select(sa.func.coalesce(_other.c.series, _other.c.id))
_in_series = sa.select(surveys.c.id)


def in_series_of(survey: Any) -> sa.Select[Any]:
    """The numbers of the surveys that ask the same as this one, itself among them."""
    return _in_series.where(_series == _series_of_other.where(_other.c.id == survey).scalar_subquery())


# A survey that somebody set off by hand. Whom it asks was fixed then: who is here, and has not been asked by it.
campaigns = table(
    "campaigns",
    Unsaid(OF_NOBODY),
    number(),
    refers("survey_id", "surveys"),
    refers("staff_id", "staff"),
    Column("audience", Text, nullable=False),
    Column("state", Code(CampaignState), nullable=False),
    Column("started_at", UtcTime, nullable=False),
    Column("changed_at", UtcTime, nullable=False),  # of its state
    Column("told_at", UtcTime),  # its card was brought up to date
    Column("told", Text),  # and said this
)
campaign_contacts = table(
    "campaign_contacts",
    Belongs("contact_id", Rows.GO),
    refers("campaign_id", "campaigns", primary_key=True),
    refers("contact_id", "contacts", primary_key=True),
    sa.Index("ix_campaign_contacts_contact_id", "contact_id"),
)

# An account (contact_id is null), or one of its people, is not to be asked before a day; the staff say why.
holds = table(
    "holds",
    Belongs("contact_id", Rows.GO, page=Lines("held-holds", "{since} – {until}: {reason}", joined="\n"), ages="since"),
    number(),
    refers("account_id", "accounts"),
    refers("contact_id", "contacts", required=False),
    refers("set_by", "staff"),
    Column("reason", Text, nullable=False, info=words()),
    Column("since", UtcTime, nullable=False, info=fact()),
    Column("until", UtcTime, nullable=False, info=fact()),
    Column("lifted_at", UtcTime, info=internal("when asking was allowed again")),
    sa.Index("ix_holds_account_id", "account_id", "until"),
    sa.Index("ix_holds_contact_id", "contact_id", **only_when("contact_id IS NOT NULL")),
)

# A lead or a lost client who has not joined was named to the staff, with a link to forward, on this occasion of this
# survey: once.
leads_listed = table(
    "leads_listed",
    Belongs("contact_id", Rows.GO),
    refers("contact_id", "contacts", primary_key=True),
    Column("kind", Code(SurveyKind), primary_key=True, info=internal("which survey it was for")),
    Column("occasion", Text, primary_key=True, info=internal("the word for a date or an event", stays="a code")),
    Column("listed_at", UtcTime, nullable=False, info=internal("when the staff were told whom to invite")),
)

# What one of the staff is asked about a survey or a hold: one thing at a time (storage.asking.prompts).
asking_prompts = table(
    "asking_prompts",
    Unsaid(OF_NOBODY),
    number(),
    refers("staff_id", "staff"),
    Column("kind", Code(AskingPrompt), nullable=False),
    refers("survey_id", "surveys", required=False),
    refers("account_id", "accounts", required=False),
    refers("contact_id", "contacts", required=False),
    Column("expires_at", UtcTime, nullable=False),
    sa.UniqueConstraint("staff_id"),
)


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
    Column("reminders_sent", Whole, info=fact("held-reminders")),  # null: none
    Column("closes_at", UtcTime, nullable=False, info=fact("held-open-until")),
    Column("change_until", UtcTime, info=internal(MINUTES)),  # after [Изменить]: a typed number is a score until then
    Column("ended_at", UtcTime, info=fact("held-ended")),  # answered, expired, declined or skipped
    Column("skipped_reason", Text, info=fact("held-skipped", UNREACHABLE, stays="a code")),
    # Whose the contact was when it was delivered, or answered before that is known: of this each figure is.
    refers("manager_id", "staff", required=False, info=fact("held-then-manager", Staff.BY_NAME)),
    Column("segment", Text, info=fact("held-then-segment", stays="of the company")),
    Column("circle", Code(Circle), info=personal("held-then-circle", Coded("circle"))),
    sa.UniqueConstraint("survey_id", "contact_id", "occasion"),
    sa.Index("ix_invitations_survey_id", "survey_id", "contact_id", "planned_at"),
    sa.Index("ix_invitations_contact_id_sent_at", "contact_id", "sent_at", "state"),
    sa.Index("ix_invitations_state_remind_at", "state", "remind_at"),
    sa.Index("ix_invitations_state_closes_at", "state", "closes_at"),
    sa.Index("ix_invitations_sent_at", "sent_at", "state", "survey_id", "manager_id", "segment", "circle"),
)

# The answer to one invitation. Manager, segment and circle are those of its question: answers and questions are
# counted for the same ones, whoever has the contact by now. What was said is read by whoever had them at the answer.
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
    Column("heard_by", Id, sa.ForeignKey("staff.id"), info=fact("held-heard-by", Staff.BY_NAME)),
    Column("score", Whole, nullable=False, info=fact("held-score")),
    Column("channel", Code(Channel), nullable=False, info=fact("held-channel", Coded("held-channel"))),
    Column("first_tap_at", UtcTime, nullable=False, info=fact("held-first-tap")),
    # When the same contact answered this survey next; null: not yet. Of what was recorded: at once.
    Column("next_tap_at", UtcTime, info=internal("that answer is shown as well")),
    # When their case was closed after which this was the first they answered; null: it was the first after none.
    Column("case_closed_at", UtcTime, info=internal("when a case was closed is shown with the case")),
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
    sa.Index(  # of complaints alone
        "ix_responses_low",
        *("first_tap_at", "account_id", "survey_id", "replaced_at", "manager_id", "segment", "circle"),
        **only_when("score <= 6"),
    ),
    sa.Index("ix_responses_manager_id", "manager_id", "first_tap_at", "next_tap_at", "survey_id", "score"),
    sa.Index(
        "ix_responses_case_closed_at",
        *("first_tap_at", "case_closed_at", "survey_id", "score", "account_id", "manager_id", "segment", "circle"),
        **only_when("case_closed_at IS NOT NULL"),
    ),
    sa.Index("ix_responses_contact_id", "contact_id", "first_tap_at", "score", "replaced_at"),
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
