"""An absence as people say it: «до 8 дек Иванов», «Смирнова до пятницы», "for a week", «я вернулся»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from nps.calendar_words import month_number

LONGEST = timedelta(days=366)
LONGEST_TEXT = 200

_WEEKDAYS = (
    r"пн|понедельника?|mon(?:day)?",
    r"вт|вторника?|tue(?:s(?:day)?)?",
    r"ср|сред[аыу]|wed(?:nesday)?",
    r"чт|четверга?|thu(?:r(?:s(?:day)?)?)?",
    r"пт|пятниц[аыу]|fri(?:day)?",
    r"сб|суббот[аыу]|sat(?:urday)?",
    r"вс|воскресень[яе]|sun(?:day)?",
)
_WORDS = {-1: r"вчера|yesterday", 0: r"сегодня|today", 1: r"завтра(?:шнего дня)?|tomorrow", 2: r"послезавтра"}
_SPANS = {
    "day": r"день|дня|дней|дн|days?",
    "week": r"недел(?:ю|и|ь)|weeks?",
    "month": r"месяц(?:а|ев)?|months?",
}
_COUNTS = {1: r"один|одну|одна|an?|one", 2: r"дв[ае]|two", 3: r"три|three", 4: r"четыре|four"}

_DAY = (
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})"
    r"|(?P<dotted>\d{1,2}[./]\d{1,2}(?:[./](?:\d{4}|\d{2}))?)(?![\d.]*\d)"
    r"|(?P<named>\d{1,2}(?:-?(?:го|st|nd|rd|th))?[  ](?P<month>[^\W\d_]+)\.?(?:,?[  ](?P<year>\d{4}))?)"
    r"|(?P<english>(?P<emonth>[a-z]+)\.? (?P<eday>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<eyear>\d{4}))?)"
    r"|(?P<weekday>" + "|".join(_WEEKDAYS) + r")(?!\w)"
    r"|(?P<word>" + "|".join(_WORDS.values()) + r")(?!\w)"
)
_UNTIL = re.compile(rf"(?<!\w)(?:до|по|till|until|til|to|through)[  ]+(?:конца[  ]+)?(?:{_DAY})", re.IGNORECASE)
_FOR = re.compile(
    r"(?<!\w)(?:на|for)[  ]+(?:(?P<count>\d{1,3}|"
    + "|".join(_COUNTS.values())
    + r")[  ]+)?(?P<span>"
    + "|".join(_SPANS.values())
    + r")(?!\w)",
    re.IGNORECASE,
)
_FROM = re.compile(rf"(?<!\w)(?:с|со|from|since)[  ]+(?:{_DAY})", re.IGNORECASE)
_BACK = re.compile(r"off|end|back|i am back|i'm back|i’m back|(?:я )?(?:уже )?(?:вернул(?:ся|ась)|здесь|на месте)")
_SAID_BACK = re.compile(r"я (?:уже )?вернул(?:ся|ась)|i am back|i'm back|i’m back")


class AbsenceError(ValueError):
    """What cannot be understood or must not be; `key` says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Absence:
    """Who is away, who stands in for them (both as typed, may be empty), and the last day; None: they are back."""

    who: str
    deputy: str
    until: date | None


def says_back(text: str) -> bool:
    """«Я вернулся», and nothing else."""
    return _SAID_BACK.fullmatch(_plain(text)) is not None


