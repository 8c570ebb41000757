"""Dealing out reasons and comments, so that they fit the group and the time and seldom repeat."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from random import Random

from bot.demo.company.calendar import Story
from bot.demo.company.comments import COMMENTS, CRISIS, ENGLISH, RECOVERY, SECOND_THOUGHTS
from nps.values import REASONS, Group, Reason

# How often each reason is named: in the order of REASONS.
_USUALLY = (22, 20, 20, 18, 11, 9)
_IN_CRISIS = (62, 4, 4, 28, 2, 2)
_LEFT_ALONE = (20, 8, 10, 48, 10, 4)
_NAMED = {Group.DETRACTOR: 0.94, Group.PASSIVE: 0.7, Group.PROMOTER: 0.55}


class Words:
    """Decks of comments: each is dealt to its end before it is shuffled again."""

    def __init__(self, rng: Random, story: Story) -> None:
        self._rng = rng
        self._story = story
        self._decks: dict[Sequence[str], list[str]] = {}

    def reasons(self, group: Group, at: datetime, *, left_alone: bool) -> tuple[Reason, ...]:
        """What was marked under «why», in the order it is shown; may be nothing.

        `left_alone`: the contact's manager lets complaints lie.
        """
        if self._rng.random() >= _NAMED[group]:
            return ()
        weights, second = _USUALLY, 0.2
        if group is Group.DETRACTOR and self._story.is_crisis(at):
            weights, second = _IN_CRISIS, 0.4
        elif group is Group.DETRACTOR and left_alone:
            weights, second = _LEFT_ALONE, 0.4
        count = 1 + (self._rng.random() < second)
        return tuple(sorted(set(self._rng.choices(REASONS, weights, k=count)), key=REASONS.index))

    def comment(self, group: Group, reasons: Sequence[Reason], at: datetime, language: str) -> str:
        if language == "en":
            return self._deal(ENGLISH[group])
        reason = self._rng.choice(reasons or REASONS)
        if group is Group.DETRACTOR and reason in CRISIS and self._story.is_crisis(at):
            return self._deal(CRISIS[reason])
        if group is Group.PROMOTER and reason is Reason.TIMELINESS and self._recovers(at):
            return self._deal(RECOVERY)
        return self._deal(COMMENTS[group, reason])

    def second_thought(self) -> str:
        return self._deal(SECOND_THOUGHTS)

    def _recovers(self, at: datetime) -> bool:
        return self._story.is_after_crisis(at) and self._rng.random() < 0.5

    def _deal(self, texts: Sequence[str]) -> str:
        deck = self._decks.setdefault(texts, [])
        if not deck:
            deck.extend(self._rng.sample(texts, len(texts)))
        return deck.pop()
