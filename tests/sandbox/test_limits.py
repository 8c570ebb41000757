"""Rate limits: 30 in any sliding second over all chats, 5 at once and then one a second per chat."""

from __future__ import annotations

import pytest

from sandbox.people import Person
from sandbox.world import World
from tests.sandbox.conftest import Api, Clock, keys


@pytest.fixture
async def crowd(world: World, api: Api) -> list[Person]:
    """Forty people who have opened the bot."""
    people = [world.person(5000 + number) for number in range(40)]
    for person in people:
        await person.opens()
    return people


async def test_the_thirty_first_message_of_a_second_is_refused(api: Api, crowd: list[Person], clock: Clock) -> None:
    for person in crowd[:30]:
        await api("sendMessage", chat_id=person.id, text="x")

    assert await api.answer("sendMessage", chat_id=crowd[30].id, text="x") == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    clock.seconds += 1
    await api("sendMessage", chat_id=crowd[30].id, text="x")


async def test_the_second_slides(api: Api, crowd: list[Person], clock: Clock) -> None:
    for person in crowd[:15]:
        await api("sendMessage", chat_id=person.id, text="x")
    clock.seconds += 0.6
    for person in crowd[15:30]:
        await api("sendMessage", chat_id=person.id, text="x")
    clock.seconds += 0.3
    await api.refused("sendMessage", chat_id=crowd[30].id, text="x")
    clock.seconds += 0.1

    for person in crowd[:15]:
        await api("sendMessage", chat_id=person.id, text="x")
    assert await api.refused("sendMessage", chat_id=crowd[30].id, text="x") == "Too Many Requests: retry after 1"


async def test_one_chat_takes_a_burst_of_five_and_then_one_a_second(api: Api, irina: Person, clock: Clock) -> None:
    for _ in range(5):
        await api.says("x")
    assert await api.refused("sendMessage", chat_id=1001, text="x") == "Too Many Requests: retry after 1"

    clock.seconds += 1
    await api.says("x")
    assert await api.refused("sendMessage", chat_id=1001, text="x") == "Too Many Requests: retry after 1"
    clock.seconds += 5
    for _ in range(5):
        await api.says("x")


async def test_copies_forwards_and_files_count_too(api: Api, irina: Person) -> None:
    voice = await irina.sends_voice()
    content = {"chat_id": 1001, "from_chat_id": 1001, "message_id": voice.message_id}
    await api("copyMessage", **content)
    await api("forwardMessage", **content)
    await api("sendVoice", chat_id=1001, voice=voice.file_id)
    await api.says("x")
    await api.says("x")

    assert (await api.refused("copyMessage", **content)).startswith("Too Many Requests")


async def test_edits_answers_and_actions_do_not_count(api: Api, irina: Person) -> None:
    sent = await api.says("0", reply_markup=keys("x"))
    query = await irina.taps("x")
    for number in range(40):
        await api("editMessageText", chat_id=1001, message_id=sent["message_id"], text=f"edit {number}")
        await api("answerCallbackQuery", callback_query_id=query)
        await api("sendChatAction", chat_id=1001, action="typing")

    for _ in range(4):
        await api.says("x")


async def test_refused_messages_do_not_count(api: Api, irina: Person) -> None:
    for _ in range(10):
        await api.refused("sendMessage", chat_id=1001, text="")

    for _ in range(5):
        await api.says("x")


async def test_each_bot_has_its_own_limit(api: Api, irina: Person, world: World) -> None:
    await api("getMe")
    await world.person(1001, bot_token="77:x").opens()
    for _ in range(5):
        await api.says("x")

    await api.other("77:x").says("x")


async def test_both_limits_can_be_switched_off_and_on(
    api: Api, irina: Person, crowd: list[Person], world: World
) -> None:
    world.limits.off()
    for person in [irina] * 10 + crowd:
        await api("sendMessage", chat_id=person.id, text="x")

    world.limits.on()
    world.limits.overall = None
    for _ in range(5):
        await api.says("x")
    assert (await api.refused("sendMessage", chat_id=1001, text="x")).startswith("Too Many Requests")
