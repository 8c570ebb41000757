"""Tables of the follow-up: cases, their history, who was alerted, what staff write, and free messages of clients."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, Text

from nps.values import (
    AlertState,
    AlertWhy,
    CaseDue,
    CaseEvent,
    CaseState,
    CaseWhy,
    LossReason,
    NoteKind,
    PartKind,
    PromptKind,
    Reason,
)
from storage.schema.columns import Code, Id, Json, TelegramId, UtcTime, Whole, number, only_when, refers, table
from storage.schema.privacy import Belongs, Coded, Lines, Rows, Section, Staff, fact, hidden, internal, minus_id, words
from storage.schema.surveys import IN_THE_CHAT, PART

CASE = "state opened_at deadline_at"
EVENT = "{at}: {event}[ ({staff_id})]"
ALERT = "{staff_id}: {state}, {why} ({owed_at}[ – {settled_at}])"
MESSAGES = Section("held-title-messages", lines=Lines("held-message", PART))
FOR_STAFF = "what the staff wrote for themselves"
WAITS = "two minutes of waiting for a score the message may belong to"

# The follow-up of a client who complains, or wishes to be called (nps.case). At most one open case per contact.
cases = table(
    "cases",
    Belongs("contact_id", Rows.GO_WITH_SCORES, page=Section("held-title-cases", first=CASE), ages="closed_at"),
    number(),
    refers("contact_id", "contacts"),
    refers("account_id", "accounts"),
    refers("manager_id", "staff", required=False, info=fact("held-manager", Staff.BY_NAME)),
    Column("state", Code(CaseState), nullable=False, info=fact("held-case-state", Coded("held-case"))),
    Column("opened_at", UtcTime, nullable=False, info=fact("held-case-opened")),
    Column("why", Code(CaseWhy), nullable=False, info=fact("held-case-why", Coded("held-case-why"))),
    Column("due", Code(CaseDue), info=fact("held-due", Coded("held-due"))),  # null: nothing is
    Column("deadline_at", UtcTime, info=fact("held-deadline")),
    Column("deadline_from", UtcTime, info=internal("from when the deadline counts")),
    Column("deadline_version", Whole, nullable=False, info=internal("tells rings of one deadline from the next one's")),
    Column("ring_at", UtcTime, info=internal("when the deadline rings next, if nothing happens")),
    Column("ring_level", Whole, nullable=False, info=internal("how high that ring climbs")),
    Column("retries", Whole, nullable=False, info=fact("held-retries")),
    Column("reopened", Whole, nullable=False, info=fact("held-reopened")),
    Column("taken_at", UtcTime, info=fact("held-taken")),
    Column("taken_by", Id, sa.ForeignKey("staff.id"), info=fact("held-taken-by", Staff.BY_NAME)),
    Column("contacted_at", UtcTime, info=fact("held-contacted")),
    Column("settled_at", UtcTime, info=fact("held-settled")),
    Column("rung_at", UtcTime, info=internal("when a comment last rang the manager's phone")),
    Column("closed_at", UtcTime, info=fact("held-closed")),
    Column(
        "recheck_at", UtcTime, info=fact("held-recheck")
    ),  # the client is asked their score anew; null: they are not
    Column("cause", Code(Reason), info=fact("held-cause", Coded("reason"))),
    Column("cause_words", Text, info=words("held-cause-words")),
    Column("outcome", Text, info=words("held-outcome")),
    sa.Index("uq_cases_contact_id_open", "contact_id", unique=True, **only_when("closed_at IS NULL")),
    sa.Index("ix_cases_account_id", "account_id"),
    sa.Index("ix_cases_contact_id_closed", "contact_id", **only_when("closed_at IS NOT NULL")),
    sa.Index("ix_cases_deadline_at", "deadline_at", **only_when("closed_at IS NULL")),
    sa.Index("ix_cases_ring_at", "ring_at", **only_when("ring_at IS NOT NULL")),
    sa.Index("ix_cases_closed_at", "closed_at", **only_when("closed_at IS NOT NULL")),
    sa.Index("ix_cases_recheck_at", "recheck_at", **only_when("recheck_at IS NOT NULL")),
)

# Each detractor response points to exactly one case, and so do others that led to one.
case_responses = table(
    "case_responses",
    Belongs("response_id", Rows.GO_WITH_SCORES),
    refers("response_id", "responses", primary_key=True),
    refers("case_id", "cases"),
    Column("why", Code(CaseWhy), nullable=False, info=internal("whether the score or a wish made it part of the case")),
    sa.Index("ix_case_responses_case_id", "case_id"),
)

# What happened on a case. Append-only.
case_events = table(
    "case_events",
    Belongs("case_id", Rows.GO_WITH_SCORES, page=Lines("held-events", EVENT, joined="\n"), ages="case_id"),
    number(),
    refers("case_id", "cases"),
    Column("event", Code(CaseEvent), nullable=False, info=fact(how=Coded("held-event"))),
    Column("at", UtcTime, nullable=False, info=fact()),
    refers("staff_id", "staff", required=False, info=fact(how=Staff.BY_NAME)),
    Column("detail", Json, info=hidden("numbers of rows, and scores that are shown with the answers", ages=True)),
    sa.Index("ix_case_events_case_id", "case_id"),
)

# One ring per case, version of its deadline and level, however often the clock looks.
case_rings = table(
    "case_rings",
    Belongs("case_id", Rows.GO_WITH_SCORES),
    refers("case_id", "cases", primary_key=True),
    Column("deadline_version", Whole, primary_key=True, info=internal("which deadline of the case it was")),
    Column("level", Whole, primary_key=True, info=internal("how high it climbed")),
    Column("at", UtcTime, nullable=False, info=internal("when the staff's phones rang")),
)

# What staff wrote for themselves on a case. No client ever reads it: what goes to clients stands in other tables.
notes = table(
    "notes",
    Belongs("case_id", Rows.GO, ages="case_id"),
    number(),
    refers("case_id", "cases"),
    refers("staff_id", "staff"),
    Column("kind", Code(NoteKind), nullable=False, info=internal("whether it was said on the phone")),
    Column("text", Text, info=hidden(FOR_STAFF, ages=True)),
    Column("file_kind", Code(PartKind), info=internal("whether it is a voice or a file")),
    Column("file_id", Text, info=hidden(FOR_STAFF, ages=True)),
    Column("source_chat_id", TelegramId, nullable=False, info=hidden("the chat of one of the staff", empty=0)),
    Column("source_message_id", Whole, nullable=False, info=hidden("in the chat of one of the staff", empty=minus_id)),
    Column("created_at", UtcTime, nullable=False, info=internal("when it was written")),
    sa.UniqueConstraint("source_chat_id", "source_message_id"),
    sa.Index("ix_notes_case_id", "case_id"),
)

# What one of the staff is asked to write on a case: whatever they write next is that. One at a time for each.
prompts = table(
    "prompts",
    Belongs("case_id", Rows.GO, ages="case_id"),
    number(),
    refers("staff_id", "staff"),
    refers("case_id", "cases"),
    Column("kind", Code(PromptKind), nullable=False, info=internal("what the staff are asked to write")),
    Column("cause", Code(Reason), info=internal("what they have chosen before")),
    Column("cause_words", Text, info=hidden(FOR_STAFF, ages=True)),
    Column("loss", Code(LossReason), info=internal("what they have chosen before")),
    Column("expires_at", UtcTime, nullable=False, info=internal("until when an answer of the staff is awaited")),
    sa.UniqueConstraint("staff_id"),
    sa.Index("ix_prompts_case_id", "case_id"),
)

# Whose chat shows the card of a case, why, and whether Telegram delivered it.
alerts = table(
    "alerts",
    Belongs("case_id", Rows.GO_WITH_SCORES, page=Lines("held-shown-to", ALERT, joined="\n")),
    refers("case_id", "cases", primary_key=True),
    refers("staff_id", "staff", primary_key=True, info=fact(how=Staff.BY_NAME)),
    Column("why", Code(AlertWhy), nullable=False, info=fact(how=Coded("held-alert"))),
    Column("state", Code(AlertState), nullable=False, info=fact(how=Coded("held-alert"))),
    Column("owed_at", UtcTime, nullable=False, info=fact()),
    Column("settled_at", UtcTime, info=fact()),
)

# A free message of a client: on one case, or on one light card (and on the case that was opened from it).
client_messages = table(
    "client_messages",
    Belongs("contact_id", Rows.STAY, page=MESSAGES, ages="created_at", lately="created_at"),
    number(),
    refers("contact_id", "contacts"),
    refers("case_id", "cases", required=False),
    refers("light_card_id", "light_cards", required=False),
    # A message that came while a question was open waits a little: it may be the comment of a score still under way.
    refers("invitation_id", "invitations", required=False),
    Column("kind", Code(PartKind), nullable=False, info=fact(how=Coded("held-part"))),
    Column("text", Text, info=words()),
    Column("file_id", Text, info=hidden(IN_THE_CHAT, ages=True)),
    Column("file_name", Text, info=words()),
    Column("forwarded_from", Text, info=words()),  # whose words they were; null: their own
    Column("source_chat_id", TelegramId, nullable=False, info=hidden(IN_THE_CHAT, empty=0)),
    Column("source_message_id", Whole, nullable=False, info=hidden(IN_THE_CHAT, empty=minus_id)),
    Column("created_at", UtcTime, nullable=False, info=fact()),
    Column("pass_on_at", UtcTime, info=hidden(WAITS, ages=True)),  # null: passed on, or it became a comment
    Column("passed_on_to", Json, info=fact("held-passed-on", Staff.BY_NAME, stays="staff ids")),
    sa.UniqueConstraint("source_chat_id", "source_message_id"),
    sa.Index("ix_client_messages_contact_id", "contact_id"),
    sa.Index("ix_client_messages_case_id", "case_id", **only_when("case_id IS NOT NULL")),
    sa.Index("ix_client_messages_light_card_id", "light_card_id", **only_when("light_card_id IS NOT NULL")),
    sa.Index("ix_client_messages_invitation_id", "invitation_id"),
    sa.Index("ix_client_messages_pass_on_at", "pass_on_at"),
)
