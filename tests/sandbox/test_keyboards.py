"""Keyboards: what a person can press, and what Telegram refuses."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.people import Person
from tests.sandbox.conftest import Api, keys


def keyboard_of(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[button]]}


async def test_data_may_have_64_bytes_and_not_one_more(api: Api, irina: Person) -> None:
    await api.says("?", reply_markup=keyboard_of(text="x", callback_data="я" * 32))

    why = await api.refused(
        "sendMessage", chat_id=1001, text="?", reply_markup=keyboard_of(text="x", callback_data="я" * 33)
    )
    assert why == "Bad Request: BUTTON_DATA_INVALID"


async def test_empty_data_is_refused(api: Api, irina: Person) -> None:
    why = await api.refused("sendMessage", chat_id=1001, text="?", reply_markup=keyboard_of(text="x", callback_data=""))

    assert why == "Bad Request: BUTTON_DATA_INVALID"


@pytest.mark.parametrize("rows", [[9], [8] * 12 + [5]])
async def test_a_row_has_8_buttons_at_most_and_a_keyboard_100(api: Api, irina: Person, rows: list[int]) -> None:
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * length for length in rows]}

    why = await api.refused("sendMessage", chat_id=1001, text="?", reply_markup=markup)
    assert why == "Bad Request: reply markup is too long"


async def test_a_full_keyboard_is_taken(api: Api, irina: Person) -> None:
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * 8] * 12 + [[]]}

    await api.says("?", reply_markup=markup)

    assert len(irina.last.buttons) == 12


@pytest.mark.parametrize(
    "button",
    [
        {"text": "x"},
        {"text": "", "callback_data": "x"},
        {"callback_data": "x"},
        {"text": "x", "callback_data": "x", "url": "https://example.org"},
        {"text": "x", "url": "nonsense"},
        "x",
    ],
)
async def test_a_bad_button_is_refused(api: Api, irina: Person, button: Any) -> None:
    why = await api.refused("sendMessage", chat_id=1001, text="?", reply_markup={"inline_keyboard": [[button]]})

    assert why.startswith("Bad Request: ")
    assert irina.inbox == []


@pytest.mark.parametrize("markup", ["{broken", "[]", '{"inline_keyboard": 5}', '{"what": 1}'])
async def test_broken_markup_is_refused(api: Api, irina: Person, markup: str) -> None:
    assert (await api.refused("sendMessage", chat_id=1001, text="?", reply_markup=markup)).startswith("Bad Request: ")


async def test_a_person_sees_the_buttons(api: Api, irina: Person) -> None:
    markup = {"inline_keyboard": [[{"text": "3", "callback_data": "s:3"}], [{"text": "site", "url": "https://a.org"}]]}
    await api.says("?", reply_markup=markup)

    ((three,), (site,)) = irina.last.buttons
    assert (three.text, three.data, site.url) == ("3", "s:3", "https://a.org")
    assert irina.last.labels == ["3", "site"]


async def test_a_keyboard_under_the_chat_is_typed_from_and_can_be_removed(api: Api, irina: Person) -> None:
    await api.says("?", reply_markup={"keyboard": [[{"text": "Да"}, "Нет"]], "resize_keyboard": True})
    assert irina.keyboard == [["Да", "Нет"]]

    await irina.taps("Да")
    assert irina.messages[-1].text == "Да"

    await api.says("gone", reply_markup={"remove_keyboard": True})
    assert irina.keyboard == []


async def test_a_tap_is_found_on_the_newest_message_that_has_it(api: Api, irina: Person) -> None:
    await api.says("old", reply_markup=keys("3"))
    newer = await api.says("new", reply_markup=keys("3"))
    await api.says("no buttons")

    await irina.taps("3")

    (update,) = await api("getUpdates")
    assert update["callback_query"]["message"]["message_id"] == newer["message_id"]
    assert update["callback_query"]["from"]["id"] == 1001


async def test_a_tap_can_be_put_on_an_older_message_or_forged(api: Api, irina: Person) -> None:
    await api.says("old", reply_markup=keys("3"))
    old = irina.last
    await api.says("new", reply_markup=keys("3"))

    await irina.taps("3", on=old)
    await irina.taps(data="case:7:take")

    first, second = await api("getUpdates")
    assert first["callback_query"]["message"]["text"] == "old"
    assert (second["callback_query"]["data"], second["callback_query"]["message"]["text"]) == ("case:7:take", "new")


async def test_a_button_that_is_not_there_fails_showing_the_chat(api: Api, irina: Person) -> None:
    await api.says("Оцените", reply_markup=keys("3"))

    with pytest.raises(AssertionError, match=r"(?s)no button '11'.*Оцените.*\[3\]"):
        await irina.taps("11")


async def test_a_link_button_tells_the_bot_nothing(api: Api, irina: Person) -> None:
    await api.says("?", reply_markup=keyboard_of(text="site", url="https://example.org"))

    await irina.taps("site")

    assert await api("getUpdates") == []


async def test_the_native_button_shares_their_own_number_as_telegram_has_it(api: Api, irina: Person) -> None:
    share = {"text": "Мой номер", "request_contact": True}
    await api.says("?", reply_markup={"keyboard": [[share, "Нет"]], "one_time_keyboard": True})
    assert irina.keyboard == [["Мой номер", "Нет"]]
    await irina.taps("Мой номер")
    await irina.taps("Нет")

    shared, typed = irina.messages[-2:]
    assert shared.contact == {"phone_number": irina.user.number, "first_name": "Ирина", "user_id": irina.id}
    assert typed.text == "Нет"
    await api.says("!", reply_markup={"remove_keyboard": True})
    assert irina.keyboard == []
