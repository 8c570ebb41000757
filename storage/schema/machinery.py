"""Tables of the way through the program: inbox, outbox, deliveries, marks."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, Text

from nps.values import InboxState, OutboxKind, OutboxState
from storage.schema.columns import Code, Flag, Id, Json, TelegramId, UtcTime, Whole, number, only_when, table
from storage.schema.privacy import Unsaid

ON_THE_WAY = "a copy on its way to or from Telegram: cleared soon after it is done, and it all stands in the chat"

# An update as it came, or an internal row (a gap of intake, an errand's result).
inbox = table(
    "inbox",
    Unsaid(ON_THE_WAY),
    number(),
    Column("update_id", Whole, unique=True),
    Column("kind", Text, nullable=False),  # an InboxKind; one of a newer program waits and blocks nobody
    Column("chat_id", TelegramId),
    Column("payload", Json),
    Column("state", Code(InboxState), nullable=False),
    Column("attempts", Whole, nullable=False),
    Column("retry_at", UtcTime),
    Column("error", Text),
    Column("received_at", UtcTime, nullable=False),
    Column("done_at", UtcTime),
    sa.Index("ix_inbox_waiting", "id", **only_when("state = 'waiting'")),
    sa.Index("ix_inbox_done_at", "done_at"),
)

# What the bot owes.
outbox = table(
    "outbox",
    Unsaid(ON_THE_WAY),
    number(),
    Column("kind", Code(OutboxKind), nullable=False),
    Column("name", Text, nullable=False),
    Column("arguments", Json),
    Column("chat_id", TelegramId),
    Column("for_staff", Id),  # it is for the human of the chat as one of the staff; null: as a contact, or as anybody
    Column("about_contact", Id),  # whose words or data it may carry
    Column("about_human", TelegramId),  # whom it names besides, whoever they are here
    Column("lane", Whole, nullable=False),
    Column("subject", Text),
    Column("card_key", Text),
    Column("dedup_key", Text, unique=True),
    Column("due_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime),
    Column("retry_at", UtcTime),  # a head that waits for it blocks its chat
    Column("state", Code(OutboxState), nullable=False),
    Column("attempts", Whole, nullable=False),
    Column("ambiguous", Whole, nullable=False),  # sends whose outcome nobody knows
    Column("plain", Flag, nullable=False),  # Telegram refused the markup: send as plain text
    Column("claimed_at", UtcTime),
    Column("message_id", Whole),
    Column("error", Text),
    Column("created_at", UtcTime, nullable=False),
    Column("done_at", UtcTime),
    sa.Index("ix_outbox_waiting", "lane", "id", **only_when("state = 'waiting'")),
    sa.Index("ix_outbox_claimed", "chat_id", **only_when("state = 'claimed'")),
    sa.Index("ix_outbox_waiting_due_at", "due_at", **only_when("state = 'waiting'")),
    sa.Index("ix_outbox_waiting_retry_at", "retry_at", **only_when("state = 'waiting' AND retry_at IS NOT NULL")),
    sa.Index("ix_outbox_active", "chat_id", "id", **only_when("state IN ('waiting', 'claimed')")),
    sa.Index("uq_outbox_card_waiting", "card_key", unique=True, **only_when("state = 'waiting'")),
    sa.Index("ix_outbox_done_at", "done_at"),
    sa.Index("ix_outbox_subject", "subject"),
    sa.Index("ix_outbox_about_contact", "about_contact", **only_when("about_contact IS NOT NULL")),
    sa.Index("ix_outbox_about_human", "about_human", **only_when("about_human IS NOT NULL")),
)

# Which message in which chat shows what; the newest row of a card key is the one that is edited.
deliveries = table(
    "deliveries",
    Unsaid("numbers of the bot's messages, which stand in the chat"),
    Column("chat_id", TelegramId, primary_key=True, autoincrement=False),
    Column("message_id", Whole, primary_key=True, autoincrement=False),
    Column("subject", Text, nullable=False),
    Column("card_key", Text),
    Column("about_contact", Id),
    Column("delivered_at", UtcTime, nullable=False),
    sa.Index("ix_deliveries_card_key", "card_key"),
    sa.Index("ix_deliveries_about_contact", "about_contact", **only_when("about_contact IS NOT NULL")),
)

# Single remembered facts: the bot's username, the last successful poll.
marks = table(
    "marks",
    Unsaid("about the program"),
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
