"""Phones as people and programs write them, turned into a plus and digits."""

from __future__ import annotations

import re
import unicodedata

_RUSSIAN_ZONES = (
    "Europe: Kaliningrad Moscow Simferopol Kirov Volgograd Astrakhan Saratov Ulyanovsk Samara",
    "Asia: Yekaterinburg Omsk Novosibirsk Barnaul Tomsk Novokuznetsk Krasnoyarsk Irkutsk Chita Yakutsk Khandyga "
    "Vladivostok Ust-Nera Magadan Sakhalin Srednekolymsk Kamchatka Anadyr "
    "Almaty Qyzylorda Qostanay Aqtobe Aqtau Atyrau Oral",
)
_SEVEN = frozenset(
    f"{area}/{city}" for area, _, cities in (z.partition(": ") for z in _RUSSIAN_ZONES) for city in cities.split()
)
_DASHES = "−⁃˗~"  # said for a dash, of other categories than dashes are
_WHOLE = re.compile(r"(?<=\d{7})\.0+$")
_POWER = re.compile(r"(\d)[.,](\d{10})[eе]\+?10")
_BETWEEN = re.compile(r"[,;/|\n\r]|\bи\b|\band\b|\bили\b|\bor\b|\s(?=\(?\+)")
_EXTENSION = re.compile(r"доб|внутр|вн\b|вн\.|ext|#|\bx ?\d|\*")
_LABEL = re.compile(
    r"\b(?:тел(?:ефон)?|моб(?:ильный)?|раб(?:очий)?|сот(?:овый)?|дом(?:ашний)?|м|т|р|phone|tel|mob(?:ile)?|cell|work|home)\b[.:]*"
)
_FAX = re.compile(r"факс|fax")
_DIALLED_AT_HOME = re.compile(r"(?<=\d)\s*\(0\)\s*")
_NUMBER = re.compile(r"\+?[0-9()\-. ]+")
_NEIGHBOURS = re.compile(r"(?:375|380|992|993|994|995|996|998)\d{9}|37[34]\d{8}")


def is_seven(zone: str) -> bool:
    """Is a national number at home in this time zone one of +7, Russia or Kazakhstan?"""
    return zone in _SEVEN


def phones(cell: object, *, seven: bool = True) -> list[str]:
    """All numbers of a cell as a plus and digits, without extensions and faxes; [] when there is none.

    Without a country a number is only taken where it says by itself which one it is: `seven` tells that national
    numbers are those of Russia and Kazakhstan. Elsewhere they would be somebody else's.
    """
    text = _written(cell)
    if power := _POWER.fullmatch(text):
        text = power[1] + power[2]
    pieces = (_EXTENSION.split(piece)[0] for piece in _BETWEEN.split(_WHOLE.sub("", text)) if not _FAX.search(piece))
    return [number for piece in pieces if (number := _international(piece, seven=seven))]


def is_mobile(number: str) -> bool:
    return re.fullmatch(r"\+79\d{9}", number) is not None


def lacks_country(cell: object) -> bool:
    """Is this a number that may be right in its own country, which it does not name?"""
    first = _LABEL.sub("", _EXTENSION.split(_BETWEEN.split(_WHOLE.sub("", _written(cell)))[0])[0]).strip()
    return not first.startswith("+") and bool(_NUMBER.fullmatch(first)) and 7 <= len(_digits(first)) <= 13


def _written(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = unicodedata.normalize("NFKC", str(cell)).casefold().strip().lstrip("'")
    dashed = ("-" if unicodedata.category(char) == "Pd" or char in _DASHES else char for char in text)
    return "".join(char for char in dashed if unicodedata.category(char) not in ("Cf", "Cs", "Mn"))


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


def _international(piece: str, *, seven: bool) -> str | None:
    """1. A plus or 00 names the country. 2. 8 and 8-10 are dialled inside Russia. 3. What can be nothing else."""
    number = " ".join(_LABEL.sub("", piece).split()).strip("-. ")
    if number.startswith("(+"):
        number = number.replace("(", "", 1).replace(")", "", 1)
    if number.startswith(("+", "00")):
        number = _DIALLED_AT_HOME.sub(" ", number)
    if not _NUMBER.fullmatch(number):
        return None
    digits = _digits(number)
    if number.startswith("+") and re.fullmatch(r"8[39]\d{9}", digits):  # no country has this code:
        full = "7" + digits[1:] if seven else "0"  # a plus before what is dialled inside Russia
    elif number.startswith("+"):
        full = digits
    elif digits.startswith("00"):
        full = digits[2:]
    elif seven and digits.startswith("810") and len(digits) >= 12:
        full = digits[3:]
    elif seven and re.fullmatch(r"8[34789]\d{9}", digits):
        full = "7" + digits[1:]
    elif seven and re.fullmatch(r"[3489]\d{9}", digits):
        full = "7" + digits
    elif re.fullmatch(r"7[3-9]\d{9}", digits) or _NEIGHBOURS.fullmatch(digits):
        full = digits
    else:
        return None
    if full.startswith("7") and not re.fullmatch(r"7[3-9]\d{9}", full):
        return None
    return f"+{full}" if 8 <= len(full) <= 15 and full[0] != "0" else None
