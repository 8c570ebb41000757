"""The sample company's thirteen months as facts: who there is, what was asked, answered and followed up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import chain
from random import Random

from bot.demo.company.accounts import ACCOUNT_IDS, ACCOUNTS
from bot.demo.company.calendar import ZONE, Story, minutes
from bot.demo.company.cases import shown
from bot.demo.company.members import Member
from bot.demo.company.people import ROUND_CONTACT
from bot.demo.company.promoters import quote, recommend
from bot.demo.company.staff import MANAGER_IDS, employ
from bot.demo.history.facts import Answer, Client, FollowUp, Hesitation, Past, Person
from bot.demo.history.rows import RULES
from nps.values import OpeningAnswer, Unreachable

FIRST_CURIOUS_TELEGRAM_ID = 700_300_001


def past_of(
    rng: Random,
    story: Story,
    members: Sequence[Member],
    answers: Sequence[Answer],
    cases: Sequence[FollowUp],
    survey_id: int,
) -> Past:
    """Everything that happened, as the bot would remember it; no old messages, for its Telegram is a fresh one."""
    return Past(
        now=story.now,
        survey_id=survey_id,
        staff=employ(story),
        clients=_clients(story),
        people=[_person(rng, story, member) for member in members],
        hesitations=_hesitations(story, members),
        questions=sorted(chain.from_iterable(member.questions for member in members), key=lambda asked: asked.id),
        answers=answers,
        cases=[shown(rng, case) for case in cases],
        quotes=quote(members, answers, cases),
        recommendations=recommend(members, answers),
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


def _person(rng: Random, story: Story, member: Member) -> Person:
    contact, joined_at = member.contact, member.joined_at
    if joined_at:
        invited_at = joined_at - minutes(rng, 30, 60 * 24 * 12)
    else:
        invited_at = story.now - timedelta(days=1 if contact.name == ROUND_CONTACT else rng.uniform(6, 70))
    return Person(
        id=contact.id,
        account_id=ACCOUNT_IDS[contact.account.name],
        external_id=f"C-{1000 + contact.id}",
        name=contact.name,
        greeting=contact.greeting,
        circle=contact.circle,
        position=contact.position,
        phone="+7 900 000-{:02}-{:02}".format(*divmod(contact.id - 1, 100)),
        language=contact.language if joined_at else None,  # for the others Telegram's own is asked
        telegram_id=contact.telegram_id if joined_at else None,
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
        member.contact for member in members if member.joined_at is None and member.contact.name != ROUND_CONTACT
    ]
    opened_at = story.now - timedelta(days=5, hours=3)
    answers = ((None, None), (OpeningAnswer.LATER, opened_at + RULES.consent_reminder_after))
    return [
        Hesitation(
            contact_id=contact.id,
            telegram_id=telegram_id,
            name=contact.name,
            language=contact.language,
            opened_at=opened_at,
            answer=answer,
            reminded_at=reminded_at,
        )
        for telegram_id, (contact, (answer, reminded_at)) in enumerate(
            zip(waiting, answers, strict=False), start=FIRST_CURIOUS_TELEGRAM_ID
        )
    ]
