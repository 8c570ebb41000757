"""Tables of what staff say to clients through the bot: whom it is for, what became of it, and the words."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, Text

from nps.values import RELAYED, PartKind, RelayState, RelayWhy
from storage.schema.columns import Code, Flag, Json, TelegramId, UtcTime, Whole, number, only_when, refers, table
from storage.schema.privacy import Belongs, Coded, Lines, Rows, Section, Staff, fact, hidden, internal, words
from storage.schema.surveys import IN_THE_CHAT

SAID = "{kind}[ · {file_name}][\n{text}]"
OF_STAFF = "the message of one of the staff, in their chat"
ON_ITS_WAY = "how far the sending has come"

# Words to a client, frozen with their recipient when they are owed: whatever becomes of the contact or the account,
# they go to this chat or nowhere. What nobody has confirmed yet is shown to no client.
relays = table(
    "relays",
    Belongs(
        "contact_id",
        Rows.STAY,
        human="chat_id",
        page=Section("held-title-relays", first="sent_at relay_parts"),
        ages="created_at",
        lately="sent_at",
        shown=("state", RELAYED),
    ),
    number(),
    refers("contact_id", "contacts"),
    refers("case_id", "cases", required=False),
    refers("staff_id", "staff", info=fact("held-relay-from", Staff.BY_NAME)),
    Column("chat_id", TelegramId, nullable=False, info=hidden("the chat it went to, which is this one", empty=0)),
    Column("state", Code(RelayState), nullable=False, info=fact("held-became", Coded("held-relay-is"))),
    Column("why", Code(RelayWhy), info=internal("why it did not arrive")),
    Column("pieces", Whole, nullable=False, info=internal(ON_ITS_WAY)),  # Telegram messages of which it consists
    Column("arrived", Whole, nullable=False, info=internal(ON_ITS_WAY)),
    Column("awaits_answer", Flag, nullable=False, info=internal("whether the case waits for the answer")),
    Column("album", Text, info=hidden(IN_THE_CHAT, ages=True)),  # Telegram's mark of messages sent at one go
    Column("created_at", UtcTime, nullable=False, info=internal("when it was written")),
    Column("frozen_at", UtcTime, info=internal("when its present words were owed")),
    Column("goes_at", UtcTime, info=internal("until when its writer could still say no")),
    Column("sent_at", UtcTime, info=fact("held-relay-sent")),
    Column("edited_at", UtcTime, info=fact("held-relay-edited")),
    sa.Index("ix_relays_contact_id", "contact_id"),
    sa.Index("ix_relays_case_id", "case_id"),
    sa.Index("ix_relays_undone", "created_at", **only_when("state IN ('asked', 'waiting')")),
)

# The words, photos and files of which it consists: the staff's messages in their order.
relay_parts = table(
    "relay_parts",
    Belongs("relay_id", Rows.GO, page=Lines("held-relay-said", SAID), ages="relay_id"),
    number(),
    refers("relay_id", "relays"),
    Column("kind", Code(PartKind), nullable=False, info=fact(how=Coded("held-part"))),
    Column("text", Text, info=words()),
    Column("entities", Json, info=hidden("the formatting of the text", ages=True)),
    Column("file_id", Text, info=hidden(IN_THE_CHAT, ages=True)),
    Column("file_name", Text, info=words()),
    Column("detail", Json, info=hidden("a place or an address card, which stands in the chat", ages=True)),
    Column("source_chat_id", TelegramId, nullable=False, info=hidden(OF_STAFF, empty=0)),
    Column("source_message_id", Whole, nullable=False, info=internal(OF_STAFF)),
    sa.UniqueConstraint("source_chat_id", "source_message_id"),
    sa.Index("ix_relay_parts_relay_id", "relay_id"),
)
