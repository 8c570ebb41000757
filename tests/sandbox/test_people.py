"""People: what they do, what they see, and waiting for it."""

from __future__ import annotations

import asyncio

import pytest

from sandbox.people import Person
from sandbox.world import World
from tests.sandbox.conftest import Api


async def test_a_link_is_opened_with_its_payload(api: Api, irina: Person) -> None:
    await irina.opens("invite-7")

    (update,) = await api("getUpdates")
    assert update["message"]["text"] == "/start invite-7"
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert update["message"]["from"] == {
        "id": 1001,
        "is_bot": False,
        "first_name": "Ирина",
        "last_name": "Ким",
        "username": "irina",
        "language_code": "ru",
    }


async def test_a_reaction_is_told_only_to_a_bot_that_has_asked(api: Api, irina: Person) -> None:
    message = await irina.types("x")
    await irina.reacts(message, "👍")
    assert [list(update)[1] for update in await api("getUpdates")] == ["message"]

    await api("getUpdates", allowed_updates=["message", "message_reaction"])
    await irina.reacts(message, None)

    reaction = (await api("getUpdates"))[-1]["message_reaction"]
    assert (reaction["old_reaction"], reaction["new_reaction"]) == ([{"type": "emoji", "emoji": "👍"}], [])


async def test_the_chat_shows_both_directions_in_order(api: Api, irina: Person) -> None:
    await irina.types("hello")
    await api.says("good day")

    assert [(m.from_bot, m.text) for m in irina.messages] == [(False, "/start"), (False, "hello"), (True, "good day")]
    assert irina.find("good") is irina.last
    with pytest.raises(AssertionError, match=r"(?s)sees no 'bye'.*good day"):
        irina.find("bye")


async def test_before_the_bot_writes_there_is_no_last_message(irina: Person) -> None:
    with pytest.raises(LookupError, match="written nothing"):
        _ = irina.last


async def test_a_person_may_act_before_the_bot_has_ever_called(world: World, api: Api) -> None:
    early = world.person(7, first_name="Early")
    await early.opens("x")

    assert [u["message"]["text"] for u in await api("getUpdates")] == ["/start x"]
    await api("sendMessage", chat_id=7, text="welcome")
    assert early.sees("welcome")


async def test_a_person_who_blocked_the_bot_cannot_write(irina: Person) -> None:
    await irina.blocks()

    with pytest.raises(AssertionError, match="has blocked the bot"):
        await irina.types("x")


async def test_an_empty_message_cannot_be_typed(irina: Person) -> None:
    with pytest.raises(AssertionError, match="empty message"):
        await irina.types("  ")


async def test_nobody_can_type_more_than_fits_into_a_message(irina: Person) -> None:
    await irina.types("я" * 4096)

    with pytest.raises(AssertionError, match="4096"):
        await irina.types("я" * 4097)


async def test_a_second_handle_shows_the_same_chat_and_may_change_the_profile(irina: Person, world: World) -> None:
    same = world.person(1001, language_code="en")

    assert [m.text for m in same.messages] == ["/start"]
    assert irina.user.language_code == "en"
    assert irina.user.first_name == "Ирина"


async def test_somebody_elses_contact_has_no_user_id(api: Api, irina: Person) -> None:
    await irina.shares_contact("+7999", own=False)

    (update,) = await api("getUpdates")
    assert update["message"]["contact"] == {"phone_number": "+7999", "first_name": "Ирина"}


async def test_waiting_ends_with_the_event(api: Api, irina: Person, world: World) -> None:
    waiting = asyncio.create_task(world.wait_until(lambda: irina.sees("at last")))
    await api.says("not yet")
    assert not waiting.done()

    await api.says("at last")

    await waiting


async def test_waiting_in_vain_tells_the_last_calls(api: Api, irina: Person, world: World) -> None:
    await api.says("something else")

    with pytest.raises(TimeoutError, match="something else"):
        await world.wait_until(lambda: irina.sees("at last"), timeout=0.05)
