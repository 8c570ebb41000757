"""A time zone as people say it: a city, «МСК+2», «+10», a name of the zone database."""

from __future__ import annotations

import re
from collections.abc import Mapping

from nps.client_values import zone as listed_zone
from nps.text import fold

RUSSIAN = (
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Magadan",
    "Asia/Kamchatka",
)
"""The eleven of Russia, from west to east."""
LONGEST = 60

# Big cities that give no zone its name; those that do come with their names in every language.
_OTHER_CITIES = {
    "Europe/Moscow": "санкт петербург, петербург, питер, спб, казань, нижний новгород, ростов на дону, ростов, "
    "воронеж, краснодар, тула, ярославль, рязань, пенза, липецк, тверь, брянск, иваново, курск, белгород, сочи, "
    "ставрополь, калуга, смоленск, владимир, чебоксары, саранск, орел, вологда, череповец, мурманск, "
    "архангельск, тамбов, кострома, петрозаводск, сыктывкар, великий новгород, псков, махачкала, грозный, "
    "владикавказ, нальчик, новороссийск, таганрог, йошкар ола, набережные челны, подольск, химки, saint "
    "petersburg, st petersburg, st. petersburg, kazan, nizhny novgorod, rostov on don, rostov, voronezh, "
    "krasnodar, tula, yaroslavl, ryazan, penza, lipetsk, tver, bryansk, kursk, belgorod, sochi, "
    "stavropol, kaluga, smolensk, vladimir, cheboksary, murmansk, arkhangelsk, naberezhnye chelny",
    "Europe/Simferopol": "севастополь, крым, sevastopol, crimea",
    "Europe/Samara": "тольятти, ижевск, tolyatti, togliatti, izhevsk",
    "Asia/Yekaterinburg": "екб, уфа, челябинск, пермь, тюмень, оренбург, магнитогорск, курган, сургут, нижний тагил, "
    "нижневартовск, ханты мансийск, стерлитамак, салехард, новый уренгой, ufa, chelyabinsk, perm, tyumen, "
    "orenburg, magnitogorsk, kurgan, surgut, nizhny tagil, nizhnevartovsk, ekaterinburg",
    "Asia/Novokuznetsk": "кемерово, kemerovo",
    "Asia/Barnaul": "бийск, горно алтайск, biysk",
    "Asia/Krasnoyarsk": "норильск, абакан, кызыл, norilsk, abakan",
    "Asia/Irkutsk": "улан удэ, братск, ангарск, ulan ude, bratsk, angarsk",
    "Asia/Yakutsk": "благовещенск, blagoveshchensk",
    "Asia/Vladivostok": "владик, хабаровск, комсомольск на амуре, находка, уссурийск, биробиджан, khabarovsk, "
    "komsomolsk on amur, nakhodka, ussuriysk",
    "Asia/Sakhalin": "южно сахалинск, сахалин, yuzhno sakhalinsk, sakhalin",
    "Asia/Kamchatka": "камчатка, kamchatka",
    "Asia/Anadyr": "чукотка, chukotka",
}
_CITIES = {city: zone for zone, cities in _OTHER_CITIES.items() for city in cities.split(", ")}
_BEFORE = re.compile(r"^(?:г\. ?|г |город |по )")
_TIME = re.compile(r" ?(?:время|time)$|^время ")
_OFFSET = re.compile(r"[+-] ?\d{1,2}(?::?[0-5]\d)?")
_NO_WHOLE_HOUR = {
    "+03:30": "Asia/Tehran",
    "+04:30": "Asia/Kabul",
    "+05:30": "Asia/Kolkata",
    "+05:45": "Asia/Kathmandu",
    "+06:30": "Asia/Yangon",
    "+09:30": "Australia/Darwin",
    "-03:30": "America/St_Johns",
}


def compared(name: str) -> str:
    """A city as it is compared: without case, ё, hyphens."""
    return " ".join(fold(name).replace("-", " ").replace("_", " ").split())


def parse(text: str, cities: Mapping[str, str]) -> str | None:
    """The name in the zone database; None when it is none. `cities` are further ones, as `compared`, with their zones.

    1. An offset: "+10", "UTC+10", "МСК+7", "+5:30".
    2. A city, with or without «г.»; "московское время" and "по Москве" are Moscow's.
    3. The zone's own name: "Asia/Vladivostok".
    """
    said = text.strip()[:LONGEST].replace("−", "-").replace("–", "-")
    said = re.sub(r"(?<=\d):00$", "", re.sub(r"^(?:utc|gmt) *(?=[+-])", "", said, flags=re.IGNORECASE))
    if _OFFSET.fullmatch(said):
        return _of_offset(said.replace(" ", ""))
    place = compared(_TIME.sub("", fold(said)))
    place = _BEFORE.sub("", place).strip()
    if place.startswith("москв") or place in ("московское", "moscow"):
        return "Europe/Moscow"
    return _CITIES.get(place) or cities.get(place) or listed_zone(said)


def _of_offset(said: str) -> str | None:
    sign, digits = said[0], said[1:].replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    if minutes:
        return _NO_WHOLE_HOUR.get(f"{sign}{hours:02}:{minutes:02}")
    return listed_zone(f"utc{sign}{hours}")
