"""Time zones in words: «Владивосток (UTC+10)», and the choice of one's own."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from functools import cache
from zoneinfo import available_timezones

from babel import Locale
from babel.dates import get_timezone_location

from messages.dates import moment
from messages.taps.staff import ZoneTap
from messages.texts import Markup, label, say
from messages.writing import Buttons, button
from nps import zones
from nps.programme import Programme
from nps.values import LANGUAGES
from storage.people.staff import Staff


@cache
def cities() -> dict[str, str]:
    """The cities that give the zones their names, in each language, as they are compared; with their zones."""
    known = {}
    available = available_timezones()  # read from the disk each time
    for name in sorted(available):
        area, _, city = name.rpartition("/")
        if area and area.partition("/")[0] not in ("Etc", "SystemV", "posix", "right"):
            known[zones.compared(city)] = name
    for language in LANGUAGES:
        for name, described in Locale(language).time_zones.items():
            if "city" in described and name in available:
                known[zones.compared(described["city"])] = name
    return known


def zone_name(language: str, zone: tzinfo, now: datetime) -> str:
    """«Владивосток (UTC+10)»; of a zone that is no city's the offset alone."""
    offset = _offset(zone, now)
    key = str(getattr(zone, "key", ""))
    if "/" not in key or key.startswith("Etc/"):
        return offset
    return f"{get_timezone_location(zone, locale=language, return_city=True)} ({offset})"


def _offset(zone: tzinfo, now: datetime) -> str:
    ahead = now.astimezone(zone).utcoffset() or timedelta()
    minutes = abs(ahead) // timedelta(minutes=1)
    past = f":{minutes % 60:02}" if minutes % 60 else ""
    return f"UTC{'−' if ahead < timedelta() else '+'}{minutes // 60}{past}"


def ask_zone(language: str, programme: Programme, staff: Staff, now: datetime) -> tuple[Markup, Buttons]:
    """Whose hours are yours? The eleven zones of Russia, the company's, or a city in words."""
    zone = programme.zone_named(staff.timezone)
    choices = [
        button(zone_name(language, programme.zone_named(name), now), ZoneTap(zone=number).pack())
        for number, name in enumerate(zones.RUSSIAN)
    ]
    own = button(
        label(language, "timezone-of-company", zone=zone_name(language, programme.zone, now)),
        ZoneTap(zone=len(zones.RUSSIAN)).pack(),
    )
    text = say(language, "timezone-ask", zone=zone_name(language, zone, now), when=moment(language, now, zone))
    return text, [*(choices[at : at + 2] for at in range(0, len(choices), 2)), [own]]


def zone_set(language: str, zone: tzinfo, now: datetime) -> Markup:
    return say(language, "timezone-done", zone=zone_name(language, zone, now), when=moment(language, now, zone))
