"""What an owner may set of a survey: which of its times, within which limits, and how days are written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nps.survey import RHYTHMS
from nps.values import AskingPrompt, Occasion

LONGEST_ABOUT = 60


@dataclass(frozen=True, slots=True)
class Days:
    """In whole days, both included; `field`: of a survey's rule."""

    field: str
    least: int
    most: int


DAYS = {
    AskingPrompt.RHYTHM: Days("repeat_after", RHYTHMS[0].days, RHYTHMS[-1].days),
    AskingPrompt.DELAY: Days("starts_after", 0, 180),
    AskingPrompt.WINDOW: Days("open_for", 1, 180),
    AskingPrompt.EXPIRY: Days("closes_after", 3, 60),
    AskingPrompt.REMINDING: Days("remind_after", 1, 30),
}


def settings_of(occasion: Occasion) -> tuple[AskingPrompt, ...]:
    """What is to be set of a survey with this occasion, in the order of its buttons."""
    times: tuple[AskingPrompt, ...]
    match occasion:
        case Occasion.EVERY:
            times = (AskingPrompt.RHYTHM,)
        case Occasion.BY_HAND:
            times = (AskingPrompt.WINDOW,)
        case _:
            times = (AskingPrompt.DELAY, AskingPrompt.WINDOW)
    audience = () if occasion is Occasion.BY_HAND else (AskingPrompt.AUDIENCE,)
    return (*times, AskingPrompt.REMINDING, AskingPrompt.EXPIRY, AskingPrompt.ABOUT, *audience)


_UNITS = {"d": 1, "д": 1, "w": 7, "н": 7, "m": 30, "м": 30}
_COUNTS = {"одн": 1, "один": 1, "one": 1, "a": 1, "дв": 2, "two": 2, "три": 3, "three": 3}
_WRITTEN = re.compile(
    r"(?:через|раз в|каждые|кажд(?:ый|ую)|за|in|after|every|once in|within)?\s*"
    r"(?:(?P<number>\d{1,4})|(?P<word>одну|одна|один|две|два|три|one|an?|two|three))?\s*"
    r"(?P<unit>дн(?:\.|ей|я|ь)?|день|дней|дня|недел[юяьи]?|нед\.?|месяц(?:а|ев)?|мес\.?|days?|d|weeks?|w|months?|m)?"
    r"[\s.!]*",
    re.IGNORECASE,
)


def parse_days(text: str) -> int | None:
    """«60», «через 60 дней», «раз в два месяца»; None: nobody can tell."""
    match = _WRITTEN.fullmatch(" ".join(text.split()))
    if match is None or not any(match.group("number", "word", "unit")):
        return None
    word = (match["word"] or "").casefold()
    count = int(match["number"]) if match["number"] else _count_of(word)
    unit = (match["unit"] or "").casefold()
    if not unit and match["number"] is None:
        return None
    return count * (_UNITS[unit[0]] if unit else 1)


def _count_of(word: str) -> int:
    return next((count for beginning, count in _COUNTS.items() if word.startswith(beginning)), 1)
