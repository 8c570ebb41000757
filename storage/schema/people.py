"""Tables of people: staff, client accounts, their contacts, and how they joined."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, Text

from nps.values import (
    Circle,
    ConsentMode,
    ContactState,
    ErasedWhy,
    ImportState,
    OpeningAnswer,
    RelationStatus,
    Role,
    Unreachable,
)
from storage.schema.columns import Code, Day, Json, TelegramId, UtcTime, Whole, number, refers, table

# An owner or account manager; telegram_id is null until the person joined.
staff = table(
    "staff",
    number(),
    Column("role", Code(Role), nullable=False),
    Column("name", Text, nullable=False),
    Column("name_folded", Text, nullable=False),
    Column("telegram_id", TelegramId, unique=True),
    Column("language", Text),
    Column("joined_at", UtcTime),
    Column("unreachable", Code(Unreachable)),
    Column("unreachable_at", UtcTime),
    Column("retired_at", UtcTime),
    Column("created_at", UtcTime, nullable=False),
)

# A client company.
accounts = table(
    "accounts",
    number(),
    Column("external_id", Text, unique=True),
    Column("name", Text, nullable=False),
    Column("name_folded", Text, nullable=False, index=True),
    refers("manager_id", "staff", required=False),
    Column("segment", Text),
    Column("abc", Text),
    Column("status", Code(RelationStatus)),
    Column("region", Text),
    Column("revenue", Whole),  # whole units of CURRENCY per 12 months
    Column("first_delivery", Day),
    Column("last_purchase", Day),
    Column("tags", Json),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    sa.Index("ix_accounts_manager_id", "manager_id"),
)

# A person at an account. The same human at two accounts is two contacts with one telegram_id.
contacts = table(
    "contacts",
    number(),
    refers("account_id", "accounts"),
    Column("external_id", Text, unique=True),
    Column("name", Text, nullable=False),
    Column("name_folded", Text, nullable=False),
    Column("greeting", Text),
    Column("circle", Code(Circle)),
    Column("position", Text),
    Column("phone", Text),
    Column("email", Text),
    Column("language", Text),
    Column("timezone", Text),
    Column("telegram_id", TelegramId),
    Column("state", Code(ContactState), nullable=False),
    Column("unreachable", Code(Unreachable)),
    Column("unreachable_at", UtcTime),
    Column("joined_at", UtcTime),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    sa.UniqueConstraint("account_id", "telegram_id"),
    sa.Index("ix_contacts_telegram_id", "telegram_id"),
    sa.Index("ix_contacts_state", "state"),
    sa.Index("ix_contacts_joined_at", "joined_at"),
    sa.CheckConstraint("state <> 'joined' OR telegram_id IS NOT NULL", name="joined_has_telegram"),
)

# Somebody on Telegram who talked to the bot: what belongs to the human rather than to one contact row.
people = table(
    "people",
    Column("telegram_id", TelegramId, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("username", Text),
    Column("language", Text),  # chosen by the person; null: not chosen
    Column("telegram_language", Text),
    Column("opted_out_at", UtcTime),
    Column("quiet_until", UtcTime),
    Column("created_at", UtcTime, nullable=False),
)

# An invitation link. Its payload is computed from the id, never stored.
enrolments = table(
    "enrolments",
    number(),
    refers("contact_id", "contacts", required=False),
    refers("staff_id", "staff", required=False),
    Column("created_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Column("bound_at", UtcTime),
    Column("bound_to", TelegramId),
    sa.CheckConstraint("(contact_id IS NULL) <> (staff_id IS NULL)", name="for_one"),
    sa.Index("ix_enrolments_contact_id", "contact_id"),
    sa.Index("ix_enrolments_staff_id", "staff_id"),
)

# Who opened a contact's link and what they answered, null as yet.
enrolment_openings = table(
    "enrolment_openings",
    refers("enrolment_id", "enrolments", primary_key=True),
    Column("telegram_id", TelegramId, primary_key=True, autoincrement=False),
    Column("opened_at", UtcTime, nullable=False),
    Column("answer", Code(OpeningAnswer)),
    Column("answered_at", UtcTime),
    Column("remind_at", UtcTime),
    Column("reminded_at", UtcTime),
)

# Who came with links nobody made: how many in the running hour, how often they had to wait for it, and until when.
link_attempts = table(
    "link_attempts",
    Column("telegram_id", TelegramId, primary_key=True, autoincrement=False),
    Column("wrong", Whole, nullable=False),
    Column("since", UtcTime, nullable=False),
    Column("latest", UtcTime, nullable=False, index=True),
    Column("waits", Whole, nullable=False),
    Column("wait_until", UtcTime),
)

# What a person agreed to, when, and which version of the text. Append-only.
consents = table(
    "consents",
    number(),
    refers("contact_id", "contacts"),
    Column("telegram_id", TelegramId),  # null: erased
    Column("version", Text, nullable=False),
    Column("mode", Code(ConsentMode)),  # null: given before there were modes
    Column("agreed_at", UtcTime, nullable=False),
    sa.Index("ix_consents_contact_id", "contact_id"),
)

# A contact whose data are gone: what proves it, and by what the person is recognised should a list name them again.
# Append-only but for the chat, which is forgotten too as soon as nothing is on its way there.
erasures = table(
    "erasures",
    number(),
    Column("uid", Text, nullable=False, unique=True),  # the same in the log of erasures
    refers("contact_id", "contacts", required=False),  # null: known from the log only
    Column("at", UtcTime, nullable=False),
    Column("why", Code(ErasedWhy), nullable=False),
    Column("person", Text),  # pseudonym of the Telegram id
    Column("listed_as", Json),  # pseudonyms: [code, [name, …]]
    Column("chat_id", TelegramId),
    Column("finished_at", UtcTime),
    sa.Index("ix_erasures_contact_id", "contact_id"),
)

# A client list that was read: waiting for [Apply], applied or refused.
imports = table(
    "imports",
    number(),
    refers("staff_id", "staff", required=False),
    Column("file_name", Text, nullable=False),
    Column("state", Code(ImportState), nullable=False),
    Column("rows", Json),
    Column("errors", Json),
    Column("fingerprint", Text),
    Column("created_at", UtcTime, nullable=False),
    Column("finished_at", UtcTime),
)

# Who looked at or changed what. Append-only.
audit = table(
    "audit",
    number(),
    Column("at", UtcTime, nullable=False),
    refers("staff_id", "staff", required=False),
    Column("telegram_id", TelegramId),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    sa.Index("ix_audit_at", "at"),
)
