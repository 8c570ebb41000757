"""What the sample company's contacts answered: scores that follow the story, reasons and comments that follow them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from bot.demo.company.accounts import ACCOUNT_IDS, ROUND_ACCOUNT, SILENT_ACCOUNT, VOLKOV
from bot.demo.company.calendar import Story, minutes, month_of
from bot.demo.company.members import Member
from bot.demo.company.people import SampleContact
from bot.demo.company.staff import MANAGER_IDS
from bot.demo.company.words import Words
from bot.demo.history.facts import Answer, Question
from nps.values import Channel, Circle, Group, InvitationState, Score


@dataclass(frozen=True, slots=True)
class Tap:
    """Somebody answered one of their questions."""

    at: datetime
    member: Member
    question: Question


def answer_all(rng: Random, story: Story, members: list[Member]) -> list[Answer]:
    """All the answers, the oldest first."""
    taps = [
        Tap(question.ended_at, member, question)
        for member in members
        for question in member.questions
        if question.state is InvitationState.ANSWERED and question.ended_at
    ]
    taps.sort(key=lambda tap: tap.at)
    scores = _score(rng, story, members, taps)
    words = Words(rng, story)
    answers = []
    for number, (tap, score) in enumerate(zip(taps, scores, strict=True), start=1):
        next_tap_at = next((later.at for later in taps[number:] if later.member is tap.member), None)
        answers.append(_answer(rng, number, tap, score, words, next_tap_at))
    return answers


def _score(rng: Random, story: Story, members: list[Member], taps: list[Tap]) -> list[Score]:
    """Each month has the groups its index asks for; who falls into which follows the contacts' tempers."""
    tempers = {member.contact.id: rng.gauss(0, 1) + _inclination(member.contact) for member in members}
    of_month: dict[date, list[tuple[float, int]]] = defaultdict(list)
    for place, tap in enumerate(taps):
        contact = tap.member.contact
        mood = tempers[contact.id] + rng.gauss(0, 0.5)
        if contact.account.manager == VOLKOV and story.is_after_crisis(tap.at):
            mood -= 1.1  # the complaints he left lying
        of_month[month_of(tap.at)].append((mood, place))

    scores: dict[int, Score] = {}
    for month, moods in of_month.items():
        nps = story.index_in(month) / 100
        unhappy = round(len(moods) * (0.3 - 0.4 * nps))
        happy = unhappy + round(len(moods) * nps)
        for rank, (_, place) in enumerate(sorted(moods)):
            if rank < unhappy:
                scores[place] = Score(rng.choices(range(7), (1, 2, 3, 6, 6, 10, 9))[0])
            elif rank < len(moods) - happy:
                scores[place] = Score(rng.choice((7, 8, 8)))
            else:
                scores[place] = Score(rng.choice((9, 9, 10)))
    return [scores[place] for place in range(len(taps))]


def _inclination(contact: SampleContact) -> float:
    if contact.account.name == SILENT_ACCOUNT:
        return 6  # answered well, and then no more
    if contact.account.name == ROUND_ACCOUNT and contact.circle is Circle.USER:
        return 1.2
    return -0.3 if contact.circle is Circle.DECISION_MAKER else 0.1


def _answer(rng: Random, number: int, tap: Tap, score: Score, words: Words, next_tap_at: datetime | None) -> Answer:
    contact, account = tap.member.contact, tap.member.contact.account
    first, scored_at = score, tap.at
    if rng.random() < 0.06 and 4 <= score <= 9:
        first = Score(score - 1 if score in (7, 9) else score + 1)
        scored_at += minutes(rng, 0.3, 25)
    group = score.group
    reasons = words.reasons(group, tap.at, left_alone=account.manager == VOLKOV)
    comment: tuple[tuple[str, datetime], ...] = ()
    if rng.random() < {Group.DETRACTOR: 0.8, Group.PASSIVE: 0.45, Group.PROMOTER: 0.5}[group]:
        at = scored_at + minutes(rng, 0.5, 9)
        comment = ((words.comment(group, reasons, tap.at, contact.language), at),)
        if group is Group.DETRACTOR and contact.language == "ru" and rng.random() < 0.15:
            comment += ((words.second_thought(), at + minutes(rng, 0.3, 2)),)
    thanked_at = comment[0][1] if comment else scored_at + minutes(rng, 0.3, 2) if reasons else None
    channel = rng.choices((Channel.BUTTON, Channel.TYPED), (92, 8))[0]
    return Answer(
        id=number,
        invitation_id=tap.question.id,
        contact_id=contact.id,
        account_id=ACCOUNT_IDS[account.name],
        manager_id=MANAGER_IDS[account.manager],
        telegram_id=contact.telegram_id,
        segment=account.segment,
        circle=contact.circle,
        score=score,
        first_score=first,
        channel=channel,
        first_tap_at=tap.at,
        next_tap_at=next_tap_at,
        scored_at=scored_at,
        reasons=reasons,
        comment=comment,
        thanked_at=thanked_at,
    )
