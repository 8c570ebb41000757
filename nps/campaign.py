"""A campaign by hand: whom it would ask, by what the planner foretells, and how many are asked by now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from nps.case import is_vip
from nps.planner import Ask, Client, History, Not, Rules, plan
from nps.scope import Scope
from nps.survey import Rule
from nps.values import Circle, ContactId, NotAsked, Occasion, SurveyId, TelegramId

A_SECOND = 30
"""Messages: so fast Telegram lets a bot be (core.telegram.org/bots/faq)."""
_MAY_END = (NotAsked.OPEN_CASE, NotAsked.OPEN_QUESTION)
"""Nobody knows when, but they may be over while the campaign still runs."""


@dataclass(frozen=True, slots=True)
class Passed:
    """Who is not asked, why, and until when that lasts; None: nobody knows."""

    contact: ContactId
    because: NotAsked
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Whom it would ask and when, and who is passed over."""

    asked: Sequence[tuple[ContactId, datetime]]
    passed: Sequence[Passed]


def rules_of(rules: Rules, survey: SurveyId, rule: Rule, scope: Scope) -> Rules:
    """As if this survey were on, and its window without end, so that it is told what stands against it.

    Of the others only the rhythm matters, which shortens the quiet period.
    """
    of_rhythm = {number: other for number, other in rules.surveys.items() if other.occasion is Occasion.EVERY}
    opened = replace(rule, enabled=True, open_for=None)
    return replace(rules, surveys=of_rhythm | {survey: opened}, scopes={**rules.scopes, survey: scope})


def foresee(
    known: Sequence[tuple[Client, History]], survey: SurveyId, rules: Rules, now: datetime, *, lasts: timedelta | None
) -> Foreseen:
    """What a campaign that starts now would do; `rules` as `rules_of` makes them.

    A human is asked once: as the contact who decides, else as the first of theirs.
    """
    asked: dict[TelegramId, tuple[ContactId, datetime]] = {}
    passed = []
    for client, history in sorted(known, key=lambda each: _comes_first(each[0])):
        started = replace(history, campaigns={survey: ("campaign", now)})
        planned = plan(client, started, rules, now)
        at = now if isinstance(planned, Ask) else _when(planned, survey)
        if isinstance(planned, Not) and (at is None or (lasts is not None and at > now + lasts)):
            passed.append(Passed(client.contact, planned.because, planned.until))
        elif client.human is not None and at is not None:
            if client.human in asked:
                passed.append(Passed(client.contact, NotAsked.ASKED))
            else:
                asked[client.human] = (client.contact, at)
    return Foreseen(list(asked.values()), passed)


def _when(planned: Not, survey: SurveyId) -> datetime | None:
    return planned.until if planned.survey == survey else None


def _comes_first(client: Client) -> tuple[bool, bool, int]:
    return not is_key(client.segment, client.abc), client.circle is not Circle.DECISION_MAKER, client.contact


def is_key(segment: str | None, abc: str | None) -> bool:
    """A VIP, or of class A: in either alphabet."""
    return is_vip(segment) or (abc or "").casefold() in ("a", "а")


def when_asked(
    client: Client, history: History, survey: SurveyId, rules: Rules, now: datetime, ends_at: datetime | None
) -> datetime | None:
    """When somebody whom a running campaign has not asked yet will be; None: they will not.

    Who has a complaint or a question open may be asked once it is over, until the end.
    """
    planned = plan(client, history, rules, now)
    if isinstance(planned, Ask):
        return now if planned.survey == survey else None
    if planned.because in _MAY_END and planned.until is None:
        return ends_at or now
    at = _when(planned, survey)
    return at if at is not None and (ends_at is None or at <= ends_at) else None


@dataclass(frozen=True, slots=True)
class Progress:
    """Of the contacts a campaign was started for. `waiting`: asked, and may answer still; `unreachable`: skipped."""

    contacts: int = 0
    planned: int = 0
    waiting: int = 0
    answered: int = 0
    expired: int = 0
    declined: int = 0
    unreachable: int = 0

    @property
    def sent(self) -> int:
        return self.waiting + self.answered + self.expired + self.declined

    @property
    def unasked(self) -> int:
        """Those no question is planned for yet."""
        return self.contacts - self.sent - self.unreachable - self.planned

    @property
    def left(self) -> int:
        return self.unasked + self.planned


def lasts(count: int) -> timedelta:
    """So long as many questions take at Telegram's pace."""
    return timedelta(seconds=-(-count // A_SECOND))
