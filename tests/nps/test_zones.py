"""A time zone as people say it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.zones import cities
from nps.zones import _CITIES, RUSSIAN, parse


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Владивосток", "Asia/Vladivostok"),
        ("  владивосток ", "Asia/Vladivostok"),
        ("vladivostok", "Asia/Vladivostok"),
        ("Asia/Vladivostok", "Asia/Vladivostok"),
        ("asia/vladivostok", "Asia/Vladivostok"),
        ("г. Казань", "Europe/Moscow"),
        ("Kazan", "Europe/Moscow"),
        ("Санкт-Петербург", "Europe/Moscow"),
        ("питер", "Europe/Moscow"),
        ("Орёл", "Europe/Moscow"),
        ("по Москве", "Europe/Moscow"),
        ("московское время", "Europe/Moscow"),
        ("МСК", "Europe/Moscow"),
        ("мск+7", "Asia/Vladivostok"),
        ("МСК + 2", "Asia/Yekaterinburg"),
        ("Екатеринбург", "Asia/Yekaterinburg"),
        ("Ростов-на-Дону", "Europe/Moscow"),
        ("Комсомольск-на-Амуре", "Asia/Vladivostok"),
        ("Петропавловск-Камчатский", "Asia/Kamchatka"),
        ("Алматы", "Asia/Almaty"),
        ("Минск", "Europe/Minsk"),
        ("New York", "America/New_York"),
        ("+10", "Etc/GMT-10"),
        ("+ 10", "Etc/GMT-10"),
        ("UTC+10", "Etc/GMT-10"),
        ("utc +10:00", "Etc/GMT-10"),
        ("GMT-3", "Etc/GMT+3"),
        ("−3", "Etc/GMT+3"),
        ("+5:30", "Asia/Kolkata"),
        ("+0530", "Asia/Kolkata"),
        ("+0", "UTC"),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_is_known_by_city_offset_and_name(text: str, zone: str) -> None:
    assert parse(text, cities()) == zone
    assert ZoneInfo(zone)


@pytest.mark.parametrize("text", ["", "Нью-Васюки", "+25", "-13", "+5:17", "10 часов", "завтра", "localtime", "../etc"])
def test_what_names_no_zone_is_none(text: str) -> None:
    assert parse(text, cities()) is None


def test_every_city_is_in_a_zone_there_is() -> None:
    assert {ZoneInfo(name).key for name in (*_CITIES.values(), *RUSSIAN)}


@given(st.text())
def test_any_text_is_a_zone_or_none(text: str) -> None:
    name = parse(text, cities())

    assert name is None or ZoneInfo(name)
