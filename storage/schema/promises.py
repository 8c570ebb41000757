"""What was promised to clients, by when, and what became of it."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, Text

from nps.values import MADE, PromiseState
from storage.schema.columns import Code, Flag, UtcTime, number, only_when, refers, table
from storage.schema.privacy import Belongs, Coded, Lines, Rows, Staff, fact, hidden, internal, words

PROMISE = "{made_at}: «{what}»[ ({staff_id})] – {due_at}: {state}[ ({settled_at})]"
FOR_CLOCK = "when the program acts next"

# One open promise per case; another one takes its place. What nobody has confirmed yet was promised to nobody.
promises = table(
    "promises",
    Belongs(
        "case_id",
        Rows.GO_WITH_SCORES,
        page=Lines("held-promises", PROMISE, joined="\n"),
        ages="settled_at",
        shown=("state", MADE),
    ),
    number(),
    refers("case_id", "cases"),
    refers("staff_id", "staff", info=fact(how=Staff.BY_NAME)),
    refers("replaces_id", "promises", required=False),
    refers("relay_id", "relays", required=False),  # the words on their way; null: the staff tell the client themselves
    Column("state", Code(PromiseState), nullable=False, info=fact(how=Coded("held-promise"))),
    Column("what", Text, info=words()),
    Column("said", Text, info=hidden("the sentence of it, which stands in the chat", ages=True)),
    Column("due_at", UtcTime, nullable=False, info=fact()),
    Column("is_day", Flag, nullable=False, info=internal("whether it is due by a day or by an hour of it")),
    Column("made_at", UtcTime, nullable=False, info=fact()),
    Column("ask_at", UtcTime, nullable=False, info=internal(FOR_CLOCK)),  # the client is asked whether it was kept
    Column("asked_at", UtcTime, info=internal("when the client was asked")),  # null: not yet, or they cannot be
    Column("silent_at", UtcTime, info=internal(FOR_CLOCK)),  # then it counts as kept without their word
    Column("settled_at", UtcTime, info=fact()),
    sa.Index("uq_promises_case_id_open", "case_id", unique=True, **only_when("state = 'open'")),
    sa.Index("ix_promises_case_id", "case_id"),
    sa.Index("ix_promises_relay_id", "relay_id", **only_when("relay_id IS NOT NULL")),
    sa.Index("ix_promises_ask_at", "ask_at", **only_when("state = 'open'")),
)
