"""What promoters give besides their score: words that may be quoted, people whom they send, stories of success."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, Text

from nps.values import QuoteState
from storage.schema.columns import Code, Flag, UtcTime, number, refers, table
from storage.schema.privacy import Belongs, Coded, Lines, Rows, Section, Staff, fact, internal, words

QUOTE = "text signature state settled_at"

# May the words of this answer be quoted? The permission is of `text`, exactly as it was shown, under `signature` (null:
# without a name); both are there only while it is given.
quotes = table(
    "quotes",
    Belongs("contact_id", Rows.GO, page=Section("held-title-quotes", first=QUOTE), ages="asked_at"),
    number(),
    refers("contact_id", "contacts"),
    refers("response_id", "responses"),
    Column("state", Code(QuoteState), nullable=False, info=fact("held-became", Coded("held-quote-state"))),
    Column("text", Text, info=words("held-quote-text")),
    Column("signature", Text, info=words("held-quote-signature")),
    refers("asked_by", "staff", required=False, info=fact("held-quote-asked-by", Staff.BY_NAME)),
    Column("asked_at", UtcTime, nullable=False, info=fact("held-quote-asked")),
    Column("settled_at", UtcTime, info=fact("held-quote-settled")),
    sa.UniqueConstraint("response_id"),
    sa.Index("ix_quotes_contact_id", "contact_id"),
    sa.Index("ix_quotes_settled_at", "state", "settled_at"),
)

# A promoter's own link to be passed on: at most one of each opens anything (revoked_at is null). Its payload is
# computed from the id, never stored.
referrals = table(
    "referrals",
    Belongs("contact_id", Rows.STAY, page=Section("held-title-referrals")),
    number(),
    refers("contact_id", "contacts"),
    Column("made_at", UtcTime, nullable=False, info=fact("held-made")),
    Column("revoked_at", UtcTime, info=fact("held-revoked")),
    sa.Index("ix_referrals_contact_id", "contact_id"),
)

# Who came by such a link and was taken in, as a contact of an account that is new by it, or was there before.
recommendations = table(
    "recommendations",
    Belongs("contact_id", Rows.STAY, page=Lines("held-recommended", "{at}", joined="\n")),
    number(),
    refers("contact_id", "contacts"),
    refers("referral_id", "referrals"),
    refers("account_id", "accounts"),
    refers("assigned_by", "staff", info=internal("which of the owners took them in")),
    Column("is_new", Flag, nullable=False, info=internal("was the company in no list before?")),
    Column("at", UtcTime, nullable=False, info=fact()),
    sa.Index("ix_recommendations_at", "at"),
    sa.Index("ix_recommendations_contact_id", "contact_id"),
)

# Whom the owners were told of as somebody with a story of success: each person once.
stories = table(
    "stories",
    Belongs("contact_id", Rows.STAY, page=Lines("held-story", "{suggested_at}", joined="\n")),
    refers("contact_id", "contacts", primary_key=True),
    Column("suggested_at", UtcTime, nullable=False, info=fact()),
)
