"""Every reference to one of the staff, an account or a contact, and which of the rows go along when two are one.

A test compares it with the schema: a new table with such a reference is written down here, or it fails.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa

from nps.values import MergeKind, RecordingState
from storage.schema import accounts, contacts, deliveries, metadata, outbox, staff

TABLES = {MergeKind.STAFF: staff, MergeKind.ACCOUNT: accounts, MergeKind.CONTACT: contacts}


@dataclass(frozen=True, slots=True)
class Pair:
    """`gone` is hidden behind `kept`, under whose number everything stands. `is_here`: the one who stays has joined."""

    kind: MergeKind
    kept: int
    gone: int
    is_here: bool = False

    @property
    def table(self) -> sa.Table:
        return TABLES[self.kind]


Condition = sa.ColumnElement[bool]
Which = Callable[[sa.Column[int], Pair], Condition]
"""Which of the rows that refer to the one who is hidden go along; the others stay with them, unseen."""


def every(column: sa.Column[int], pair: Pair) -> Condition:
    return sa.true()


def none(column: sa.Column[int], pair: Pair) -> Condition:
    """What was asked of somebody for some minutes, or tells how that very record stood by a list."""
    return sa.false()


def unless_there(*names: str) -> Which:
    """Where the one who stays has the like already, which may be there but once."""

    def which(column: sa.Column[int], pair: Pair) -> Condition:
        other = column.table.alias()
        same = (other.c[name] == column.table.c[name] for name in names)
        return ~sa.exists().where(other.c[column.name] == pair.kept, *same)

    return which


def used_links(column: sa.Column[int], pair: Pair) -> Condition:
    """A link that nobody has used opens the place of who stays only while nobody sits there."""
    used: Condition = column.table.c.bound_at.is_not(None)
    return used if pair.is_here else sa.true()


def saved(column: sa.Column[int], pair: Pair) -> Condition:
    """One draft at a time for each of the staff."""
    begun: Condition = column.table.c.state != RecordingState.DRAFT
    return begun


def of_others(column: sa.Column[int], pair: Pair) -> Condition:
    """Nobody stands in for themselves."""
    absent: Condition = column.table.c.staff_id != pair.kept
    return absent


def told_once(column: sa.Column[int], pair: Pair) -> Condition:
    """An event whose key could not follow was told of the one who stays as well."""
    followed: Condition = column.table.c.key.not_like(f"file:{pair.gone}:%")
    return followed


_STAFF: dict[str, Which] = {
    "absences.deputy_id": of_others,
    "absences.set_by": every,
    "absences.staff_id": every,
    "accounts.manager_id": every,
    "alerts.staff_id": unless_there("case_id"),
    "asking_prompts.staff_id": none,
    "audit.staff_id": every,
    "campaigns.staff_id": every,
    "case_events.staff_id": every,
    "cases.manager_id": every,
    "cases.taken_by": every,
    "contacts.lent_to": every,
    "contacts.manager_id": every,
    "enrolments.staff_id": used_links,
    "event_prompts.staff_id": none,
    "events.recorded_by": every,
    "exports.staff_id": every,
    "fix_prompts.for_staff": every,
    "fix_prompts.staff_id": none,
    "fixes.done_by": every,
    "fixes.news_by": every,
    "fixes.staff_id": every,
    "holds.set_by": every,
    "imports.staff_id": every,
    "kept_settings.chosen_by": every,
    "light_alerts.staff_id": unless_there("light_card_id"),
    "light_cards.answered_by": every,
    "light_cards.manager_id": every,
    "light_cards.read_by": every,
    "losses.back_by": every,
    "losses.lost_by": every,
    "merges.staff_id": every,
    "notes.staff_id": every,
    "promises.staff_id": every,
    "prompts.staff_id": none,
    "reason_corrections.staff_id": every,
    "quotes.asked_by": every,
    "recommendations.assigned_by": every,
    "recordings.staff_id": saved,
    "relays.staff_id": every,
    "responses.manager_id": every,
    "responses.heard_by": every,
    "invitations.manager_id": every,
    "responses.recorded_by": every,
    "staff.merged_into": every,
    "summaries.staff_id": unless_there("period_key"),
    "summary_stops.staff_id": unless_there("kind"),
}
_ACCOUNT: dict[str, Which] = {
    "account_colours.account_id": none,
    "account_facts.account_id": none,
    "accounts.merged_into": every,
    "asking_prompts.account_id": every,
    "cases.account_id": every,
    "current_colours.account_id": none,
    "contacts.account_id": unless_there("telegram_id"),
    "event_prompts.account_id": every,
    "events.account_id": told_once,
    "holds.account_id": every,
    "losses.account_id": every,
    "recommendations.account_id": every,
    "responses.account_id": every,
}
_CONTACT: dict[str, Which] = {
    "asking_prompts.contact_id": every,
    "campaign_contacts.contact_id": unless_there("campaign_id"),
    "cases.contact_id": every,
    "client_messages.contact_id": every,
    "consents.contact_id": every,
    "contacts.merged_into": every,
    "enrolments.contact_id": used_links,
    "erasures.contact_id": none,
    "events.contact_id": every,
    "fix_news.contact_id": unless_there("fix_id"),
    "holds.contact_id": every,
    "invitations.contact_id": every,
    "leads_listed.contact_id": unless_there("kind", "occasion"),
    "light_cards.contact_id": every,
    "losses.contact_id": every,
    "merge_moves.contact_id": none,
    "quotes.contact_id": every,
    "recommendations.contact_id": every,
    "recordings.contact_id": every,
    "referrals.contact_id": every,
    "relays.contact_id": every,
    "responses.contact_id": every,
    "stories.contact_id": unless_there(),
}
TREATED = {MergeKind.STAFF: _STAFF, MergeKind.ACCOUNT: _ACCOUNT, MergeKind.CONTACT: _CONTACT}
BESIDES: dict[MergeKind, dict[str, Which]] = {
    MergeKind.STAFF: {},
    MergeKind.ACCOUNT: {},
    MergeKind.CONTACT: {f"{table.name}.about_contact": every for table in (outbox, deliveries)},
}
"""What names one of them without being a reference."""


def column_of(place: str) -> sa.Column[int]:
    table, _, name = place.partition(".")
    column: sa.Column[int] = metadata.tables[table].c[name]
    return column


def moving(pair: Pair) -> list[tuple[str, sa.Column[int], Condition]]:
    """Where the rows stand that go along, and which these are."""
    treated = {**TREATED[pair.kind], **BESIDES[pair.kind]}
    found = []
    for place, which in treated.items():
        column = column_of(place)
        found.append((place, column, sa.and_(column == pair.gone, which(column, pair))))
    return found
