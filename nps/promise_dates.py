"""By when something is promised, as it is typed: «до пт», «завтра к 15», «01.12», "by Friday 3 pm"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from nps.working_time import WorkingTime

FRIDAY = 4
NO_YEAR = 3000
DAY = timedelta(days=1)
NEXT_YEAR_WITHIN = timedelta(days=183)
"""A day without a year that is over means next year's, if that comes so soon: «15.01» in December."""

AFTERNOON = ("1", "2", "3", "4", "5", "6", "7")
"""«Завтра к 3» is said of the afternoon; the night is «03:00» or «3 утра»."""


class Unreadable(ValueError):
    """Nobody can tell which day is meant."""


class IsPast(ValueError):
    """That is over."""


class IsTooFar(ValueError):
    """That is more than a year away."""


@dataclass(frozen=True, slots=True)
class By:
    """By when: `at` in UTC; a whole day means the end of its work."""

    at: datetime
    is_day: bool

    def day(self, time: WorkingTime) -> date:
        """The company's day."""
        return self.at.astimezone(time.zone).date()


@dataclass(frozen=True, slots=True)
class _Now:
    at: datetime
    time: WorkingTime

    @property
    def today(self) -> date:
        return self.at.astimezone(self.time.zone).date()


def by_day(day: date, now: datetime, time: WorkingTime) -> By:
    """The end of that day's work; today's, once that is over, the end of the day."""
    closes = time.closing_of(day)
    return By(closes if closes > now else time.end_of(day), is_day=True)


def check(by: By, now: datetime, time: WorkingTime) -> By:
    """Raises IsPast, IsTooFar."""
    if by.at <= now:
        raise IsPast
    today = now.astimezone(time.zone).date()
    if by.day(time) > _months_later(today, 12):
        raise IsTooFar
    return by


def choices(now: datetime, time: WorkingTime) -> list[date]:
    """The days that are offered: today while it is worked, the next working day, Friday, and a week from now."""
    today = now.astimezone(time.zone).date()
    next_day = time.next_working_day(today)
    friday = today + DAY * ((FRIDAY - today.weekday()) % 7 or 7)
    week = today + 7 * DAY
    if not time.is_working_day(week):
        week = time.next_working_day(week)
    offered = [next_day, week]
    if time.is_working_day(today) and time.closing_of(today) > now:
        offered.append(today)
    if time.is_working_day(friday):
        offered.append(friday)
    return sorted(set(offered))


def read(text: str, now: datetime, time: WorkingTime) -> By:
    """By when, as somebody types it. Raises Unreadable, IsPast, IsTooFar.

    1. A day, by date, name or distance, and an hour after it.
    2. An hour alone, if it is plainly one («к 15:00»): today's.
    3. Without a year, the next such day; one that was over not long ago is a mistake, and not next year's.
    4. A weekday is the next one, and never today: today is «сегодня».
    """
    words = _normal(text)
    here = _Now(now, time)
    for pattern, day_of in _DAYS:
        match = pattern.match(words)
        if match is None:
            continue
        found = day_of(match, here)
        rest = words[match.end() :].strip(" ,")
        if isinstance(found, By):
            if rest:
                raise Unreadable
            return check(found, now, time)
        return check(_with_hour(found, rest, here), now, time)
    return check(_hour_today(words, here), now, time)


def _normal(text: str) -> str:
    words = re.sub(r"[«»\"“”!?;()]", " ", text.casefold().replace("ё", "е"))
    words = re.sub(r"[ \t\n\u00a0\u202f]+", " ", words).strip(" .,")
    return _BEFORE.sub("", words)


_BEFORE = re.compile(
    r"^(?:(?:сделаем|сделаю|будет|обещаю|обещаем|срок|не позднее|не позже|до|к|ко|в|во|на"
    r"|by|until|till|on|before|no later than|the)\s+)+"
)


# --- hours ------------------------------------------------------------------------------------------------------------

_HOUR = re.compile(
    r"^(?P<before>(?:до|к|в|at|by|before|until|около)\s+)?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?"
    r"\s*(?P<word>ч\b|час(?:а|ов|ам|у)?|o'clock)?\s*(?P<unit>утра|дня|вечера|a\.?m|p\.?m)?\.?(?:\s*(?:мск|msk))?$"
)
_NOON = re.compile(r"^(?:(?:до|к|в|at|by|before)\s+)?(?:обеда|обеду|полудня|полудню|полдень|noon|lunch)$")
_END = re.compile(r"^(?:(?:до|к|в|by|at|the)\s+)*(?:конца? дня|концу дня|конце дня|вечера|вечеру|end of (?:the )?day)$")


def _with_hour(day: date, rest: str, now: _Now) -> By:
    if not rest or _END.match(rest):
        return by_day(day, now.at, now.time)
    hour = _hour_in(rest)
    if hour is None:
        raise Unreadable
    return By(_moment(day, *hour, now), is_day=False)


