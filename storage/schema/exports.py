"""What the staff took out of the program as files: of which part of it, when, and what became of that."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, Text

from nps.values import ExportFormat, ExportState
from storage.schema.columns import Code, Json, UtcTime, Whole, number, only_when, refers, table
from storage.schema.privacy import Unsaid

# The files lie on the disk until they are sent; here stands where. `stamp` tells whose clients the reader was in charge
# of, and how many people had been erased, when they were made: with another one they are not sent.
exports = table(
    "exports",
    Unsaid("which part of the company's data one of the staff took out, and when: of people nothing stands here"),
    number(),
    refers("staff_id", "staff"),
    Column("state", Code(ExportState), nullable=False),
    Column("format", Code(ExportFormat)),  # null: not chosen yet
    Column("scope", Json, nullable=False),  # what narrows it down; empty: everything that is the reader's
    Column("period", Text),  # null: all the time there was
    Column("asked_at", UtcTime, nullable=False),
    Column("begun_at", UtcTime),
    Column("sheet", Text),  # which of the sheets is being written
    Column("done", Whole),  # so many of its rows
    Column("total", Whole),  # of so many
    Column("folder", Text),
    Column("files", Json),
    Column("answers", Whole),  # in the files
    Column("stamp", Text),
    Column("made_at", UtcTime),
    Column("settled", Whole, nullable=False),  # so many of the files have been sent, or never will be
    Column("ended_at", UtcTime),
    sa.Index("ix_exports_staff_id", "staff_id"),
    sa.Index("ix_exports_made", "id", **only_when("state = 'made'")),
)
