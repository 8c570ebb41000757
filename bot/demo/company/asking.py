"""When each contact of the sample company was asked, and whether and when they answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from random import Random

from bot.demo.company.calendar import WORKING_TIME, ZONE, Story, minutes, seconds, working_moment_before
from bot.demo.company.people import SampleContact
from bot.demo.company.staff import MANAGER_IDS
from bot.demo.history.facts import Question
from nps.timings import REGULAR
from nps.values import InvitationState

NOT_NUMBERED = 0
"""The numbers follow when everybody has been asked: they are in the order of time."""
MARGIN = timedelta(hours=2)
"""Nothing falls due so soon after the start: the first hour belongs to the round that is played."""


@dataclass(frozen=True, slots=True)
class Habit:
    """How a contact deals with questions: days since the last one, how many at most, how often they answer."""

    days_ago: float
    at_most: int = 99
    answers: float = 0.5
    answers_first: float = 0.85


def chain(rng: Random, story: Story, contact: SampleContact, habit: Habit) -> list[Question]:
    """The contact's questions, the oldest first, made backwards from the last one; the first came on joining."""
    planned = working_moment_before(rng, story.now - timedelta(days=habit.days_ago))
    moments = [(planned, _patience(rng, habit))]
    while len(moments) < habit.at_most:
        patience = _patience(rng, habit)
        # The next question comes 90 days after the answer, so this one lies at least that far back.
        gap = REGULAR.repeat_after + _LONGEST.get(patience, timedelta()) + timedelta(hours=rng.uniform(4, 26))
        planned = working_moment_before(rng, planned - gap)
        if planned < story.began_at:
            break
        moments.append((planned, patience))
    joined_at = moments.pop()[0]
    at_once = rng.random() < habit.answers_first
    first = _question(rng, story.now, contact, joined_at, joined_at + minutes(rng, 0.6, 6) if at_once else None)
    later = (_question(rng, story.now, contact, at, _tap(rng, at, patience)) for at, patience in reversed(moments))
    return [first, *later]


def refused(question: Question, *, now: datetime, rng: Random) -> Question:
    """The same question, answered with [Отписаться]."""
    ended_at = min(question.planned_at + minutes(rng, 5, 50), now)
    return replace(question, state=InvitationState.DECLINED, reminded_at=None, ended_at=ended_at)


def not_delivered(question: Question, why: str, *, rng: Random) -> Question:
    """The same question, which Telegram would not deliver."""
    ended_at = question.planned_at + seconds(rng, 1, 9)
    return replace(
        question,
        state=InvitationState.SKIPPED,
        sent_at=None,
        reminded_at=None,
        ended_at=ended_at,
        skipped_reason=why,
        manager_id=None,
        segment=None,
        circle=None,
    )


def unanswered(story: Story, contact: SampleContact, days_ago: float) -> Question:
    """The question that came on joining so long ago; a reminder followed, and it waits still. No dice."""
    planned = WORKING_TIME.next_open(story.now - timedelta(days=days_ago))
    sent_at = planned + timedelta(seconds=4)
    return Question(
        id=NOT_NUMBERED,
        contact_id=contact.id,
        telegram_id=contact.telegram_id,
        previous=None,
        state=InvitationState.SENT,
        planned_at=planned,
        sent_at=sent_at,
        reminded_at=WORKING_TIME.next_open(sent_at + REGULAR.remind_after) + timedelta(seconds=9),
        manager_id=MANAGER_IDS[contact.account.manager],
        segment=contact.account.segment,
        circle=contact.circle,
    )


_NEVER, _AT_ONCE, _REMINDED = -1, 0, 5
_LONGEST = {day: timedelta(days=day + 1) for day in (1, 2, 3)} | {_REMINDED: timedelta(days=9)}


def _patience(rng: Random, habit: Habit) -> int:
    """After how many days the contact answers; `_NEVER` for not at all, `_REMINDED` for after the reminder."""
    if rng.random() >= habit.answers:
        return _NEVER
    return rng.choices((_AT_ONCE, 1, 2, 3, _REMINDED), (60, 14, 6, 3, 17))[0]


def _tap(rng: Random, planned: datetime, patience: int) -> datetime | None:
    if patience == _NEVER:
        return None
    if patience == _AT_ONCE:
        return planned + minutes(rng, 2, 150)
    if patience == _REMINDED:
        return WORKING_TIME.next_open(planned + REGULAR.remind_after) + minutes(rng, 3, 120)
    day = planned.astimezone(ZONE).date() + timedelta(days=patience)
    return datetime.combine(day, time(9), ZONE).astimezone(UTC) + minutes(rng, 0, 11 * 60)


def _question(rng: Random, now: datetime, contact: SampleContact, planned: datetime, tap: datetime | None) -> Question:
    sent_at = planned + seconds(rng, 1, 15)
    remind_at, closes_at = sent_at + REGULAR.remind_after, sent_at + REGULAR.closes_after
    reminder = WORKING_TIME.next_open(remind_at) + seconds(rng, 2, 50)
    question = Question(
        id=NOT_NUMBERED,
        contact_id=contact.id,
        telegram_id=contact.telegram_id,
        previous=None,
        state=InvitationState.SENT,
        planned_at=planned,
        sent_at=sent_at,
        reminded_at=reminder if reminder <= now else None,
        manager_id=MANAGER_IDS[contact.account.manager],
        segment=contact.account.segment,
        circle=contact.circle,
    )
    if tap is not None and tap > now - MARGIN:
        tap = None
    due_soon = (remind_at <= now + MARGIN and reminder > now) or now < closes_at <= now + MARGIN
    if tap is None and due_soon:
        tap = sent_at + minutes(rng, 20, 55)
    if tap is not None:
        reminded_at = reminder if reminder < tap else None
        return replace(question, state=InvitationState.ANSWERED, reminded_at=reminded_at, ended_at=tap)
    if closes_at <= now:
        ended_at = min(closes_at + seconds(rng, 1, 60), now)
        return replace(question, state=InvitationState.EXPIRED, reminded_at=reminder, ended_at=ended_at)
    return question
