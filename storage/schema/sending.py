"""What owners have set in the chat, and who does not want which summary."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, Text

from nps.values import PeriodKind
from storage.schema.columns import Code, UtcTime, number, refers, table
from storage.schema.privacy import Unsaid

OF_STAFF = "how the company's own staff read its figures: nothing about a client"

# A setting that owners have chosen in the chat, written as `.env` writes it; it comes before what stands there.
kept_settings = table(
    "kept_settings",
    Unsaid(OF_STAFF),
    number(),
    Column("name", Text, nullable=False, unique=True),
    Column("value", Text, nullable=False),
    refers("chosen_by", "staff"),
    Column("chosen_at", UtcTime, nullable=False),
)

# One of the staff does not want summaries of this kind.
summary_stops = table(
    "summary_stops",
    Unsaid(OF_STAFF),
    number(),
    refers("staff_id", "staff"),
    Column("kind", Code(PeriodKind), nullable=False),
    Column("stopped_at", UtcTime, nullable=False),
    sa.UniqueConstraint("staff_id", "kind"),
)
