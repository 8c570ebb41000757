"""How the sample company followed up its detractors: mostly in days or weeks, with one manager hardly ever."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from bot.demo.company.accounts import VOLKOV
from bot.demo.company.calendar import WORKING_TIME, Story, minutes, seconds
from bot.demo.company.comments import OUTCOMES
from bot.demo.company.staff import MANAGER_IDS, OWNER_ID
from bot.demo.history.facts import Answer, FollowUp, Shown
from nps.climbing import first_ring, next_ring
from nps.values import REASONS, AlertWhy, CaseDue, CaseState, Group, Reason

_LEFT_LYING_FOR = timedelta(days=130)
"""Volkov's complaints of the last months are all untouched; of the older ones he dealt with most, late."""

_BEFORE_ITS_PLAN = timedelta(hours=3)
"""The others let no plan become overdue, nor nearly so: what would be, they have closed before."""


def follow_up(rng: Random, story: Story, answers: list[Answer]) -> list[FollowUp]:
    """The cases, the oldest first; a contact's open case takes in further complaints of that contact."""
    made: dict[int, FollowUp] = {}
    latest: dict[int, FollowUp] = {}
    complaints = [(since, answer) for answer in answers if (since := _detractor_since(answer))]
    for since, answer in sorted(complaints, key=lambda pair: pair[0]):
        case = latest.get(answer.contact_id)
        if case is None or (case.closed_at is not None and case.closed_at <= since):
            case = _open(rng, story.now, len(made) + 1, since, answer)
        else:
            case = replace(case, answers=[*case.answers, (since, answer)])
        made[case.id] = latest[answer.contact_id] = case
    return list(made.values())


def shown(rng: Random, case: FollowUp) -> FollowUp:
    """The card went to the manager; where the attitude was named, to the owner as well."""
    opened_at, first = case.answers[0]
    cards = [(first.manager_id, AlertWhy.ASSIGNED, opened_at)]
    for _, answer in case.answers:
        if Reason.ATTITUDE in answer.reasons and answer.score.group is Group.DETRACTOR:
            owed_at = max(opened_at, answer.first_tap_at) + timedelta(minutes=1)
            cards.append((OWNER_ID, AlertWhy.ATTITUDE, owed_at))
            break
    arrived = [
        Shown(staff_id=staff_id, why=why, owed_at=owed_at, settled_at=owed_at + seconds(rng, 0.3, 2))
        for staff_id, why, owed_at in cards
    ]
    return replace(case, cards=arrived)


def _detractor_since(answer: Answer) -> datetime | None:
    """When it became a complaint to be followed up; None when it never was one."""
    if answer.first_score.group is Group.DETRACTOR:
        return answer.first_tap_at
    return answer.scored_at if answer.score.group is Group.DETRACTOR else None


def _open(rng: Random, now: datetime, number: int, opened_at: datetime, answer: Answer) -> FollowUp:
    deadline_at = WORKING_TIME.after_days(opened_at, 1)
    taken_at: datetime | None
    if answer.manager_id == MANAGER_IDS[VOLKOV]:
        left_lying = opened_at > now - _LEFT_LYING_FOR or rng.random() < 0.25
        taken_at = None if left_lying else WORKING_TIME.next_open(deadline_at + timedelta(days=rng.uniform(2, 9)))
        takes_days = rng.uniform(8, 30)
    else:
        taken_at = WORKING_TIME.next_open(opened_at) + minutes(rng, 4, 170)
        takes_days = rng.uniform(1, 3)
    complaints = [(opened_at, answer)]
    case = FollowUp(
        id=number, state=CaseState.NEW, due=CaseDue.CONTACT, deadline_at=deadline_at, answers=complaints, cards=()
    )
    if taken_at is None or taken_at >= now:
        return _rings(case, now, opened_at)
    closed_at = WORKING_TIME.next_open(taken_at + timedelta(days=takes_days)) + minutes(rng, 1, 90)
    plan_at = WORKING_TIME.after_days(taken_at, 2)
    if closed_at >= now and answer.manager_id != MANAGER_IDS[VOLKOV]:
        closed_at = min(closed_at, plan_at - _BEFORE_ITS_PLAN)
    if closed_at >= now:
        in_work = replace(case, state=CaseState.IN_WORK, due=CaseDue.PLAN, deadline_at=plan_at)
        return _rings(replace(in_work, taken_at=taken_at, contacted_at=taken_at), now, taken_at)
    cause = rng.choice(answer.reasons or REASONS)
    outcome = rng.choice(OUTCOMES[cause])
    settled_at = closed_at - timedelta(hours=2)
    return replace(
        case,
        state=CaseState.CONFIRMED,
        due=None,
        deadline_at=None,
        taken_at=taken_at,
        contacted_at=taken_at,
        settled_at=settled_at,
        closed_at=closed_at,
        cause=cause,
        outcome=outcome,
    )


def _rings(case: FollowUp, now: datetime, since: datetime) -> FollowUp:
    """What has rung by now, and what rings next."""
    ring_at, level = first_ring(case.due, since, case.deadline_at, WORKING_TIME)
    rung = []
    while case.deadline_at is not None and ring_at is not None and ring_at <= now:
        rung.append((ring_at, int(level)))
        ring_at, level = next_ring(level, case.deadline_at, WORKING_TIME)
    return replace(case, ring_at=ring_at, ring_level=level, rung=rung)
