"""Words for parts of the calendar, Russian and English, in the forms people type them."""

from __future__ import annotations

import re

from nps.values import PeriodKind

_MONTHS = tuple(
    re.compile(pattern)
    for pattern in (
        r"янв(?:ар(?:ь|я|ю|е|ем))?|jan(?:uary)?",
        r"фев(?:р(?:ал(?:ь|я|ю|е|ем))?)?|feb(?:ruary)?",
        r"мар(?:т(?:а|у|е|ом)?)?|mar(?:ch)?",
        r"апр(?:ел(?:ь|я|ю|е|ем))?|apr(?:il)?",
        r"ма(?:й|я|ю|е|ем)|may",
        r"июн(?:ь|я|ю|е|ем)?|june?",
        r"июл(?:ь|я|ю|е|ем)?|july?",
        r"авг(?:уст(?:а|у|е|ом)?)?|aug(?:ust)?",
        r"сен(?:т(?:ябр(?:ь|я|ю|е|ем))?)?|sept?(?:ember)?",
        r"окт(?:ябр(?:ь|я|ю|е|ем))?|oct(?:ober)?",
        r"ноя(?:б(?:р(?:ь|я|ю|е|ем))?)?|nov(?:ember)?",
        r"дек(?:абр(?:ь|я|ю|е|ем))?|dec(?:ember)?",
    )
)
_KINDS = (
    (PeriodKind.WEEK, re.compile(r"недел(?:я|и|е|ю|ей)|week")),
    (PeriodKind.MONTH, re.compile(r"месяц(?:а|у|е|ем)?|month")),
    (PeriodKind.QUARTER, re.compile(r"квартал(?:а|у|е|ом)?|quarter")),
    (PeriodKind.HALF, re.compile(r"полугоди(?:е|я|ю|и|ем)|half(?:-?year)?")),
    (PeriodKind.YEAR, re.compile(r"год(?:а|у|е|ом)?|year")),
)
_NUMERALS = (
    re.compile(r"1|i|перв(?:ый|ого|ом|ое)|first"),
    re.compile(r"2|ii|втор(?:ой|ого|ом|ое)|second"),
    re.compile(r"3|iii|трет(?:ий|ьего|ьем)"),
    re.compile(r"4|iv|четверт(?:ый|ого|ом)"),
)
_THIS = re.compile(r"(?:эт(?:от|а|у|ой|ом|ого)|текущ\w+|this|current)")
_LAST = re.compile(r"(?:прошл\w+|предыдущ\w+|last|previous)")
_NUMERAL = rf"({'|'.join(pattern.pattern for pattern in _NUMERALS)})"
_QUARTER = re.compile(
    rf"(?:q|кв\.?|квартал|quarter) ?{_NUMERAL}|{_NUMERAL}(?: ?-?й)? ?(?:q|кв\.?|квартал(?:а|у|е|ом)?|quarter)"
)
_HALF = re.compile(
    rf"h ?{_NUMERAL}|{_NUMERAL}(?: ?-?е)? (?:полугоди(?:е|я|ю|и|ем)|half(?:-?year)?(?: of)?)"
    rf"|(?:полугодие|half(?:-?year)?) {_NUMERAL}"
)
_DAYS = re.compile(r"(?:(?:последни[ехй]|прошлые|last|past) )?([0-9]{1,3}) (?:дн(?:ей|я)|день|days?)")
_WEEK = re.compile(r"(?:w ?|week |недел[яиюе] )([0-9]{1,2})|([0-9]{1,2})(?: ?-?я)? (?:недел[яиюе]|week)")
_ANY_MONTH = rf"(?P<month>{'|'.join(pattern.pattern for pattern in _MONTHS)})\.?"
_DAY_OF = r"[0-9]{1,2}(?![0-9])"
_ENDING = r"(?:-?(?:ого|го|ое|е|st|nd|rd|th))?"
_TO = r" ?(?:-|по |to |until ) ?"
_YEAR_OF = r"(?:,? (?P<year>20[0-9]{2})(?: ?(?:года?|г\.?))?)?(?!\w)"
_DAY_FIRST = re.compile(
    rf"(?<![0-9.])(?:(?P<first>{_DAY_OF}){_ENDING}{_TO})?(?P<last>{_DAY_OF}){_ENDING} (?:of )?{_ANY_MONTH}{_YEAR_OF}"
)
_MONTH_FIRST = re.compile(
    rf"\b{_ANY_MONTH} (?P<last>{_DAY_OF}){_ENDING}(?:{_TO}(?P<until>{_DAY_OF}){_ENDING}(?! ?[a-zа-я]))?{_YEAR_OF}"
)
_BEGINS_WITH_MONTH = re.compile(rf"(?:from )?{_ANY_MONTH} ")


def numbered_days(text: str) -> str:
    """With each day that is told by its month's name in numbers: "1.9-15.10" of «1 сентября - 15 октября».

    Days that share the name both have it: "1.10.2026-15.10.2026" of "October 1-15, 2026".
    """
    pattern = _MONTH_FIRST if _BEGINS_WITH_MONTH.match(text) else _DAY_FIRST
    return pattern.sub(_in_numbers, text)


def _in_numbers(match: re.Match[str]) -> str:
    found = match.groupdict()
    days = [day for day in (found.get("first"), found["last"], found.get("until")) if day]
    year = f".{found['year']}" if found["year"] else ""
    return "-".join(f"{day}.{month_number(found['month'])}{year}" for day in days)


def month_number(text: str) -> int | None:
    """1 to 12 for a month's name or its usual abbreviation, in any case ending."""
    word = text.removesuffix(".")
    return next((number for number, name in enumerate(_MONTHS, 1) if name.fullmatch(word)), None)


def quarter_number(text: str) -> int | None:
    """1 to 4 for "q3", "3 кв", "iii квартал", "третий квартал"."""
    match = _QUARTER.fullmatch(text)
    if match is None:
        return None
    numeral = match[1] or match[2]
    return next((number for number, name in enumerate(_NUMERALS, 1) if name.fullmatch(numeral)), None)


def half_number(text: str) -> int | None:
    """1 or 2 for "h1", "1 полугодие", "второе полугодие"."""
    match = _HALF.fullmatch(text)
    if match is None:
        return None
    numeral = next(group for group in match.groups() if group)
    number = next((number for number, name in enumerate(_NUMERALS, 1) if name.fullmatch(numeral)), None)
    return number if number in (1, 2) else None


_NAMED_DAYS = {"сегодня": 0, "today": 0, "вчера": 1, "yesterday": 1, "позавчера": 2}


def day_count(text: str) -> int | None:
    """How many days "последние 30 дней", "90 days" or "365 дней" are; the last ones are meant, to this day."""
    match = _DAYS.fullmatch(text)
    return int(match[1]) if match else None


def days_back(text: str) -> int | None:
    """How long ago "сегодня" (0) and "вчера" (1) are."""
    return _NAMED_DAYS.get(text)


def week_number(text: str) -> int | None:
    """The number in "w47" or "47 неделя"; whether the year has such a week is another question."""
    match = _WEEK.fullmatch(text)
    return int(match[1] or match[2]) if match else None


def relative_kind(text: str) -> tuple[PeriodKind, int] | None:
    """What "неделя", "этот месяц" (0) or "прошлый квартал" (1) mean: a kind, and how many of them back."""
    first, _, rest = text.rpartition(" ")
    kind = next((kind for kind, name in _KINDS if name.fullmatch(rest)), None)
    if kind is None:
        return None
    if not first or _THIS.fullmatch(first):
        return kind, 0
    return (kind, 1) if _LAST.fullmatch(first) else None
