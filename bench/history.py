"""Two years of a large company, made up: so many answers of 25 contacts at each account, written in bulk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Any

import sqlalchemy as sa

from nps import timings
from nps.values import (
    AlertState,
    AlertWhy,
    CaseState,
    Channel,
    Circle,
    ContactState,
    InvitationState,
    PartKind,
    Reason,
    Role,
    Unreachable,
    Wording,
)
from storage.asking.surveys import REGULAR
from storage.schema import (
    accounts,
    alerts,
    case_responses,
    cases,
    comment_parts,
    contacts,
    invitations,
    outbox,
    people,
    response_reasons,
    responses,
    score_changes,
    staff,
    surveys,
)

DAYS = 730
DAY = 24 * 3600
PER_ACCOUNT = 25
MANAGERS = 40
FIRST_MANAGER = 11
EACH_ANSWERS = 8  # times in two years, on the average
OPEN_FOR = 30 * DAY
SECOND = timedelta(seconds=1)
SEGMENT = "VIP"
SCORES = (10, 10, 9, 9, 9, 8, 8, 7, 6, 3)

Rows = tuple[sa.Table, tuple[str, ...], Iterator[tuple[Any, ...]]]


@dataclass(slots=True)
class Asking:
    """Times are seconds since the beginning; `tapped` is None when nobody answered."""

    planned: int
    contact: int
    before: int  # the number of the contact's previous asking, 0 for the first
    tapped: int | None
    score: int
    following: int | None = None  # when the same contact answered next
    number: int = 0


class History:
    """`count` answers, more or less; the same every time."""

    def __init__(self, count: int, now: datetime) -> None:
        self.start = datetime.combine(now.date() - timedelta(days=DAYS), time(), UTC)
        self.as_text = False  # how times are written: SQLite takes them as text
        self._days = [f"{self.start + timedelta(days=n):%Y-%m-%dT}" for n in range(DAYS + 100)]
        self._times = [f"{time(s // 3600, s // 60 % 60, s % 60)}.000000+00:00" for s in range(DAY)]
        self.contacts = count // EACH_ANSWERS
        self.accounts = -(-self.contacts // PER_ACCOUNT)
        chance = Random(count)
        self.askings = sorted(self._ask(chance), key=lambda asking: asking.planned)
        previous: dict[int, int] = {}
        for number, asking in enumerate(self.askings, 1):
            asking.number, asking.before = number, previous.get(asking.contact, 0)
            previous[asking.contact] = number
        answered = [asking for asking in self.askings if asking.tapped is not None]
        self.answers = sorted(answered, key=lambda asking: asking.tapped or 0)
        following: dict[int, int | None] = {}
        for asking in reversed(self.answers):
            asking.following = following.get(asking.contact)
            following[asking.contact] = asking.tapped

    def _ask(self, chance: Random) -> Iterator[Asking]:
        end = DAYS * DAY
        for contact in range(1, self.contacts + 1):
            at = chance.randrange(75 * DAY)
            while at < end:
                tapped = at + int(chance.expovariate(1 / (2 * DAY))) % (OPEN_FOR - 60) if chance.random() < 0.8 else end
                yield Asking(at, contact, 0, tapped if tapped < end else None, chance.choice(SCORES))
                at += chance.randrange(60 * DAY, 86 * DAY)  # so that some answer twice in a quarter

    def at(self, seconds: int | None) -> datetime | str | None:
        if seconds is None:
            return None
        if self.as_text:
            return self._days[seconds // DAY] + self._times[seconds % DAY]
        return self.start + timedelta(seconds=seconds)

    def manager(self, account: int, at: int) -> int:
        """Every third account is handed over once."""
        handed_over = account % 3 == 0 and at > account * 7919 % DAYS * DAY
        return FIRST_MANAGER + (account * 7 + handed_over) % MANAGERS

    def tables(self) -> Iterator[Rows]:
        """In an order in which every reference is there before it is made."""
        end, at = DAYS * DAY, self.at
        begun, numbers = at(0), range(1, self.contacts + 1)
        managers = range(FIRST_MANAGER, FIRST_MANAGER + MANAGERS)
        times = asdict(timings.REGULAR)
        yield (
            surveys,
            ("id", "kind", "wording", "enabled", "created_at", *times),
            iter([(1, REGULAR, Wording.RECOMMEND.value, 1, begun, *(wait // SECOND for wait in times.values()))]),
        )
        yield (
            staff,
            ("id", "role", "name", "name_folded", "telegram_id", "joined_at", "created_at"),
            (
                (n, Role.MANAGER.value, f"Менеджер {n}", f"менеджер {n}", 6_000_000_000 + n, begun, begun)
                for n in managers
            ),
        )
        yield (
            accounts,
            ("id", "name", "name_folded", "manager_id", "segment", "created_at", "updated_at"),
            (
                (n, f"ООО «Клиент {n}»", f"ооо «клиент {n}»", self.manager(n, end), SEGMENT, begun, begun)
                for n in range(1, self.accounts + 1)
            ),
        )
        yield (
            people,
            ("telegram_id", "name", "created_at"),
            ((human(n), f"Контакт {n}", begun) for n in numbers),
        )
        names = ("id", "account_id", "name", "name_folded", "circle", "telegram_id", "state", "unreachable")
        yield (
            contacts,
            (*names, "unreachable_at", "joined_at", "created_at", "updated_at"),
            (
                (n, account_of(n), f"Контакт {n}", f"контакт {n}", Circle.USER.value, human(n))
                + (
                    (ContactState.UNREACHABLE.value, Unreachable.BLOCKED.value, begun)
                    if n % 50 == 0
                    else (ContactState.JOINED.value,) + 2 * (None,)
                )
                + (begun, begun, begun)
                for n in numbers
            ),
        )
        names = ("id", "survey_id", "contact_id", "occasion", "state", "planned_at", "sent_at", "remind_at")
        yield invitations, (*names, "reminded_at", "closes_at", "ended_at"), map(self._invitation, self.askings)
        names = ("id", "invitation_id", "survey_id", "contact_id", "account_id", "manager_id", "segment", "circle")
        yield (
            responses,
            (*names, "score", "channel", "first_tap_at", "next_tap_at", "scored_at", "commented_at"),
            (
                (
                    n,
                    one.number,
                    1,
                    one.contact,
                    account_of(one.contact),
                    self._manager_of(one),
                    SEGMENT,
                    Circle.USER.value,
                    one.score,
                    Channel.BUTTON.value,
                    at(one.tapped),
                    at(one.following),
                    at(one.tapped),
                    at(one.tapped),
                )
                for n, one in enumerate(self.answers, 1)
            ),
        )
        reasons = [reason.value for reason in Reason]
        yield (
            response_reasons,
            ("response_id", "reason"),
            ((n, reasons[k % 6]) for n, one in enumerate(self.answers, 1) if one.score <= 6 for k in (n, n + 1)),
        )
        yield (
            score_changes,
            ("response_id", "old_score", "new_score", "changed_at"),
            ((n, 9, one.score, at(one.tapped)) for n, one in enumerate(self.answers, 1) if n % 16 == 0),
        )
        yield (
            comment_parts,
            ("response_id", "kind", "text", "source_chat_id", "source_message_id", "created_at"),
            (
                (n, PartKind.TEXT.value, "Возят позже срока, и никто не звонит", human(one.contact), n, at(one.tapped))
                for n, one in enumerate(self.answers, 1)
                if n % 2
            ),
        )
        unhappy = [(n, one) for n, one in enumerate(self.answers, 1) if one.score <= 6]
        names = ("id", "contact_id", "account_id", "manager_id", "state", "opened_at", "deadline_at", "taken_at")
        yield (
            cases,
            (*names, "closed_at", "cause"),
            map(self._case, (one for _, one in unhappy), range(1, len(unhappy) + 1)),
        )
        yield case_responses, ("response_id", "case_id"), ((n, k) for k, (n, _) in enumerate(unhappy, 1))
        shown = ((k, one) for k, (_, one) in enumerate(unhappy, 1) if (one.tapped or 0) + 4 * DAY >= end)
        yield (
            alerts,
            ("case_id", "staff_id", "why", "state", "owed_at", "settled_at"),
            (
                (
                    k,
                    self._manager_of(one),
                    AlertWhy.ASSIGNED.value,
                    AlertState.DELIVERED.value,
                    at(one.tapped),
                    at(one.tapped),
                )
                for k, one in shown
            ),
        )
        sent = ("kind", "name", "chat_id", "lane", "dedup_key", "due_at", "state", "attempts", "ambiguous", "plain")
        yield (
            outbox,
            (*sent, "message_id", "created_at", "done_at"),
            (
                (
                    "letter",
                    "question",
                    human(one.contact),
                    30,
                    f"ask:{one.number}",
                    at(one.planned),
                    "sent",
                    1,
                    0,
                    0,
                    one.number,
                    at(one.planned),
                    at(one.planned),
                )
                for one in self.askings
            ),
        )

    def _manager_of(self, one: Asking) -> int:
        return self.manager(account_of(one.contact), one.tapped or 0)

    def _invitation(self, one: Asking) -> tuple[Any, ...]:
        at, end = self.at, DAYS * DAY
        reminded, closes = one.planned + 5 * DAY, one.planned + OPEN_FOR
        over = one.tapped or closes
        state = InvitationState.ANSWERED.value if one.tapped else InvitationState.EXPIRED.value
        return (
            *(one.number, 1, one.contact, f"after:{one.before}" if one.before else "joined"),
            *(state if over < end else InvitationState.SENT.value, at(one.planned), at(one.planned), at(reminded)),
            *(at(reminded) if reminded < min(over, end) else None, at(closes), at(over) if over < end else None),
        )

    def _case(self, one: Asking, number: int) -> tuple[Any, ...]:
        """Closed after four days; what is younger is open or taken."""
        tapped, at = one.tapped or 0, self.at
        closed = tapped + 4 * DAY
        over = closed < DAYS * DAY
        state = CaseState.CLOSED if over else (CaseState.OPEN, CaseState.TAKEN)[number % 2]
        where = (account_of(one.contact), self._manager_of(one))
        ended = (at(closed), Reason.QUALITY.value) if over else (None, None)
        return (number, one.contact, *where, state.value, at(tapped), at(tapped + DAY), at(tapped), *ended)


def human(contact: int) -> int:
    return 5_000_000_000 + contact


def account_of(contact: int) -> int:
    return (contact - 1) // PER_ACCOUNT + 1
