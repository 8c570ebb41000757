"""How staff have corrected the reasons of answers."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column

from nps.reasons import Corrected
from nps.values import Reason
from storage.schema.columns import Code, UtcTime, number, only_when, refers, table
from storage.schema.privacy import Belongs, Coded, Lines, Rows, fact, internal

# One of the staff added a reason to an answer, or struck it: `response_reasons` has it so from then on. What the client
# marked is that with the corrections undone that are in force (ended_at is null), at most one for each reason. Whoever
# speaks of the reason next ends it, the client or the staff; one that only took another back is over at once.
reason_corrections = table(
    "reason_corrections",
    Belongs("response_id", Rows.GO_WITH_SCORES, page=Lines("held-corrected", "{reason} — {became}, {at}", joined="\n")),
    number(),
    refers("response_id", "responses"),
    refers("staff_id", "staff", info=internal("which of the staff it was")),
    Column("reason", Code(Reason), nullable=False, info=fact(how=Coded("reason"))),
    Column("became", Code(Corrected), nullable=False, info=fact(how=Coded("held-reason"))),
    Column("at", UtcTime, nullable=False, info=fact()),
    Column("ended_at", UtcTime, info=internal("until when it was in force")),
    sa.Index("ix_reason_corrections_response_id", "response_id"),
    sa.Index("uq_reason_corrections_in_force", "response_id", "reason", unique=True, **only_when("ended_at IS NULL")),
)
