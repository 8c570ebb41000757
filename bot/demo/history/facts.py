"""What happened in a made-up past. Numbers are the rows' ids; those of accounts and contacts count from 1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from nps.values import (
    AlertWhy,
    CaseDue,
    CaseState,
    Channel,
    Circle,
    ContactState,
    InvitationState,
    OpeningAnswer,
    Reason,
    RelationStatus,
    Role,
    Score,
    Unreachable,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Employee:
    """An owner or manager; `invited_at` is when the link was made by which they joined, None for owners."""

    id: int
    role: Role
    name: str
    telegram_id: int
    created_at: datetime
    joined_at: datetime
    invited_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """A client account."""

    id: int
    name: str
    manager_id: int
    created_at: datetime
    external_id: str | None = None
    segment: str | None = None
    abc: str | None = None
    status: RelationStatus | None = None
    region: str | None = None
    revenue: int | None = None
    first_delivery: date | None = None
    last_purchase: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A contact. Who has a `telegram_id` opened the link that was made at `invited_at`, and agreed at `joined_at`."""

    id: int
    account_id: int
    name: str
    state: ContactState
    created_at: datetime
    invited_at: datetime
    external_id: str | None = None
    greeting: str | None = None
    circle: Circle | None = None
    position: str | None = None
    phone: str | None = None
    language: str | None = None
    telegram_id: int | None = None
    opened_at: datetime | None = None
    joined_at: datetime | None = None
    opted_out_at: datetime | None = None
    unreachable: Unreachable | None = None
    unreachable_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hesitation:
    """Somebody opened the link of a contact and did not agree; `answer`: later, or None when they went silent."""

    contact_id: int
    telegram_id: int
    name: str
    language: str
    opened_at: datetime
    answer: OpeningAnswer | None = None
    reminded_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One invitation; `previous` is the contact's one before, None at the first, which came on joining."""

    id: int
    contact_id: int
    telegram_id: int
    previous: int | None
    state: InvitationState
    planned_at: datetime
    sent_at: datetime | None = None
    reminded_at: datetime | None = None
    ended_at: datetime | None = None
    skipped_reason: str | None = None
    manager_id: int | None = None
    segment: str | None = None
    circle: Circle | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A response; `first_score` is the score before a change of mind, `comment` the parts with their times."""

    id: int
    invitation_id: int
    contact_id: int
    account_id: int
    manager_id: int
    telegram_id: int
    segment: str | None
    circle: Circle | None
    score: Score
    first_score: Score
    channel: Channel
    first_tap_at: datetime
    next_tap_at: datetime | None  # when the same contact answered next
    scored_at: datetime
    reasons: Sequence[Reason] = ()
    comment: Sequence[tuple[str, datetime]] = ()
    thanked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The card of a case arrived in somebody's chat."""

    staff_id: int
    why: AlertWhy
    owed_at: datetime
    settled_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A case; `answers` with the moments they became complaints, the one that opened it first."""

    id: int
    state: CaseState
    due: CaseDue | None
    deadline_at: datetime | None
    answers: Sequence[tuple[datetime, Answer]]
    cards: Sequence[Shown]
    ring_at: datetime | None = None
    ring_level: int = 0
    rung: Sequence[tuple[datetime, int]] = ()  # when the deadline has rung, and how high
    taken_at: datetime | None = None
    contacted_at: datetime | None = None
    settled_at: datetime | None = None
    closed_at: datetime | None = None
    cause: Reason | None = None
    outcome: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """A client said at once that these words of theirs may be quoted; `signature` None: without a name."""

    id: int
    contact_id: int
    response_id: int
    text: str
    signature: str | None
    settled_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """A client passed on a link of their own at `made_at`; by it came, at `at`, the contact of an account new by it."""

    id: int
    by_contact_id: int
    made_at: datetime
    contact_id: int
    account_id: int
    assigned_by: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """All of it until `now`. Questions, answers and cases are gone through repeatedly: a generator will not do.

    `delivered`: the messages stand in the chats of Telegram, so their places and what sent them are remembered.
    """

    now: datetime
    survey_id: int
    staff: Sequence[Employee]
    clients: Sequence[Client]
    people: Sequence[Person]
    questions: Iterable[Question]
    answers: Iterable[Answer]
    cases: Iterable[FollowUp]
    hesitations: Sequence[Hesitation] = ()
    quotes: Sequence[Permission] = ()
    recommendations: Sequence[Recommendation] = ()
    delivered: bool = False