def _hour_today(words: str, now: _Now) -> By:
    """«15:00», «3 pm»; a bare number may be a day as well."""
    match = _HOUR.match(words)
    if match is not None and not (match["minute"] or match["word"] or match["unit"]):
        raise Unreadable
    return _with_hour(now.today, words or "?", now)


def _hour_in(words: str) -> tuple[int, int] | None:
    if _NOON.match(words):
        return 12, 0
    match = _HOUR.match(words)
    if match is None:
        return None
    hour, minute, unit = int(match["hour"]), int(match["minute"] or 0), (match["unit"] or "").replace(".", "")
    if unit in ("дня", "вечера", "pm") and hour < 12:
        hour += 12
    if unit in ("утра", "am") and hour == 12:
        hour = 0
    if not unit and match["hour"] in AFTERNOON:
        hour += 12
    return (hour, minute) if hour < 24 and minute < 60 else None


def _moment(day: date, hour: int, minute: int, now: _Now) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=now.time.zone).astimezone(UTC)


# --- days -------------------------------------------------------------------------------------------------------------

_MONTHS = (
    r"янв(?:ар[ьяе])?|jan(?:uary)?", r"фев(?:р(?:ал[ьяе])?)?|feb(?:ruary)?", r"мар(?:т[ае]?)?|mar(?:ch)?",
    r"апр(?:ел[ьяе])?|apr(?:il)?", r"ма[йяе]|may", r"июн[ьяе]?|june?", r"июл[ьяе]?|july?",
    r"авг(?:уст[ае]?)?|aug(?:ust)?", r"сен(?:т(?:ябр[ьяе])?)?|sep(?:t(?:ember)?)?", r"окт(?:ябр[ьяе])?|oct(?:ober)?",
    r"ноя(?:б(?:р[ьяе])?)?|nov(?:ember)?", r"дек(?:абр[ьяе])?|dec(?:ember)?",
)  # fmt: skip
_WEEKDAYS = (
    r"пн|понедельник[ау]?|mon(?:day)?", r"вт|вторник[ау]?|tue(?:s(?:day)?)?", r"ср|сред[ауые]|wed(?:nesday)?",
    r"чт|четверг[ау]?|thu(?:r(?:s(?:day)?)?)?", r"пт|пятниц[ауые]|fri(?:day)?", r"сб|суббот[ауые]|sat(?:urday)?",
    r"вс|воскресень[еяю]|sun(?:day)?",
)  # fmt: skip
_NUMBERS = {
    "": 1, "один": 1, "одну": 1, "a": 1, "an": 1, "one": 1, "два": 2, "две": 2, "пару": 2, "two": 2, "a couple of": 2,
    "три": 3, "three": 3, "четыре": 4, "four": 4, "пять": 5, "five": 5, "шесть": 6, "six": 6, "семь": 7, "seven": 7,
    "десять": 10, "ten": 10,
}  # fmt: skip
_MONTH = "|".join(_MONTHS)
_WEEKDAY = "|".join(_WEEKDAYS)
_COUNT = r"\d{1,3}|" + "|".join(sorted(filter(None, _NUMBERS), key=len, reverse=True))
_YEAR = r"(?:,?\s*(?P<year>\d{4})(?!\d)(?:\s*(?:г|года|год)\b\.?)?)?"
_ENDS = r"(?![\w:.]*\w)"


def _index_of(names: tuple[str, ...], word: str) -> int:
    return next(number for number, name in enumerate(names) if re.fullmatch(name, word))


def _date(year: int, month: int, day: int) -> date:
    if year >= NO_YEAR:
        raise Unreadable
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable from None


def _in_year(year: str | None, month: int, day: int, now: _Now) -> date:
    if year is not None:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    this_year = now.today.year
    if (month, day) == (2, 29):
        years = (year for year in range(this_year, this_year + 2) if monthrange(year, 2)[1] == 29)
        return _date(next(years, this_year), month, day)
    this = _date(this_year, month, day)
    if this >= now.today:
        return this
    later = _date(this_year + 1, month, day)
    return later if later - now.today <= NEXT_YEAR_WITHIN else this


def _iso(match: re.Match[str], now: _Now) -> date:
    return _date(int(match[1]), int(match[2]), int(match[3]))


def _numbers(match: re.Match[str], now: _Now) -> date:
    return _in_year(match["year"], int(match["month"]), int(match["day"]), now)


def _named(match: re.Match[str], now: _Now) -> date:
    day = _in_year(match["year"], _index_of(_MONTHS, match["month"]) + 1, int(match["day"]), now)
    if (weekday := match.groupdict().get("weekday")) and _index_of(_WEEKDAYS, weekday) != day.weekday():
        raise Unreadable
    return day


