"""Who came by the link for everybody, and of whom nobody has said yet who they are."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, Text

from nps.values import ConsentMode, NewcomerState
from storage.schema.columns import Code, TelegramId, UtcTime, number, refers, table
from storage.schema.privacy import Belongs, Coded, Rows, Section, fact, hidden, internal, personal

# One row for each human, until they are a contact; forgotten after 30 days. Who was rejected stays without a number.
# Whom a promoter has sent (referral_id) says who they are, and shares no phone.
newcomers = table(
    "newcomers",
    Belongs("telegram_id", Rows.GO, page=Section("held-title-newcomer")),
    number(),
    Column("telegram_id", TelegramId, nullable=False, unique=True, info=hidden("shown as the number in Telegram")),
    Column("state", Code(NewcomerState), nullable=False, info=fact("held-became", Coded("held-newcomer"))),
    Column("phone", Text, info=personal("held-phone")),  # a plus and digits
    Column("version", Text, info=fact("held-version", stays="of the text that was agreed to")),
    Column("mode", Code(ConsentMode), info=fact("held-mode", Coded("held-mode"))),
    Column("opened_at", UtcTime, nullable=False, info=fact("held-opened")),
    Column("agreed_at", UtcTime, info=fact("held-agreed")),
    Column("shared_at", UtcTime, info=internal("when the phone came, which stands above")),
    refers("referral_id", "referrals", required=False),
    Column("called", Text, info=personal("held-name")),
    Column("company", Text, info=personal("held-company")),
    sa.Index("ix_newcomers_opened_at", "opened_at"),
)
