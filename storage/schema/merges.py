"""Two staff, accounts or contacts that were one, and what has to be put back should somebody say that they were not."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, Text

from nps.values import MergeKind
from storage.schema.columns import Code, Id, Json, UtcTime, number, only_when, refers, table
from storage.schema.privacy import Belongs, Rows, Unsaid, hidden, internal

TO_PUT_BACK = "what stood there before two records were made one, for as long as that can be undone"

# Two records that are one: of `kind`, the one that stays and the one that is hidden behind it (its `merged_into`).
merges = table(
    "merges",
    Unsaid("numbers of rows: which two were one, and who said so"),
    number(),
    Column("kind", Code(MergeKind), nullable=False),
    Column("kept", Id, nullable=False),
    Column("gone", Id, nullable=False),
    refers("staff_id", "staff"),
    Column("at", UtcTime, nullable=False),
    Column("undone_at", UtcTime),
    Column("final_at", UtcTime),  # since then nothing is kept by which it could be undone
    sa.Index("ix_merges_at", "at", **only_when("undone_at IS NULL AND final_at IS NULL")),
)

# One value that a merge has changed, in the order of changing: `place` is "table.column", `row` the row's primary key.
merge_moves = table(
    "merge_moves",
    Belongs("contact_id", Rows.GO),
    number(),
    refers("merge_id", "merges"),
    refers("contact_id", "contacts", required=False),  # the contact who stays; null: of staff and accounts
    Column("place", Text, nullable=False, info=internal("which value it was", stays="a table and a column")),
    Column("row", Json, nullable=False, info=internal("which row it was", stays="numbers of a row")),
    Column("before", Json, info=hidden(TO_PUT_BACK)),
    Column("after", Json, info=hidden(TO_PUT_BACK)),
    sa.Index("ix_merge_moves_merge_id", "merge_id"),
    sa.Index("ix_merge_moves_contact_id", "contact_id", **only_when("contact_id IS NOT NULL")),
)
