"""Two years of a large company, made up: so many answers of 25 contacts at each account."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Generic, TypeVar

from bench.filling import PROGRAMME
from bot.demo.history.facts import Answer, Client, Employee, FollowUp, Past, Person, Question, Shown
from nps.climbing import Level
from nps.timings import REGULAR
from nps.values import (
    AlertWhy,
    CaseDue,
    CaseState,
    Channel,
    Circle,
    ContactState,
    Group,
    InvitationState,
    Reason,
    Role,
    Score,
    Unreachable,
)

DAYS = 730
DAY = 24 * 3600
PER_ACCOUNT = 25
MANAGERS = 40
FIRST_MANAGER = 11
EACH_ANSWERS = 8  # times in two years, on the average
SEGMENT = "VIP"
SCORES = (10, 10, 9, 9, 9, 8, 8, 7, 6, 3)
CASE_TAKES = 4 * DAY
COMMENT = "Возят позже срока, и никто не звонит"
REASONS = tuple(Reason)

T = TypeVar("T")


@dataclass(slots=True)
class Asking:
    """Times are seconds since the beginning; `tapped` is None when nobody answered."""

    planned: int
    contact: int
    tapped: int | None
    score: int
    previous: int | None = None  # the number of the contact's asking before
    following: int | None = None  # when the same contact answered next
    number: int = 0


class Again(Generic[T]):
    """Goes through what a function yields as often as asked, without ever holding it all."""

    def __init__(self, make: Callable[[], Iterable[T]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[T]:
        return iter(self._make())


class History:
    """`count` answers, more or less; the same every time."""

    def __init__(self, count: int, now: datetime) -> None:
        self.start = datetime.combine(now.date() - timedelta(days=DAYS), time(), UTC)
        self.contacts = count // EACH_ANSWERS
        self.accounts = -(-self.contacts // PER_ACCOUNT)
        chance = Random(count)
        self.askings = sorted(self._ask(chance), key=lambda asking: asking.planned)
        newest: dict[int, Asking] = {}
        for number, asking in enumerate(self.askings, 1):
            before = newest.get(asking.contact)
            asking.number, asking.previous = number, before.number if before else None
            newest[asking.contact] = asking
        self._newest = newest
        answered = [asking for asking in self.askings if asking.tapped is not None]
        self.answers = sorted(answered, key=lambda asking: asking.tapped or 0)
        following: dict[int, int | None] = {}
        for asking in reversed(self.answers):
            asking.following = following.get(asking.contact)
            following[asking.contact] = asking.tapped

    def _ask(self, chance: Random) -> Iterator[Asking]:
        end, open_for = DAYS * DAY, seconds(REGULAR.closes_after)
        for contact in range(1, self.contacts + 1):
            at = chance.randrange(75 * DAY)
            while at < end:
                tapped = at + int(chance.expovariate(1 / (2 * DAY))) % (open_for - 60) if chance.random() < 0.8 else end
                yield Asking(at, contact, tapped if tapped < end else None, chance.choice(SCORES))
                at += chance.randrange(60 * DAY, 86 * DAY)  # so that some answer twice in a quarter

    def at(self, moment: int) -> datetime:
        return self.start + timedelta(seconds=moment)

    def manager(self, account: int, at: int) -> int:
        """Every third account is handed over once."""
        handed_over = account % 3 == 0 and at > account * 7919 % DAYS * DAY
        return FIRST_MANAGER + (account * 7 + handed_over) % MANAGERS

    def past(self, survey_id: int) -> Past:
        """Up to the end of its last day."""
        return Past(
            now=self.at(DAYS * DAY),
            survey_id=survey_id,
            staff=[self._employee(number) for number in range(FIRST_MANAGER, FIRST_MANAGER + MANAGERS)],
            clients=[self._client(number) for number in range(1, self.accounts + 1)],
            people=[self._person(number) for number in range(1, self.contacts + 1)],
            questions=Again(lambda: map(self._question, self.askings)),
            answers=Again(lambda: (self._answer(number, asking) for number, asking in enumerate(self.answers, 1))),
            cases=Again(self._follow_ups),
            delivered=True,
        )

    def _employee(self, number: int) -> Employee:
        times = {"created_at": self.start, "joined_at": self.start, "invited_at": self.start}
        return Employee(
            id=number, role=Role.MANAGER, name=f"Менеджер {number}", telegram_id=6_000_000_000 + number, **times
        )

    def _client(self, number: int) -> Client:
        manager = self.manager(number, DAYS * DAY)
        name = f"ООО «Клиент {number}»"
        return Client(id=number, name=name, manager_id=manager, segment="VIP", created_at=self.start)

    def _person(self, number: int) -> Person:
        """Every fiftieth has blocked the bot since."""
        blocked = number % 50 == 0
        return Person(
            id=number,
            account_id=account_of(number),
            name=f"Контакт {number}",
            circle=Circle.USER,
            telegram_id=human(number),
            state=ContactState.UNREACHABLE if blocked else ContactState.JOINED,
            unreachable=Unreachable.BLOCKED if blocked else None,
            unreachable_at=self.at(DAYS * DAY) if blocked else None,
            created_at=self.start,
            invited_at=self.start,
            opened_at=self.start,
            joined_at=self.start,
        )

    def _question(self, asking: Asking) -> Question:
        now, reminder = DAYS * DAY, asking.planned + seconds(REGULAR.remind_after)
        over = asking.planned + seconds(REGULAR.closes_after) if asking.tapped is None else asking.tapped
        state = InvitationState.EXPIRED if asking.tapped is None else InvitationState.ANSWERED
        return Question(
            id=asking.number,
            contact_id=asking.contact,
            telegram_id=human(asking.contact),
            previous=asking.previous,
            state=state if over < now else InvitationState.SENT,
            planned_at=self.at(asking.planned),
            sent_at=self.at(asking.planned),
            reminded_at=self.at(reminder) if reminder < min(over, now) else None,
            ended_at=self.at(over) if over < now else None,
            manager_id=self.manager(account_of(asking.contact), asking.planned),
            segment="VIP",
            circle=Circle.USER,
        )

    def _answer(self, number: int, asking: Asking) -> Answer:
        """Every sixteenth came down from 9 a second later, every other one has a comment."""
        account, tapped, score = account_of(asking.contact), asking.tapped or 0, Score(asking.score)
        at, first = self.at(tapped), Score(9) if number % 16 == 0 else score
        named = (REASONS[number % 6], REASONS[(number + 1) % 6])
        return Answer(
            id=number,
            invitation_id=asking.number,
            contact_id=asking.contact,
            account_id=account,
            manager_id=self.manager(account, asking.planned),
            telegram_id=human(asking.contact),
            segment="VIP",
            circle=Circle.USER,
            score=score,
            first_score=first,
            channel=Channel.BUTTON,
            first_tap_at=at,
            next_tap_at=self.at(asking.following) if asking.following is not None else None,
            scored_at=at if first == score else at + timedelta(seconds=1),
            reasons=named if score.group is Group.DETRACTOR else (),
            comment=((COMMENT, at),) if number % 2 else (),
        )

    def _follow_ups(self) -> Iterator[FollowUp]:
        answers = enumerate(self.answers, 1)
        unhappy = ((n, asking) for n, asking in answers if Score(asking.score).group is Group.DETRACTOR)
        for case, (number, asking) in enumerate(unhappy, 1):
            yield self._follow_up(case, self._answer(number, asking), asking.tapped or 0)

    def _follow_up(self, number: int, answer: Answer, opened: int) -> FollowUp:
        """Closed after four days; what is younger is open or taken."""
        at, closed = answer.scored_at, opened + CASE_TAKES
        over = closed < DAYS * DAY
        deadline_at = None if over else PROGRAMME.working_time.after_days(at, 1)
        return FollowUp(
            id=number,
            state=CaseState.CONFIRMED if over else (CaseState.NEW, CaseState.IN_WORK)[number % 2],
            due=None if over else (CaseDue.CONTACT, CaseDue.PLAN)[number % 2],
            deadline_at=deadline_at,
            ring_at=deadline_at,
            ring_level=int(Level.NONE if over else Level.MISSED),
            answers=[(at, answer)],
            cards=[Shown(staff_id=answer.manager_id, why=AlertWhy.ASSIGNED, owed_at=at, settled_at=at)],
            taken_at=at if over or number % 2 else None,
            closed_at=self.at(closed) if over else None,
            cause=Reason.QUALITY if over else None,
        )


def human(contact: int) -> int:
    return 5_000_000_000 + contact


def account_of(contact: int) -> int:
    return (contact - 1) // PER_ACCOUNT + 1


def seconds(span: timedelta) -> int:
    return round(span.total_seconds())
