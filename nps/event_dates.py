"""When something happened, as it is typed: «вчера», «в пт», «20.11», «3 дня назад», "last Friday", "Nov 20"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from nps import client_values as values
from nps.promise_dates import IsTooFar, Unreadable

DAY = timedelta(days=1)
MOST_AHEAD, MOST_AGO = timedelta(days=366), timedelta(days=20 * 366)
"""What is planned within a year may be written down; what is older than this is a mistake."""
_BEFORE = re.compile(r"^(?:(?:было|это|дата|в|во|от|on|at|the|last|прошл\w+|эт\w+)\s+)+")
_NEAR = {
    **{"сегодня": 0, "today": 0, "вчера": 1, "yesterday": 1, "позавчера": 2, "day before yesterday": 2},
    **{"завтра": -1, "tomorrow": -1},
}
_WEEKDAYS = (
    r"пн|понедельник\w?|mon(?:day)?", r"вт|вторник\w?|tue(?:s(?:day)?)?", r"ср|сред\w|wed(?:nesday)?",
    r"чт|четверг\w?|thu(?:r(?:s(?:day)?)?)?", r"пт|пятниц\w|fri(?:day)?", r"сб|суббот\w|sat(?:urday)?",
    r"вс|воскресень\w|sun(?:day)?",
)  # fmt: skip
_NUMBERS = {"": 1, "a": 1, "an": 1, "один": 1, "одну": 1, "два": 2, "две": 2, "пару": 2, "two": 2, "три": 3, "three": 3}
_AGO = re.compile(
    r"(?P<count>\d{1,3}|[a-zа-я]+)?\s*(?P<unit>день|дня|дней|days?|недел[юиья]|weeks?|месяц(?:а|ев)?|months?)\s+"
    r"(?:тому\s+)?(?:назад|ago)"
)
_UNITS = (("нед", 7), ("week", 7), ("мес", 30), ("month", 30))
_OF_MONTH = re.compile(r"(?P<day>\d{1,2})(?:-?го|\s+числа|st|nd|rd|th)?")


def read_day(text: str, today: date) -> date:
    """The day that is meant: without a year, or by its weekday, the newest one. Raises Unreadable, IsTooFar."""
    words = re.sub(r"[\s\u00a0]+", " ", re.sub(r"[«»\"“”!?;()]", " ", text.casefold().replace("ё", "е"))).strip(" .,")
    words = _BEFORE.sub("", words)
    found = _near(words, today) or _written(words, today) or _of_month(words, today)
    if found is None:
        raise Unreadable
    return check(found, today)


def check(day: date, today: date) -> date:
    """Raises IsTooFar."""
    if day - today > MOST_AHEAD or today - day > MOST_AGO:
        raise IsTooFar
    return day


def _near(words: str, today: date) -> date | None:
    """By the distance from today."""
    if words in _NEAR:
        return today - DAY * _NEAR[words]
    for number, pattern in enumerate(_WEEKDAYS):
        if re.fullmatch(pattern, words):
            return today - DAY * ((today.weekday() - number) % 7 or 7)
    match = _AGO.fullmatch(words)
    if match is None:
        return None
    told = match["count"] or ""
    count = int(told) if told.isdecimal() else _NUMBERS.get(told)
    if count is None:
        return None
    return today - DAY * count * next((days for unit, days in _UNITS if match["unit"].startswith(unit)), 1)


def _written(words: str, today: date) -> date | None:
    """As a calendar has it; without a year, the newest such day."""
    whole = values.day(words)
    if whole is not None:
        return whole
    mark = "." if re.fullmatch(r"\d{1,2}\.\d{1,2}", words) else " "
    candidates = [values.day(f"{words}{mark}{year}") for year in range(today.year, today.year - 5, -1)]
    return next((day for day in candidates if day is not None and day <= today), None)


def _of_month(words: str, today: date) -> date | None:
    """«15-го»: the newest one."""
    match = _OF_MONTH.fullmatch(words)
    if match is None:
        return None
    first = today.replace(day=1)
    for _ in range(12):
        try:
            day = first.replace(day=int(match["day"]))
        except ValueError:
            day = None
        if day is not None and day <= today:
            return day
        first = (first - DAY).replace(day=1)
    return None
