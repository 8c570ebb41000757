"""What repeats and is to be mended, and who was told that it was."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, Text

from nps.values import FixNewsState, FixNewsWhy, FixPrompt, Reason
from storage.schema.columns import Code, Flag, Id, Ids, TelegramId, UtcTime, Whole, number, only_when, refers, table
from storage.schema.privacy import Belongs, Lines, Rows, Unsaid, fact, hidden, internal
from storage.schema.surveys import OF_NOBODY

TOLD = frozenset({FixNewsState.SENT, FixNewsState.UNKNOWN})

# A reason that repeats: one open item for each. At whom and in which words is looked up in the answers.
fixes = table(
    "fixes",
    Unsaid(OF_NOBODY),
    number(),
    Column("reason", Code(Reason), nullable=False),
    Column("accounts", Whole, nullable=False),  # at so many it was named when it was opened
    Column("most", Whole, nullable=False),  # and so often at the one that named it most
    Column("opened_at", UtcTime, nullable=False),
    Column("staff_id", Id, sa.ForeignKey("staff.id")),  # who is to mend it
    Column("due_at", UtcTime),
    Column("is_day", Flag, nullable=False),
    Column("ring_at", UtcTime),  # when the date is recalled, once; null: nothing to recall (any more)
    Column("done_at", UtcTime),
    Column("done_by", Id, sa.ForeignKey("staff.id")),
    Column("done_words", Text),
    Column("news", Text),  # what clients read
    Column("news_by", Id, sa.ForeignKey("staff.id")),
    Column("news_at", UtcTime),
    Column("reached_at", UtcTime),  # when the last of them was reached, or could not be
    sa.Index("uq_fixes_reason", "reason", unique=True, **only_when("done_at IS NULL")),
    sa.Index("ix_fixes_ring_at", "ring_at", **only_when("ring_at IS NOT NULL")),
)

# What one of the staff is asked about such an item: one thing at a time, and nothing besides (storage.cases.prompts).
fix_prompts = table(
    "fix_prompts",
    Unsaid(OF_NOBODY),
    number(),
    refers("staff_id", "staff"),
    refers("fix_id", "fixes"),
    Column("kind", Code(FixPrompt), nullable=False),
    Column("for_staff", Id, sa.ForeignKey("staff.id")),  # who was chosen before
    Column("text", Text),  # what clients would read
    Column("audience", Ids),  # the contacts who were shown as its readers
    Column("expires_at", UtcTime, nullable=False),
    sa.UniqueConstraint("staff_id"),
)

# Who is told that it was mended: each contact once, in the chat that was theirs when it was owed.
fix_news = table(
    "fix_news",
    Belongs(
        "contact_id",
        Rows.STAY,
        human="chat_id",
        page=Lines("held-fix-news", "{settled_at}", joined="\n"),
        shown=("state", TOLD),
    ),
    refers("fix_id", "fixes", primary_key=True),
    refers("contact_id", "contacts", primary_key=True),
    Column("chat_id", TelegramId, nullable=False, info=hidden("the chat it goes to, which is this one", empty=0)),
    Column("state", Code(FixNewsState), nullable=False, info=internal("how far the sending has come")),
    Column("why", Code(FixNewsWhy), info=internal("why it was not sent")),
    Column("owed_at", UtcTime, nullable=False, info=internal("when it was to be sent")),
    Column("settled_at", UtcTime, info=fact()),
    sa.Index("ix_fix_news_contact_id", "contact_id"),
    sa.Index("ix_fix_news_undone", "fix_id", **only_when("settled_at IS NULL")),
)
