"""Cells of a client list turned into values: texts, codes, money, dates, addresses, time zones."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from zoneinfo import available_timezones

from nps.text import unharmed, visible

_MONEY = re.compile(
    r"(?P<number>[0-9][0-9 '.,]*)(?P<power>[eе][+]?[0-9]{1,2})? ?(?P<unit>млрд|млн|тыс|т|bn|b|mln|mn|m|k)?\.?", re.ASCII
)
_CURRENCY = re.compile(r"₽|\$|€|\b(?:руб(?:лей|ля|ль)?|р|rub|rur|usd|eur)\b\.?")
_UNITS = {
    **dict.fromkeys(("млрд", "bn", "b"), 10**9),
    **dict.fromkeys(("млн", "mln", "mn", "m"), 10**6),
    **dict.fromkeys(("тыс", "т", "k"), 10**3),
}
_MOST_MONEY = 10**15
_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?"
_MONTHS = (
    *("январ|jan", "феврал|feb", "март|mar", "апрел|apr", "ма[йя]|may", "июн|jun"),
    *("июл|jul", "август|aug", "сентябр|sep", "октябр|oct", "ноябр|nov", "декабр|dec"),
)
_DATES = (
    re.compile(rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}|\d{{2}})(?: ?г\.?)?{_TIME}", re.ASCII),
    re.compile(rf"(?P<year>\d{{4}})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}}){_TIME}", re.ASCII),
    re.compile(r"(?P<day>\d{1,2}) (?P<word>[^\W\d]{3,9})\.?,? (?P<year>\d{4})(?: ?г(?:\.|ода)?)?"),
    re.compile(r"(?P<word>[^\W\d]{3,9})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})"),
)
_EITHER_WAY = re.compile(
    rf"(?P<one>\d{{1,2}})(?P<mark>[-/])(?P<two>\d{{1,2}})(?P=mark)(?P<year>\d{{4}}|\d{{2}}){_TIME}", re.ASCII
)
_NOTHING_WORDS = (
    "#n/a, #н/д, n/a, н/д, null, (null), nil, none, nan, undefined, unknown, empty, (empty), blank, (blank), "
    "not set, not specified, нет, нету, пусто, (пусто), прочерк, отсутствует, нет данных, не указан, не указано, "
    "не указана, не задан, не задано, не задана, не заполнен, не заполнено, не заполнена, неизвестно, не выбрано, "
    "не определен, не определено, <не указан>, <не задан>, <пусто>, <none>, <null>, 0000-00-00, 00.00.0000"
)
_NOTHING = frozenset(_NOTHING_WORDS.split(", "))
_NO_DAY = re.compile(
    r"(?:0?1\.0?1\.0001|0001-01-01|0000-00-00|00\.00\.0000|30\.12\.1899|1899-12-30)(?:[T ]0?0:00(?::00)?)?"
)
_FORMULA_ERROR = re.compile(r"#[A-ZА-ЯЁ/0_ ]+[!?]|#getting_data|#{3,}|err:\d{3}", re.IGNORECASE)
_EXCEL_TEXT = re.compile(r"=\s*\"((?:[^\"]|\"\")*)\"")  # how a CSV tells Excel that digits are a text
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?[eе][+]?\d+", re.IGNORECASE)
_WHOLE = re.compile(r"(\d+)[.,]0+", re.ASCII)
_EXACT = 10**15  # above, a spreadsheet has rounded the number
_GARBLED = "\ufffd"
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")
_NAMED_EMAIL = re.compile(r"(?:[^<>@]*<|mailto:)\s*(?P<address>[^<>]+?)\s*>?", re.IGNORECASE)
_OFFSET = re.compile(r"(?P<base>мск|msk|utc|gmt) ?(?:(?P<sign>[+-]) ?(?P<hours>\d{1,2})(?::00)?)?", re.ASCII)
_FROM_MOSCOW = {
    -1: "Europe/Kaliningrad",
    0: "Europe/Moscow",
    1: "Europe/Samara",
    2: "Asia/Yekaterinburg",
    3: "Asia/Omsk",
    4: "Asia/Krasnoyarsk",
    5: "Asia/Irkutsk",
    6: "Asia/Yakutsk",
    7: "Asia/Vladivostok",
    8: "Asia/Magadan",
    9: "Asia/Kamchatka",
}


def spelled(cell: object) -> str:
    """What a cell says, words for nothing included: one line without control and invisible characters."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():  # spreadsheets keep 79161234567 as a float
        cell = int(cell)
    if isinstance(cell, datetime) and cell.time() == datetime.min.time():
        cell = cell.date()
    spaced = " ".join(unicodedata.normalize("NFC", str(cell)).split())
    if not spaced.isprintable():
        spaced = visible(spaced)
    if told := _EXCEL_TEXT.fullmatch(spaced):
        return " ".join(told[1].replace('""', '"').split())
    return unharmed(spaced)


def text_of(cell: object) -> str:
    """The same; "" for an empty cell and for a word that says so: "нет", "NULL", "-"."""
    text = spelled(cell)
    return "" if is_nothing(text) else text


def is_nothing(text: str) -> bool:
    """How spreadsheets, programs and people say "nothing here"."""
    folded = text.casefold()
    return folded in _NOTHING or not re.search(r"[^\W_]|[#�]", folded) or bool(_NO_DAY.fullmatch(folded))


