"""How the sample company followed up its detractors: mostly in days or weeks, with one manager hardly ever."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from bot.demo.company.accounts import VOLKOV
from bot.demo.company.answers import Answer
from bot.demo.company.calendar import HOURS, ZONE, Story, minutes
from bot.demo.company.comments import OUTCOMES
from bot.demo.company.members import Member
from nps.deadline import contact_deadline
from nps.values import REASONS, CaseState, Reason

_LEFT_LYING_FOR = timedelta(days=130)
"""Volkov's complaints of the last months are all untouched; of the older ones he dealt with most, late."""


@dataclass(frozen=True, slots=True)
class SampleCase:
    """A follow-up; `answers` are those on it, the one that opened it first."""

    opened_at: datetime
    deadline_at: datetime
    state: CaseState
    taken_at: datetime | None
    closed_at: datetime | None
    cause: Reason | None
    outcome: str | None
    answers: list[Answer] = field(default_factory=list)


def follow_up(rng: Random, story: Story, members: list[Member], answers: list[Answer]) -> list[SampleCase]:
    """The cases, the oldest first; a contact's open case takes in further complaints of that contact."""
    latest: dict[int, SampleCase] = {}
    made = []
    complaints = [(since, answer) for answer in answers if (since := answer.detractor_since)]
    for since, answer in sorted(complaints, key=lambda pair: pair[0]):
        member = answer.tap.member
        case = latest.get(member)
        if case is None or (case.closed_at is not None and case.closed_at <= since):
            lazy = members[member].contact.account.manager == VOLKOV
            case = latest[member] = _open(rng, story.now, since, answer, lazy=lazy)
            made.append(case)
        case.answers.append(answer)
    return made


def _open(rng: Random, now: datetime, opened_at: datetime, answer: Answer, *, lazy: bool) -> SampleCase:
    deadline_at = contact_deadline(opened_at, HOURS, ZONE)
    taken_at: datetime | None
    if lazy:
        left_lying = opened_at > now - _LEFT_LYING_FOR or rng.random() < 0.25
        taken_at = None if left_lying else HOURS.next_open(deadline_at + timedelta(days=rng.uniform(2, 9)), ZONE)
        takes_days = rng.uniform(8, 30)
    else:
        taken_at = HOURS.next_open(opened_at, ZONE) + minutes(rng, 4, 170)
        takes_days = rng.uniform(2, 20)
    if taken_at is None or taken_at >= now:
        return SampleCase(opened_at, deadline_at, CaseState.OPEN, None, None, None, None)
    closed_at = HOURS.next_open(taken_at + timedelta(days=takes_days), ZONE) + minutes(rng, 1, 90)
    if closed_at >= now:
        return SampleCase(opened_at, deadline_at, CaseState.TAKEN, taken_at, None, None, None)
    cause = rng.choice(answer.reasons or REASONS)
    outcome = rng.choice(OUTCOMES[cause])
    return SampleCase(opened_at, deadline_at, CaseState.CLOSED, taken_at, closed_at, cause, outcome)
