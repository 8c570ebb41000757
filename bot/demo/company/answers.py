"""What the sample company's contacts answered: scores that follow the story, reasons and comments that follow them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from bot.demo.company.accounts import ROUND_ACCOUNT, SILENT_ACCOUNT, VOLKOV
from bot.demo.company.calendar import Story, minutes, month_of
from bot.demo.company.members import Member
from bot.demo.company.words import Words
from nps.values import Channel, Circle, Group, Reason, Score


@dataclass(frozen=True, slots=True)
class Tap:
    """The moment somebody answered: whose it is, and which of their askings."""

    member: int
    asking: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """A response; `first_score` is the score before a change of mind, the same as `score` when there was none."""

    tap: Tap
    first_score: Score
    score: Score
    scored_at: datetime
    channel: Channel
    reasons: tuple[Reason, ...]
    comment: tuple[tuple[str, datetime], ...]
    thanked_at: datetime | None

    @property
    def detractor_since(self) -> datetime | None:
        """When it became a complaint to be followed up; None when it never was one."""
        if self.first_score.group is Group.DETRACTOR:
            return self.tap.at
        return self.scored_at if self.score.group is Group.DETRACTOR else None


def answer_all(rng: Random, story: Story, members: list[Member]) -> list[Answer]:
    """All the answers, the oldest first."""
    taps = [
        Tap(number, place, asking.tapped_at)
        for number, member in enumerate(members)
        for place, asking in enumerate(member.askings)
        if asking.tapped_at
    ]
    taps.sort(key=lambda tap: tap.at)
    scores = _score(rng, story, members, taps)
    words = Words(rng, story)
    return [_answer(rng, members[tap.member], tap, score, words) for tap, score in zip(taps, scores, strict=True)]


def _score(rng: Random, story: Story, members: list[Member], taps: list[Tap]) -> list[Score]:
    """Each month has the groups its index asks for; who falls into which follows the contacts' tempers."""
    tempers = [rng.gauss(0, 1) + _inclination(member) for member in members]
    of_month: dict[date, list[tuple[float, int]]] = defaultdict(list)
    for place, tap in enumerate(taps):
        member = members[tap.member]
        mood = tempers[tap.member] + rng.gauss(0, 0.5)
        if member.contact.account.manager == VOLKOV and story.is_after_crisis(tap.at):
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


def _inclination(member: Member) -> float:
    if member.contact.account.name == SILENT_ACCOUNT:
        return 6  # answered well, and then no more
    if member.contact.account.name == ROUND_ACCOUNT and member.contact.circle is Circle.USER:
        return 1.2
    return -0.3 if member.contact.circle is Circle.DECISION_MAKER else 0.1


def _answer(rng: Random, member: Member, tap: Tap, score: Score, words: Words) -> Answer:
    first, scored_at = score, tap.at
    if rng.random() < 0.06 and 4 <= score <= 9:
        first = Score(score - 1 if score in (7, 9) else score + 1)
        scored_at += minutes(rng, 0.3, 25)
    group = score.group
    reasons = words.reasons(group, tap.at, left_alone=member.contact.account.manager == VOLKOV)
    comment: tuple[tuple[str, datetime], ...] = ()
    if rng.random() < {Group.DETRACTOR: 0.8, Group.PASSIVE: 0.45, Group.PROMOTER: 0.5}[group]:
        at = scored_at + minutes(rng, 0.5, 9)
        comment = ((words.comment(group, reasons, tap.at, member.contact.language), at),)
        if group is Group.DETRACTOR and member.contact.language == "ru" and rng.random() < 0.15:
            comment += ((words.second_thought(), at + minutes(rng, 0.3, 2)),)
    thanked_at = comment[0][1] if comment else scored_at + minutes(rng, 0.3, 2) if reasons else None
    channel = rng.choices((Channel.BUTTON, Channel.TYPED), (92, 8))[0]
    return Answer(tap, first, score, scored_at, channel, reasons, comment, thanked_at)