def is_formula_error(text: str) -> bool:
    """Is it what a spreadsheet shows for a formula that failed, like #REF! or #ССЫЛКА!?"""
    return bool(_FORMULA_ERROR.fullmatch(text))


def is_garbled(text: str) -> bool:
    """Does it hold bytes that are no characters of the file's encoding?"""
    return _GARBLED in text


def is_rounded(cell: object, text: str) -> bool:
    """Has a spreadsheet rounded this number, so that its last digits are lost?"""
    return bool(_ROUNDED.fullmatch(text)) or (isinstance(cell, float) and abs(cell) >= _EXACT)


def code(text: str) -> str:
    """An external id without the ".0" that numbers get on their way through spreadsheets and programs."""
    whole = _WHOLE.fullmatch(text)
    return whole[1] if whole else text


def money(cell: object) -> int | None:
    """Whole units out of "12,4 млн", "12 400 000 ₽" or 12.4e6; None when it is no amount. Never negative."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return _whole(Decimal(cell)) if 0 <= cell <= _MOST_MONEY else None
    match = _MONEY.fullmatch(" ".join(_CURRENCY.sub(" ", text_of(cell).casefold()).split()))
    if match is None:
        return None
    number = _decimal(match["number"].replace(" ", "").replace("'", ""), scaled=bool(match["unit"] or match["power"]))
    if number is None:
        return None
    amount = number * _UNITS.get(match["unit"], 1) * 10 ** int((match["power"] or "e0")[1:])
    return _whole(amount) if amount <= _MOST_MONEY else None


def _whole(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


def _decimal(text: str, *, scaled: bool) -> Decimal | None:
    """A number with whatever separators: the last one of two kinds is the decimal, one kind repeated is thousands.

    A single "12,400" is twelve thousand four hundred on its own, and 12.4 before "млн".
    """
    if len(text) > 30:
        return None
    marks = [char for char in text if char in ".,"]
    if len(set(marks)) == 2:
        whole, _, fraction = text.rpartition(marks[-1])
        if marks.count(marks[-1]) > 1:
            return None
        grouped, mark = whole, marks[0]
    elif len(marks) > 1 or (marks and not scaled and re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", text)):
        grouped, mark, fraction = text, marks[0], ""
    else:
        return Decimal(text.replace(",", "."))
    if not re.fullmatch(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+", grouped):
        return None
    return Decimal(f"{grouped.replace(mark, '')}.{fraction}")


def day(cell: object) -> date | None:
    """A date out of a date cell or of a text; None for anything else, the impossible and the ambiguous included."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if not isinstance(cell, date):
        text = text_of(cell)
        match = next(filter(None, (pattern.fullmatch(text) for pattern in _DATES)), None)
        found = _named_day(match.groupdict()) if match else _either_way(text)
        if found is None:
            return None
        try:
            cell = date(*found)
        except ValueError:
            return None
    return cell if 1900 <= cell.year < 2100 else None


def is_ambiguous_day(text: str) -> bool:
    """Could it be two dates, the day first or the month first?"""
    match = _EITHER_WAY.fullmatch(text)
    if match is None or _either_way(text) is not None:
        return False
    return all(0 < int(match[part]) <= 12 for part in ("one", "two"))


def _named_day(parts: dict[str, str]) -> tuple[int, int, int] | None:
    month = int(parts["month"]) if "month" in parts else _month(parts["word"])
    return (_year(parts["year"]), month, int(parts["day"])) if month else None


def _either_way(text: str) -> tuple[int, int, int] | None:
    """31/12/2025 and 12/31/2025 are the same day; 1/9/2026 may be two."""
    match = _EITHER_WAY.fullmatch(text)
    if match is None:
        return None
    one, two = int(match["one"]), int(match["two"])
    if one != two and one <= 12 and two <= 12:
        return None
    return (_year(match["year"]), two, one) if two <= 12 else (_year(match["year"]), one, two)


def _year(text: str) -> int:
    """Two digits are of this century, of the last one from 70 on."""
    return int(text) if len(text) == 4 else int(text) + (2000 if int(text) < 70 else 1900)


def _month(word: str) -> int:
    folded = word.casefold()
    return next((number for number, stem in enumerate(_MONTHS, 1) if re.match(stem, folded)), 0)


def email(text: str) -> str | None:
    """The address alone, out of "Ирина Ким <kim@example.ru>" or "mailto:kim@example.ru" too; of two addresses none."""
    named = _NAMED_EMAIL.fullmatch(text)
    address = named["address"] if named else text
    return address if _EMAIL.fullmatch(address) else None


def zone(text: str) -> str | None:
    """The IANA name of a zone given by that name in any case, as "МСК+2" or as "UTC+5"."""
    if match := _OFFSET.fullmatch(text.casefold().replace("−", "-").replace("–", "-")):
        hours = int(f"{match['sign'] or '+'}{match['hours'] or 0}")
        if match["base"] in ("мск", "msk"):
            return _FROM_MOSCOW.get(hours)
        if hours == 0:
            return "UTC"
        # The sign of these names is the other way round: Etc/GMT-5 is five hours east.
        return f"Etc/GMT{-hours:+}" if -12 <= hours <= 14 else None
    return _zones().get(text.casefold().replace(" ", "_"))


@cache
def _zones() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() if name != "localtime"}
