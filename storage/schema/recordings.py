"""Answers by phone or in person while one of the staff writes them down."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column

from nps.values import Channel, RecordingState, RecordingStep
from storage.schema.columns import Code, Flag, Json, UtcTime, Whole, number, only_when, refers, table
from storage.schema.privacy import Belongs, Rows, hidden, internal

BEFORE_SAVED = "what one of the staff is writing down, and has not saved"

# One draft at a time for each of the staff. Saved, it is an answer like any other, and its words are gone from here.
recordings = table(
    "recordings",
    Belongs("contact_id", Rows.GO, ages="touched_at"),
    number(),
    refers("staff_id", "staff"),
    refers("contact_id", "contacts"),
    refers("response_id", "responses", required=False),
    Column("state", Code(RecordingState), nullable=False, info=internal("whether it was saved")),
    Column("step", Code(RecordingStep), nullable=False, info=internal("what the staff are asked next")),
    Column("is_reviewed", Flag, nullable=False, info=internal("whether all of it was shown to them before")),
    Column("channel", Code(Channel), info=internal("how the client answered")),
    Column("score", Whole, info=internal(BEFORE_SAVED)),
    Column("reasons", Json, nullable=False, info=hidden(BEFORE_SAVED, empty=[], ages=True)),
    Column("parts", Json, nullable=False, info=hidden(BEFORE_SAVED, empty=[], ages=True)),
    Column("begun_at", UtcTime, nullable=False, info=internal("when it was begun")),
    Column("touched_at", UtcTime, nullable=False, info=internal("when something was added to it")),
    sa.Index("uq_recordings_staff_id_draft", "staff_id", unique=True, **only_when("state = 'draft'")),
    sa.Index("ix_recordings_contact_id", "contact_id"),
    sa.Index("ix_recordings_response_id", "response_id", **only_when("response_id IS NOT NULL")),
)
