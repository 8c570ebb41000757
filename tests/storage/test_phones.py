"""Whose a phone number is in the client list, however it is spelled there."""

from __future__ import annotations

import pytest

from nps.values import ContactState
from storage.engine.conn import FullConn
from storage.people import phones
from tests.filling import Filling


@pytest.mark.parametrize(
    ("typed", "country", "said"),
    [
        ("+7 916 123-45-67", "RU", "+79161234567"),
        ("8 (916) 123-45-67", "RU", "+79161234567"),
        ("9161234567", "RU", "+79161234567"),
        ("89161234567", "off", None),
        ("+49 30 901820", "off", "+4930901820"),
        ("030 901820", "DE", "+4930901820"),
        ("12", "RU", None),
        ("не телефон", "RU", None),
        ("", "RU", None),
    ],
)
def test_a_number_has_one_spelling(typed: str, country: str, said: str | None) -> None:
    assert phones.normal(typed, country) == said


@pytest.mark.parametrize("shared", ["79161234567", "+79161234567"])
def test_telegram_names_the_country_with_or_without_a_plus(shared: str) -> None:
    assert phones.of_telegram(shared, "off") == "+79161234567"


async def test_everybody_with_the_number_is_found_and_nobody_who_has_left(conn: FullConn, filling: Filling) -> None:
    spelled = ("+79161234567", "8 (916) 123-45-67", "916 123 45 67", "+7916123.45.67")
    for number, phone in enumerate(spelled):
        await filling.contact(f"Тёзка {number}", joined=number == 0, phone=phone)
    await filling.contact("Сосед", joined=False, phone="+79161234568")
    await filling.contact("Чужой конец", joined=False, phone="+74951234567")
    await filling.contact("Без номера", joined=False)
    await filling.contact("Ушла", joined=False, phone="+79161234567", state=ContactState.LEFT)
    found = await phones.list_with_phone(conn, "+79161234567", "RU")

    assert [contact.name for contact in found] == [f"Тёзка {number}" for number in range(4)]
    assert [contact.telegram_id is None for contact in found] == [False, True, True, True]
