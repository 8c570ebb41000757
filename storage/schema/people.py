"""Tables of people: staff, client accounts, their contacts, and how they joined."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Column, Text

from nps.colours import Colour
from nps.file_kind import FileKind
from nps.names import company_key, person_key
from nps.values import (
    Circle,
    ConsentMode,
    ContactState,
    ErasedWhy,
    ImportState,
    Loyalty,
    OpeningAnswer,
    RelationStatus,
    Role,
    Unreachable,
    Wording,
)
from storage.schema.columns import Code, Day, Ids, Json, TelegramId, UtcTime, Whole, number, only_when, refers, table
from storage.schema.privacy import Belongs, Coded, Named, Rows, Section, Staff, Unsaid, fact, hidden, internal, personal

CARD = "name greeting position circle phone email external_id language timezone state joined_at"
ABOUT = Named("subject", (("contact", "contacts"), ("case", "cases")))
AS_NUMBER = "shown as the person's number in Telegram"
SHOWN_AS_ANSWER = "that answer is shown as well"
SHOWN_AS_QUESTION = "that question is shown as well"
OF_WHO_LOOKED = "what was done, and by which of the staff"
ACTION = Coded(
    "held-action",
    (
        "invite.contact",
        "invite.revoke",
        "contact.left",
        "contact.back",
        "contact.parted",
        "contact.given-back",
        "contact.erase",
        "light.read",
        "relay.send",
        "relay.recall",
        "case.promise",
        "case.hand",
        "case.stage",
        "answer.record",
        "reasons.correct",
        "case.open",
        "case.take",
        "case.call",
        "case.not-reached",
        "case.settle",
        "case.open-again",
        "case.lose",
        "account.back",
        "newcomer.is",
        "newcomer.new",
        "newcomer.assign",
        "quote.ask",
        "contact.merge",
        "contact.unmerge",
    ),
)
GUARDS = "how often somebody came with a wrong link: guards the door, forgotten after a week"


def key_of_company(values: Mapping[str, Any]) -> str | None:
    """The `search_key` of a row of these values; None: it has no name to be found by."""
    return company_key(values["name"]) or None


def key_of_person(values: Mapping[str, Any]) -> str | None:
    """The same of a contact or of one of the staff."""
    return person_key(values["name"], values.get("greeting")) or None


def _search_key(of: Callable[[Mapping[str, Any]], str | None], **about: Any) -> Column[str]:
    """What the row is searched by (nps.names). Whoever inserts need not know; whoever changes a name changes it too."""
    return Column("search_key", Text, default=lambda row: of(row.get_current_parameters()), **about)


# An owner or account manager; telegram_id is null until the person joined.
staff = table(
    "staff",
    Unsaid("about the staff, not about the contact"),
    number(),
    Column("role", Code(Role), nullable=False),
    Column("name", Text, nullable=False),
    Column("name_folded", Text, nullable=False),
    _search_key(key_of_person),
    Column("telegram_id", TelegramId, unique=True),
    Column("language", Text),
    Column("joined_at", UtcTime),
    Column("unreachable", Code(Unreachable)),
    Column("unreachable_at", UtcTime),
    Column("retired_at", UtcTime),
    Column("timezone", Text),  # by whose clocks they are rung; null: by the company's
    Column("away_since", UtcTime),  # null: they are here
    Column("stands_in_for", Ids),  # whom of the staff, as the absences under way have it
    Column(
        "appointed_at", UtcTime
    ),  # an owner made them an owner in the chat; null: the settings, or a client list, did
    refers("merged_into", "staff", required=False),  # the same human, under whose number everything stands
    Column("created_at", UtcTime, nullable=False),
)

# One of the staff is away and somebody stands in for them; deputy_id is null when the owners do. At most one of each
# person is under way (ended_at is null).
absences = table(
    "absences",
    Unsaid("about the staff, not about the contact"),
    number(),
    refers("staff_id", "staff"),
    refers("deputy_id", "staff", required=False),
    refers("set_by", "staff"),
    Column("since", UtcTime, nullable=False),
    Column("last_day", Day, nullable=False),  # by their own calendar
    Column("ends_at", UtcTime, nullable=False),  # when the working day after it begins where they are
    Column("ended_at", UtcTime),
    sa.Index("uq_absences_staff_id", "staff_id", unique=True, **only_when("ended_at IS NULL")),
)

# A client company.
accounts = table(
    "accounts",
    Unsaid("about the client company, not about a person; its name is shown"),
    number(),
    Column("external_id", Text, unique=True),
    Column("name", Text, nullable=False),
    Column("name_folded", Text, nullable=False, index=True),
    _search_key(key_of_company),
    refers("manager_id", "staff", required=False),
    Column("segment", Text),
    Column("abc", Text),
    Column("status", Code(RelationStatus)),
    Column("region", Text),
    Column("revenue", Whole),  # whole units of CURRENCY per 12 months
    Column("first_delivery", Day),
    Column("last_purchase", Day),
    Column("tags", Json),
    Column("loyalty", Code(Loyalty)),  # as its manager sees it, and so is why it buys
    Column("buys_for", Json),
    Column("type", Text),
    Column("xyz", Text),
    Column("debt", Whole),
    # How it was found to do at last, and since when: its newest row in account_colours; null: it has none yet.
    Column("colour", Code(Colour)),
    Column("coloured_at", UtcTime),
    refers("merged_into", "accounts", required=False),  # the same company, under whose number everything stands
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    sa.Index("ix_accounts_manager_id", "manager_id"),
    sa.Index("ix_accounts_search_key", "search_key", "manager_id"),
)

# A person at an account. The same human at two accounts is two contacts with one telegram_id.
contacts = table(
    "contacts",
    Belongs("id", Rows.STAY, page=Section(None, first=CARD)),
    number(),
    refers("account_id", "accounts"),
    Column("external_id", Text, unique=True, info=personal("held-code")),
    Column("name", Text, nullable=False, info=personal("held-name", empty="")),
    Column("name_folded", Text, nullable=False, info=hidden("the name once more, for comparing", empty="")),
    _search_key(key_of_person, info=hidden("name and greeting once more, for searching")),
    Column("greeting", Text, info=personal("held-greeting")),
    Column("circle", Code(Circle), info=personal("held-circle", Coded("circle"))),
    Column("position", Text, info=personal("held-position")),
    Column("phone", Text, info=personal("held-phone")),
    Column("email", Text, info=personal("held-email")),
    Column("language", Text, info=personal("held-language")),
    Column("timezone", Text, info=personal("held-timezone")),
    # Who looks after this person alone; null: whoever has the account. `lent_to`: for as long as their case lasts.
    refers("manager_id", "staff", required=False, info=fact("held-manager", Staff.BY_NAME)),
    refers("lent_to", "staff", required=False, info=fact("held-lent-to", Staff.BY_NAME)),
    # The same human at the account, under whose number everything stands; the row keeps what a list calls them.
    refers("merged_into", "contacts", required=False),
    Column("telegram_id", TelegramId, info=hidden(AS_NUMBER)),
    Column("state", Code(ContactState), nullable=False, info=fact("held-state", Coded("held-state"))),
    Column("unreachable", Code(Unreachable), info=personal("held-unreachable", Coded("held-unreachable"))),
    Column("unreachable_at", UtcTime, info=personal("held-unreachable-since")),
    Column("joined_at", UtcTime, info=personal("held-joined")),
    # Their latest answer and the one before it, which `storage.people.latest` keeps; null: there is none.
    Column("latest_score", Whole, info=internal(SHOWN_AS_ANSWER)),
    Column("latest_at", UtcTime, info=internal(SHOWN_AS_ANSWER)),
    Column("score_before", Whole, info=internal(SHOWN_AS_ANSWER)),
    Column("before_at", UtcTime, info=internal(SHOWN_AS_ANSWER)),
    # When the newest of the questions was sent that closed unanswered; it is kept there as well.
    Column("unanswered_at", UtcTime, info=internal(SHOWN_AS_QUESTION)),
    Column("created_at", UtcTime, nullable=False, info=fact("held-listed")),
    Column("updated_at", UtcTime, nullable=False, info=fact("held-updated")),
    sa.UniqueConstraint("account_id", "telegram_id"),
    sa.Index("ix_contacts_telegram_id", "telegram_id"),
    sa.Index("ix_contacts_state", "state"),
    sa.Index("ix_contacts_joined_at", "joined_at"),
    sa.Index("ix_contacts_search_key", "search_key", "account_id", "manager_id", "lent_to"),
    sa.Index("ix_contacts_manager_id", "manager_id", **only_when("manager_id IS NOT NULL")),
    sa.Index("ix_contacts_lent_to", "lent_to", **only_when("lent_to IS NOT NULL")),
    sa.Index("ix_contacts_merged_into", "merged_into", **only_when("merged_into IS NOT NULL")),
    sa.CheckConstraint("state <> 'joined' OR telegram_id IS NOT NULL", name="joined_has_telegram"),
)

KEYS = {staff: key_of_person, accounts: key_of_company, contacts: key_of_person}
"""The tables whose rows are searched by name, and what makes their `search_key`."""
contact_manager: sa.ColumnElement[Any] = sa.func.coalesce(
    contacts.c.lent_to, contacts.c.manager_id, accounts.c.manager_id
)
"""Who looks after a contact, of contacts joined with their accounts."""

# Somebody on Telegram who talked to the bot: what belongs to the human rather than to one contact row.
people = table(
    "people",
    Belongs("telegram_id", Rows.GO, page=Section("held-title-telegram", first="name username")),
    Column("telegram_id", TelegramId, primary_key=True, autoincrement=False, info=personal("held-telegram-id")),
    Column("name", Text, nullable=False, info=personal("held-name")),
    Column("username", Text, info=personal("held-username")),
    Column("language", Text, info=personal("held-language-chosen")),  # chosen by the person; null: not chosen
    Column("telegram_language", Text, info=personal("held-language-telegram")),
    Column("opted_out_at", UtcTime, info=personal("held-opted-out", as_client=True)),
    Column("quiet_until", UtcTime, info=personal("held-quiet-until", as_client=True)),
    Column("created_at", UtcTime, nullable=False, info=fact("held-known-since")),
)

# An invitation link. Its payload is computed from the id, never stored.
enrolments = table(
    "enrolments",
    Belongs("contact_id", Rows.STAY, page=Section("held-title-links"), lately="created_at"),
    number(),
    refers("contact_id", "contacts", required=False),
    refers("staff_id", "staff", required=False),
    Column("created_at", UtcTime, nullable=False, info=fact("held-made")),
    Column("expires_at", UtcTime, nullable=False, info=fact("held-expires")),
    Column("bound_at", UtcTime, info=fact("held-used")),
    Column("bound_to", TelegramId, info=hidden(AS_NUMBER)),
    sa.CheckConstraint("(contact_id IS NULL) <> (staff_id IS NULL)", name="for_one"),
    sa.Index("ix_enrolments_contact_id", "contact_id"),
    sa.Index("ix_enrolments_staff_id", "staff_id"),
)

# Who opened a contact's link and what they answered, null as yet.
enrolment_openings = table(
    "enrolment_openings",
    Belongs("enrolment_id", Rows.GO, human="telegram_id", page=Section("held-title-openings")),
    refers("enrolment_id", "enrolments", primary_key=True),
    Column("telegram_id", TelegramId, primary_key=True, autoincrement=False, info=hidden(AS_NUMBER)),
    Column("opened_at", UtcTime, nullable=False, info=fact("held-opened")),
    Column("answer", Code(OpeningAnswer), info=fact("held-answer", Coded("held-opening"))),
    Column("answered_at", UtcTime, info=fact("held-answered")),
    Column("remind_at", UtcTime, info=fact("held-remind")),
    Column("reminded_at", UtcTime, info=fact("held-reminded")),
)

# Who came with links nobody made: how many in the running hour, how often they had to wait for it, and until when.
link_attempts = table(
    "link_attempts",
    Belongs("telegram_id", Rows.GO),
    Column("telegram_id", TelegramId, primary_key=True, autoincrement=False, info=hidden(GUARDS)),
    Column("wrong", Whole, nullable=False, info=internal(GUARDS)),
    Column("since", UtcTime, nullable=False, info=internal(GUARDS)),
    Column("latest", UtcTime, nullable=False, index=True, info=internal(GUARDS)),
    Column("waits", Whole, nullable=False, info=internal(GUARDS)),
    Column("wait_until", UtcTime, info=internal(GUARDS)),
)

# What a person agreed to, when, and which version of the text. Append-only.
consents = table(
    "consents",
    Belongs("contact_id", Rows.STAY, page=Section("held-title-consents", first="agreed_at")),
    number(),
    refers("contact_id", "contacts"),
    Column("telegram_id", TelegramId, info=hidden(AS_NUMBER)),  # null: erased
    Column("version", Text, nullable=False, info=fact("held-version", stays="of the text that was agreed to")),
    Column("mode", Code(ConsentMode), info=fact("held-mode", Coded("held-mode"))),  # null: before there were modes
    Column("agreed_at", UtcTime, nullable=False, info=fact("held-agreed")),
    sa.Index("ix_consents_contact_id", "contact_id"),
)

# A contact whose data are gone: what proves it, and by what the person is recognised should a list name them again.
# Append-only but for the chat, which is forgotten too as soon as nothing is on its way there.
erasures = table(
    "erasures",
    Unsaid("of people who are erased and can ask no more"),
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

# A file of the owners that was read, or is asked about: a client list, or answers of before.
imports = table(
    "imports",
    Unsaid("a file waiting to be applied: what it says of a contact is shown once it is applied"),
    number(),
    refers("staff_id", "staff", required=False),
    Column("file_name", Text, nullable=False),
    Column("state", Code(ImportState), nullable=False),
    Column("rows", Json),
    Column("errors", Json),
    Column("fingerprint", Text),
    Column("created_at", UtcTime, nullable=False),
    Column("finished_at", UtcTime),
    Column("kind", Code(FileKind), nullable=False, server_default=FileKind.CLIENTS.value),
    Column("file_id", Text),  # by which Telegram gives the file again, while it is asked what it is
    Column("wording", Code(Wording)),  # which question answers of before were given to
)

# Who looked at or changed what. Append-only.
audit = table(
    "audit",
    Belongs(ABOUT, Rows.STAY, page=Section("held-title-audit")),
    number(),
    Column("at", UtcTime, nullable=False, info=fact("held-looked")),
    refers("staff_id", "staff", required=False, info=fact("held-who", Staff.BY_ROLE)),
    Column("telegram_id", TelegramId, info=internal("who looked is told by role", stays=OF_WHO_LOOKED)),
    Column("action", Text, nullable=False, info=fact("held-what", ACTION, stays=OF_WHO_LOOKED)),
    Column("subject", Text, nullable=False, info=internal(stays="a row's number")),
    sa.Index("ix_audit_at", "at"),
)