def _of_month(match: re.Match[str], now: _Now) -> date:
    """«15-го», «20 числа»: the next one."""
    day, today = int(match["day"]), now.today
    if day >= today.day:
        return _date(today.year, today.month, day)
    first = _months_later(today.replace(day=1), 1)
    return _date(first.year, first.month, day)


_NEAR = {"позавчера": -2, "вчера": -1, "yesterday": -1, "сегодня": 0, "today": 0, "завтра": 1, "tomorrow": 1}


def _near(match: re.Match[str], now: _Now) -> date:
    return now.today + DAY * _NEAR.get(match[1], 2)


def _weekday(match: re.Match[str], now: _Now) -> date:
    today, wanted = now.today, _index_of(_WEEKDAYS, match["weekday"])
    monday = today - DAY * today.weekday()
    if match["which"] is None:
        return today + DAY * ((wanted - today.weekday()) % 7 or 7)
    is_next = match["which"].startswith(("след", "буд", "next"))
    return monday + DAY * (wanted + (7 if is_next else 0))


def _after(match: re.Match[str], now: _Now) -> date | By:
    number = match["count"] or ""
    count = int(number) if number.isdecimal() else _NUMBERS[number]
    unit = match["unit"]
    if unit.startswith(("час", "hour")):
        return By(now.at + timedelta(hours=count), is_day=False)
    if unit.startswith(("раб", "work", "business")):
        return now.time.next_working_day(now.today, count)
    if unit.startswith(("нед", "week")):
        return now.today + 7 * DAY * count
    if unit.startswith(("мес", "month")):
        return _months_later(now.today, count)
    return now.today + DAY * count


def _end_of_week(match: re.Match[str], now: _Now) -> date:
    """The last working day of it; of a week without one, its Friday. Said when that is over, it is the coming week."""
    sunday = now.today + DAY * (6 - now.today.weekday() + (7 if match["next"] else 0))
    last = _last_working_day(sunday, now)
    return last if last >= now.today else _last_working_day(sunday + 7 * DAY, now)


def _last_working_day(sunday: date, now: _Now) -> date:
    week = [sunday - DAY * number for number in range(7)]
    return next((day for day in week if now.time.is_working_day(day)), week[6 - FRIDAY])


def _end_of_month(match: re.Match[str], now: _Now) -> date:
    first = _months_later(now.today.replace(day=1), 1 if match["next"] else 0)
    return first.replace(day=monthrange(first.year, first.month)[1])


def _months_later(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


_DAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Now], date | By]], ...] = tuple(
    (re.compile(pattern), day_of)
    for pattern, day_of in (
        (r"(\d{4})-(\d{1,2})-(\d{1,2})" + _ENDS, _iso),
        (
            r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?:\.(?P<year>\d{4}|\d{2}))?\.?(?:\s*(?:г|года)\b\.?)?" + _ENDS,
            _numbers,
        ),
        (
            rf"(?:(?P<weekday>{_WEEKDAY})\.?,?\s+)?(?P<day>\d{{1,2}})(?:-?го|-?е|st|nd|rd|th)?\s+(?:of\s+)?"
            rf"(?P<month>{_MONTH})\b\.?{_YEAR}",
            _named,
        ),
        (
            rf"(?:(?P<weekday>{_WEEKDAY})\.?,?\s+)?(?P<month>{_MONTH})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
            rf"(?![\d:]){_YEAR}",
            _named,
        ),
        (r"(?P<day>\d{1,2})(?:-?го|\s+числа|st|nd|rd|th)\b(?:\s+числа)?", _of_month),
        (
            r"(сегодня|today|позавчера|вчера|yesterday|послезавтра|(?:the )?day after tomorrow|завтра|tomorrow)\b",
            _near,
        ),
        (
            rf"(?:(?P<which>эт(?:у|ой|от|ого|ому)|ближайш\w+|следующ\w+|будущ\w+|this|next)\s+)?"
            rf"(?P<weekday>{_WEEKDAY})\b\.?",
            _weekday,
        ),
        (
            rf"(?:через|in)\s+(?:(?P<count>{_COUNT})\s+)?(?P<unit>час(?:а|ов)?|hours?|рабочи[хй]\s+(?:день|дня|дней)"
            r"|(?:working|business)\s+days?|день|дня|дней|days?|недел[юиь]|weeks?|месяц(?:а|ев)?|months?)\b",
            _after,
        ),
        (
            r"(?:кон(?:ец|ца|цу|це)\s+|(?:the\s+)?end of\s+(?:the\s+|this\s+)?)?(?:эт(?:а|ой)\s+)?"
            r"(?P<next>следующ\w+\s+|next\s+)?(?:недел[иеюя]|week)\b",
            _end_of_week,
        ),
        (
            r"(?:кон(?:ец|ца|цу|це)\s+|(?:the\s+)?end of\s+(?:the\s+|this\s+)?)"
            r"(?P<next>следующ\w+\s+|next\s+)?(?:месяца|month)\b",
            _end_of_month,
        ),
    )
)
