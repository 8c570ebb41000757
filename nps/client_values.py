"""Cells of a client list turned into values: money, dates, phones, time zones."""

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
_DATES = (
    re.compile(
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?: г\.?)?(?: \d{1,2}:\d{2}(?::\d{2})?)?", re.ASCII
    ),
    re.compile(
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?", re.ASCII
    ),
)
_BLANKS = ("-", "–", "—", "#n/a", "#н/д")  # how spreadsheets and people say "nothing here"
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")
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


def text_of(cell: object) -> str:
    """What a cell says: one line without what is invisible (nps.text.visible); "" for an empty cell."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():  # spreadsheets keep 79161234567 as a float
        cell = int(cell)
    if isinstance(cell, datetime) and cell.time() == datetime.min.time():
        cell = cell.date()
    spaced = " ".join(unicodedata.normalize("NFC", str(cell)).split())
    if not spaced.isprintable():
        spaced = visible(spaced)
    return "" if spaced.casefold() in _BLANKS else unharmed(spaced)


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
    """A date out of a date cell, "01.09.2026" or "2026-09-01"; None for anything else, the impossible included."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if not isinstance(cell, date):
        text = text_of(cell)
        match = next(filter(None, (pattern.fullmatch(text) for pattern in _DATES)), None)
        if match is None:
            return None
        try:
            cell = date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            return None
    return cell if 1900 <= cell.year < 2100 else None


def phone(cell: object) -> str | None:
    """A plus and digits: the first of several numbers, no extension. Ten digits, or eleven after 8, are Russian."""
    first = re.split(r"[,;/]|доб|ext|#", text_of(cell).casefold().lstrip("'"))[0]
    if re.search(r"[^0-9+()\-–—. ]", first) or "+" in first.strip()[1:]:
        return None
    digits = re.sub(r"[^0-9]", "", first)
    if first.strip().startswith("+"):
        international = digits
    elif digits.startswith("00"):
        international = digits[2:]
    elif len(digits) == 10:
        international = "7" + digits
    elif len(digits) == 11 and digits.startswith("8"):
        international = "7" + digits[1:]
    else:
        international = digits if len(digits) >= 11 else ""
    return f"+{international}" if 8 <= len(international) <= 15 and international[0] != "0" else None


def email(text: str) -> str | None:
    return text if _EMAIL.fullmatch(text) else None


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
