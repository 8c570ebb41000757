"""When accounts were lost, why, to whom, and when they came back."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, Text

from nps.values import LossReason, RelationStatus
from storage.schema.columns import Code, UtcTime, number, only_when, refers, table
from storage.schema.privacy import Belongs, Coded, Lines, Rows, fact, internal, words

LOSS = "{lost_at}: {reason}[ («{words}»)][ → {competitor}][ – {back_at}]"

# An account was lost: at most one loss of each is under way (back_at is null), while its status says so. contact_id is
# whose case it was; null: the client list says that it is lost, or did when losses began to be remembered.
losses = table(
    "losses",
    Belongs("contact_id", Rows.STAY, page=Lines("held-losses", LOSS, joined="\n"), ages="lost_at"),
    number(),
    refers("account_id", "accounts"),
    refers("contact_id", "contacts", required=False),
    refers("lost_by", "staff", required=False, info=internal("which of the staff wrote it down")),
    refers("back_by", "staff", required=False, info=internal("which of the staff wrote it down")),
    Column("reason", Code(LossReason), info=fact(how=Coded("loss"))),  # null: nobody has said
    Column("words", Text, info=words()),
    Column("competitor", Text, info=fact(stays="the name of a company")),
    Column("status_before", Code(RelationStatus), info=internal("what the account was before")),
    Column("lost_at", UtcTime, nullable=False, info=fact()),
    Column("back_at", UtcTime, info=fact()),
    sa.Index("uq_losses_account_id", "account_id", unique=True, **only_when("back_at IS NULL")),
    sa.Index("ix_losses_contact_id", "contact_id", **only_when("contact_id IS NOT NULL")),
)
