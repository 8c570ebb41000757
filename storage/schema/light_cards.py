"""Tables of what clients say without a case: light cards, and whose chat shows them."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column

from nps.values import AlertState, AlertWhy
from storage.schema.cases import ALERT
from storage.schema.columns import Code, Id, UtcTime, number, only_when, refers, table
from storage.schema.privacy import Belongs, Coded, Lines, Rows, Section, Staff, fact, internal

# What a client said that is on no case: of one answer, or of no answer at all. The words are those of the answer's
# comment and the free messages that refer to it. With a case_id it has become that case.
light_cards = table(
    "light_cards",
    Belongs("contact_id", Rows.STAY, page=Section("held-title-light", first="opened_at said_at")),
    number(),
    refers("contact_id", "contacts"),
    refers("response_id", "responses", required=False),
    refers("manager_id", "staff", required=False, info=fact("held-manager", Staff.BY_NAME)),
    refers("case_id", "cases", required=False),
    Column("opened_at", UtcTime, nullable=False, info=fact("held-light-opened")),
    Column("said_at", UtcTime, nullable=False, info=fact("held-light-said")),
    Column("unread_since", UtcTime, info=internal("stands in the morning list since then; empty: somebody saw to it")),
    Column("read_at", UtcTime, info=fact("held-light-read")),
    Column("read_by", Id, sa.ForeignKey("staff.id"), info=fact("held-light-read-by", Staff.BY_NAME)),
    Column("answered_at", UtcTime, info=fact("held-light-answered")),
    Column("answered_by", Id, sa.ForeignKey("staff.id"), info=fact("held-light-answered-by", Staff.BY_NAME)),
    sa.UniqueConstraint("response_id"),
    sa.Index("ix_light_cards_contact_id", "contact_id"),
    sa.Index("ix_light_cards_case_id", "case_id", **only_when("case_id IS NOT NULL")),
    sa.Index("ix_light_cards_unread_since", "unread_since", **only_when("unread_since IS NOT NULL")),
)

# Whose chat shows a light card, why, and whether Telegram delivered it.
light_alerts = table(
    "light_alerts",
    Belongs("light_card_id", Rows.STAY, page=Lines("held-shown-to", ALERT, joined="\n")),
    refers("light_card_id", "light_cards", primary_key=True),
    refers("staff_id", "staff", primary_key=True, info=fact(how=Staff.BY_NAME)),
    Column("why", Code(AlertWhy), nullable=False, info=fact(how=Coded("held-alert"))),
    Column("state", Code(AlertState), nullable=False, info=fact(how=Coded("held-alert"))),
    Column("owed_at", UtcTime, nullable=False, info=fact()),
    Column("settled_at", UtcTime, info=fact()),
)
