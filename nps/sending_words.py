"""When summaries are to come, as owners type it: "неделя пт 17:30", "месяц 5 10:00", "quarter 10 9:00", "week off"."""

from __future__ import annotations

import re
from typing import NamedTuple

from nps.sending import LATEST_DAY, When
from nps.text import fold
from nps.values import PeriodKind

_KINDS = {
    PeriodKind.WEEK: re.compile(r"недел\w*|week(?:ly)?"),
    PeriodKind.MONTH: re.compile(r"месяц\w*|month(?:ly)?"),
    PeriodKind.QUARTER: re.compile(r"квартал\w*|quarter(?:ly)?"),
}
_DAYS = (
    re.compile(r"пн|понедельник\w*|mon(?:day)?"),
    re.compile(r"вт|вторник\w*|tue(?:sday)?"),
    re.compile(r"ср|сред\w*|wed(?:nesday)?"),
    re.compile(r"чт|четверг\w*|thu(?:rsday)?"),
    re.compile(r"пт|пятниц\w*|fri(?:day)?"),
    re.compile(r"сб|суббот\w*|sat(?:urday)?"),
    re.compile(r"вс|воскресень\w*|sun(?:day)?"),
)
_OFF = re.compile(r"выкл\w*|нет|off|no")
_TIME = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")
_NUMBER = re.compile(r"([0-9]{1,2})(?:-?го)?(?: числа)?")


class Wanted(NamedTuple):
    """Of which summary; `when` None: it is not to come."""

    kind: PeriodKind
    when: When | None


def parse_sending(text: str) -> Wanted | None:
    """What is typed behind /settings; None when it cannot be read. Without a time it is nine o'clock."""
    words = re.sub(r"\b(?:в|во|по|at|on)\b", " ", fold(text)).split()
    kind = next((kind for kind, name in _KINDS.items() if words and name.fullmatch(words[0])), None)
    if kind is None or len(words) < 2:
        return None
    if len(words) == 2 and _OFF.fullmatch(words[1]):
        return Wanted(kind, None)
    time = _TIME.fullmatch(words[-1])
    hour, minute = (int(time[1]), int(time[2])) if time else (9, 0)
    day = _day_of(kind, " ".join(words[1:-1] if time else words[1:]))
    return Wanted(kind, When(day, hour, minute)) if day is not None else None


def _day_of(kind: PeriodKind, text: str) -> int | None:
    if kind is PeriodKind.WEEK:
        return next((number for number, name in enumerate(_DAYS) if name.fullmatch(text)), None)
    match = _NUMBER.fullmatch(text)
    return int(match[1]) if match and 1 <= int(match[1]) <= LATEST_DAY else None