def parse_absence(text: str, today: date) -> Absence:
    """What stands behind /away. Raises AbsenceError.

    1. «off», «я вернулся», alone or beside a name: the absence is over.
    2. Before the day the name of who is away, behind it of who stands in; the day itself is the last one away.
    3. A weekday is the next one. A date without a year that has passed is refused rather than taken for the next
       year's, unless it is longer ago than half a year.
    """
    if len(text) > LONGEST_TEXT:
        raise AbsenceError("away-unreadable")
    words = " ".join(text.split())
    if (back := _parse_back(words)) is not None:
        return back
    begins = _FROM.search(words)
    until = _UNTIL.search(words, begins.end() if begins else 0) or _FOR.search(words)
    if until is None:
        raise AbsenceError("away-unreadable")
    last = _last_day(until, today)
    if begins is not None:
        first = _day_of(begins, today)
        if first > last:
            raise AbsenceError("away-backwards")
        if first > today:
            raise AbsenceError("away-later")
    if (second := _UNTIL.search(words, until.end())) is not None:  # a day, and no name of a colleague
        raise AbsenceError("away-backwards" if _last_day(second, today) < last else "away-unreadable")
    if last < today:
        raise AbsenceError("away-past")
    if last - today > LONGEST:
        raise AbsenceError("away-long")
    before = words[: (begins or until).start()]
    between = words[begins.end() : until.start()] if begins is not None and begins.end() <= until.start() else ""
    return Absence(_name(f"{before} {between}"), _name(words[until.end() :]), last)


def _parse_back(words: str) -> Absence | None:
    plain = _plain(words)
    if _BACK.fullmatch(plain):
        return Absence("", "", None)
    if (match := re.search(rf"(?<!\w)(?:{_BACK.pattern})$", plain)) is not None:
        return Absence(_name(words[: match.start()]), "", None)
    if (match := re.match(rf"(?:{_BACK.pattern}) (?=\w)", plain)) is not None:
        return Absence(_name(words[match.end() :]), "", None)
    return None


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split()).strip(" .!,")


def _name(text: str) -> str:
    return " ".join(text.strip(" ,.:;—–-").split())


def _last_day(match: re.Match[str], today: date) -> date:
    if "span" not in match.groupdict():
        return _day_of(match, today)
    count = _count(match["count"])
    span = next(name for name, words in _SPANS.items() if re.fullmatch(words, match["span"], re.IGNORECASE))
    if count < 1:
        raise AbsenceError("away-unreadable")
    days = {"day": 1, "week": 7, "month": 30}[span] * count
    return today + timedelta(days=days - 1)


def _count(text: str | None) -> int:
    if text is None:
        return 1
    if text.isdecimal():
        return int(text)
    return next(number for number, words in _COUNTS.items() if re.fullmatch(words, text, re.IGNORECASE))


def _day_of(match: re.Match[str], today: date) -> date:
    """The day that is named. Raises AbsenceError."""
    if match["weekday"]:
        number = next(n for n, words in enumerate(_WEEKDAYS) if re.fullmatch(words, match["weekday"], re.IGNORECASE))
        ahead = (number - today.weekday()) % 7
        return today + timedelta(days=ahead or 7 * (not match[0].casefold().startswith(("с", "from", "since"))))
    if match["word"]:
        return today + timedelta(
            days=next(n for n, words in _WORDS.items() if re.fullmatch(words, match["word"], re.IGNORECASE))
        )
    day, month, year = _numbers(match)
    try:
        if year is not None:
            return date(year, month, day)
        return _near(day, month, today)
    except ValueError:
        raise AbsenceError("away-no-such-day") from None


def _numbers(match: re.Match[str]) -> tuple[int, int, int | None]:
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return day, month, year
    if match["dotted"]:
        day, month, *rest = map(int, re.split(r"[./]", match["dotted"]))
        return day, month, (rest[0] + 2000 if rest[0] < 100 else rest[0]) if rest else None
    name, number, said_year = (
        (match["month"], match["named"], match["year"])
        if match["named"]
        else (match["emonth"], match["eday"], match["eyear"])
    )
    of_year = month_number(name.casefold())
    if of_year is None:
        raise AbsenceError("away-unreadable")
    return int(re.split(r"\D", number, maxsplit=1)[0]), of_year, int(said_year) if said_year else None


def _near(day: int, month: int, today: date) -> date:
    """Of this year, unless that is over for more than half a year: «до 10 янв» in December is the next January."""
    this_year = date(today.year, month, day)
    return date(today.year + 1, month, day) if today - this_year > timedelta(days=183) else this_year
