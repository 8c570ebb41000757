"""What happened with client accounts: purchases, deliveries, … and what each client list said of them."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, Text

from nps.colours import Colour, Sign
from nps.values import EventKind, EventSource, RelationStatus
from storage.schema.columns import Code, Day, Flag, UtcTime, Whole, number, only_when, refers, table
from storage.schema.privacy import Belongs, Coded, Lines, Rows, Unsaid, fact, internal, words

EVENT = "{happened_on}: {kind}[, {amount}][ («{note}»)]"
OF_ACCOUNT = "about the client company, not about a person"

# What happened with an account; contact_id is null unless somebody of theirs was named. `key` says that two tellings
# are of the same event: whoever tells it again adds nothing.
events = table(
    "events",
    Belongs("contact_id", Rows.STAY, page=Lines("held-happened", EVENT, joined="\n"), ages="created_at"),
    number(),
    refers("account_id", "accounts"),
    refers("contact_id", "contacts", required=False),
    Column("kind", Code(EventKind), nullable=False, info=fact(how=Coded("event"))),
    Column("happened_on", Day, nullable=False, info=fact()),
    Column("amount", Whole, info=fact()),  # whole units of CURRENCY
    Column("note", Text, info=words()),
    Column("source", Code(EventSource), nullable=False, info=internal("whether a file or one of the staff told it")),
    Column("key", Text, nullable=False, unique=True, info=internal(stays="numbers of rows, a day and an amount")),
    refers("recorded_by", "staff", required=False, info=internal("which of the staff wrote it down")),
    Column("created_at", UtcTime, nullable=False, info=internal("when it was written down")),
    Column("moved", Flag, nullable=False, info=internal("whether it has moved a date of the account")),
    Column("moved_from", Day, info=internal("what that date was before, to be put back")),
    sa.Index("ix_events_account_id", "account_id", "happened_on"),
    sa.Index("ix_events_contact_id", "contact_id", **only_when("contact_id IS NOT NULL")),
    sa.Index("ix_events_kind", "kind", "happened_on", "account_id"),
)

# What one of the staff is asked to write about an event: when it was (event_id is null), or what is to be noted.
event_prompts = table(
    "event_prompts",
    Unsaid(OF_ACCOUNT),
    refers("staff_id", "staff", primary_key=True),
    refers("account_id", "accounts"),
    refers("event_id", "events", required=False),
    Column("kind", Code(EventKind), nullable=False),
    Column("expires_at", UtcTime, nullable=False),
)

# How an account stood by a client list, on the day it was applied; a row only where something differs from the last.
account_facts = table(
    "account_facts",
    Unsaid(OF_ACCOUNT),
    refers("account_id", "accounts", primary_key=True),
    Column("day", Day, primary_key=True),
    Column("revenue", Whole),
    Column("last_purchase", Day),
    Column("debt", Whole),
    Column("status", Code(RelationStatus)),
)

# How an account has done, by colour (nps.colours): a row each time another one was found, once a day.
account_colours = table(
    "account_colours",
    Unsaid(OF_ACCOUNT),
    number(),
    refers("account_id", "accounts"),
    Column("at", UtcTime, nullable=False),
    Column("colour", Code(Colour), nullable=False),
    Column("sign", Code(Sign)),  # what made it; null: nothing, it is safe
    sa.Index("ix_account_colours_account_id", "account_id", "at", "colour"),
    sa.Index("ix_account_colours_at", "at"),
)

# How an account does now: it is worked out for thousands at once and stands here until a row that it was made of is
# another one, which a trigger sees (storage.schema.triggers), or time makes it another one.
current_colours = table(
    "current_colours",
    Unsaid(OF_ACCOUNT),
    refers("account_id", "accounts", primary_key=True),
    Column("colour", Code(Colour), nullable=False),
    Column("is_heard", Flag, nullable=False),  # has anybody answered within a year
    Column("makers", Whole, nullable=False),  # how many decision makers have
    Column("makers_listed", Whole, nullable=False),
    Column("day", Day, nullable=False),  # it holds on this day of the company's alone,
    Column("found_at", UtcTime, nullable=False),  # from then on
    Column("until", UtcTime, nullable=False),  # and before this
)
