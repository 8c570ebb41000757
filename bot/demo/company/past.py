"""The sample company's thirteen months as facts: who there is, what was asked, answered and followed up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from bot.demo.company.accounts import ACCOUNTS
from bot.demo.company.answers import Answer as SampleAnswer
from bot.demo.company.answers import Tap
from bot.demo.company.calendar import ZONE, Story, minutes, seconds
from bot.demo.company.cases import SampleCase
from bot.demo.company.members import Member
from bot.demo.company.people import ROUND_CONTACT
from bot.demo.company.staff import MANAGER_IDS, OWNER_ID, employ
from bot.demo.history.facts import Answer, Client, FollowUp, Hesitation, Past, Person, Question, Shown
from bot.demo.history.rows import RULES
from nps.values import AlertWhy, Group, OpeningAnswer, Reason, Unreachable

FIRST_CONTACT_TELEGRAM_ID = 700_100_001
FIRST_CURIOUS_TELEGRAM_ID = 700_300_001

ACCOUNT_IDS = {account.name: number for number, account in enumerate(ACCOUNTS, start=1)}


def telegram_id_of(member: int) -> int:
    return FIRST_CONTACT_TELEGRAM_ID + member


def contact_id_of(member: int) -> int:
    return member + 1


def past_of(
    rng: Random,
    story: Story,
    members: Sequence[Member],
    answers: Sequence[SampleAnswer],
    cases: Sequence[SampleCase],
    survey_id: int,
) -> Past:
    """Everything that happened, as the bot would remember it; no old messages, for its Telegram is a fresh one."""
    questions = _questions(members)
    answered = _answers(members, answers, {key: question.id for key, question in questions.items()})
    return Past(
        now=story.now,
        survey_id=survey_id,
        staff=employ(story),
        clients=_clients(story),
        people=[_person(rng, story, number, member) for number, member in enumerate(members)],
        hesitations=_hesitations(story, members),
        questions=list(questions.values()),
        answers=list(answered.values()),
        cases=[_follow_up(rng, number, case, answered) for number, case in enumerate(cases, start=1)],
    )


def _clients(story: Story) -> list[Client]:
    today = story.now.astimezone(ZONE).date()
    return [
        Client(
            id=ACCOUNT_IDS[account.name],
            external_id=f"A-{100 + ACCOUNT_IDS[account.name]}",
            name=account.name,
            manager_id=MANAGER_IDS[account.manager],
            segment=account.segment,
            abc=account.abc,
            status=account.status,
            region=account.region,
            revenue=account.revenue * 1000,
            first_delivery=today - timedelta(days=round(365 * account.buys_for)),
            last_purchase=today - timedelta(days=account.last_purchase),
            created_at=story.began_at,
        )
        for account in ACCOUNTS
    ]


def _person(rng: Random, story: Story, number: int, member: Member) -> Person:
    contact, joined_at = member.contact, member.joined_at
    if joined_at:
        invited_at = joined_at - minutes(rng, 30, 60 * 24 * 12)
    else:
        invited_at = story.now - timedelta(days=1 if contact.name == ROUND_CONTACT else rng.uniform(6, 70))
    return Person(
        id=contact_id_of(number),
        account_id=ACCOUNT_IDS[contact.account.name],
        external_id=f"C-{1001 + number}",
        name=contact.name,
        greeting=contact.greeting,
        circle=contact.circle,
        position=contact.position,
        phone=f"+7 900 000-{number // 100:02}-{number % 100:02}",
        language=contact.language if joined_at else None,  # for the others Telegram's own is asked
        telegram_id=telegram_id_of(number) if joined_at else None,
        state=member.state,
        unreachable=Unreachable.BLOCKED if member.unreachable_since else None,
        unreachable_at=member.unreachable_since,
        created_at=story.began_at,
        invited_at=invited_at,
        opened_at=joined_at - minutes(rng, 0.2, 5) if joined_at else None,
        joined_at=joined_at,
        opted_out_at=member.opted_out_at,
    )


def _hesitations(story: Story, members: Sequence[Member]) -> list[Hesitation]:
    """Two have opened their link and not agreed: one went silent, one said «not now» and has been reminded."""
    waiting = [
        number
        for number, member in enumerate(members)
        if member.joined_at is None and member.contact.name != ROUND_CONTACT
    ]
    opened_at = story.now - timedelta(days=5, hours=3)
    answers = ((None, None), (OpeningAnswer.LATER, opened_at + RULES.consent_reminder_after))
    return [
        Hesitation(
            contact_id=contact_id_of(number),
            telegram_id=telegram_id,
            name=members[number].contact.name,
            language=members[number].contact.language,
            opened_at=opened_at,
            answer=answer,
            reminded_at=reminded_at,
        )
        for telegram_id, (number, (answer, reminded_at)) in enumerate(
            zip(waiting, answers, strict=False), start=FIRST_CURIOUS_TELEGRAM_ID
        )
    ]


def _questions(members: Sequence[Member]) -> dict[tuple[int, int], Question]:
    """By member and place, numbered in the order in which they were asked."""
    asked = [
        (asking.planned_at, number, place)
        for number, member in enumerate(members)
        for place, asking in enumerate(member.askings)
    ]
    ids = {(number, place): row_id for row_id, (_, number, place) in enumerate(sorted(asked), start=1)}
    questions = {}
    for (number, place), row_id in ids.items():
        asking = members[number].askings[place]
        questions[number, place] = Question(
            id=row_id,
            contact_id=contact_id_of(number),
            telegram_id=telegram_id_of(number),
            previous=ids[number, place - 1] if place else None,
            state=asking.state,
            planned_at=asking.planned_at,
            sent_at=asking.sent_at,
            reminded_at=asking.reminded_at,
            ended_at=asking.ended_at,
            skipped_reason=asking.skipped_reason,
        )
    return questions


def _answers(
    members: Sequence[Member], answers: Sequence[SampleAnswer], questions: dict[tuple[int, int], int]
) -> dict[Tap, Answer]:
    next_taps: dict[int, datetime] = {}
    answered = {}
    for row_id, answer in reversed(list(enumerate(answers, start=1))):
        tap, contact = answer.tap, members[answer.tap.member].contact
        answered[tap] = Answer(
            id=row_id,
            invitation_id=questions[tap.member, tap.asking],
            contact_id=contact_id_of(tap.member),
            account_id=ACCOUNT_IDS[contact.account.name],
            manager_id=MANAGER_IDS[contact.account.manager],
            telegram_id=telegram_id_of(tap.member),
            segment=contact.account.segment,
            circle=contact.circle,
            score=answer.score,
            first_score=answer.first_score,
            channel=answer.channel,
            first_tap_at=tap.at,
            next_tap_at=next_taps.get(tap.member),
            scored_at=answer.scored_at,
            reasons=answer.reasons,
            comment=answer.comment,
            thanked_at=answer.thanked_at,
        )
        next_taps[tap.member] = tap.at
    return dict(reversed(answered.items()))


def _follow_up(rng: Random, number: int, case: SampleCase, answered: dict[Tap, Answer]) -> FollowUp:
    """The card went to the manager; where the attitude was named, to the owner as well."""
    complaints = [(answer.detractor_since or answer.tap.at, answered[answer.tap]) for answer in case.answers]
    cards = [(complaints[0][1].manager_id, AlertWhy.ASSIGNED, case.opened_at)]
    for _, answer in complaints:
        if Reason.ATTITUDE in answer.reasons and answer.score.group is Group.DETRACTOR:
            owed_at = max(case.opened_at, answer.first_tap_at) + timedelta(minutes=1)
            cards.append((OWNER_ID, AlertWhy.ATTITUDE, owed_at))
            break
    return FollowUp(
        id=number,
        state=case.state,
        deadline_at=case.deadline_at,
        taken_at=case.taken_at,
        closed_at=case.closed_at,
        cause=case.cause,
        outcome=case.outcome,
        answers=complaints,
        cards=[
            Shown(staff_id=staff_id, why=why, owed_at=owed_at, settled_at=owed_at + seconds(rng, 0.3, 2))
            for staff_id, why, owed_at in cards
        ],
    )
