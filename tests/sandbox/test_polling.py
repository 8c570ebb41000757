"""getUpdates: confirmed by offset, redelivered until then, one poller at a time, lifetimes."""

from __future__ import annotations

import asyncio
import time

import aiohttp
import pytest
from aiogram import Bot
from aiogram.types import Update

from sandbox.people import Person
from sandbox.server import SandboxServer
from sandbox.world import World
from tests.sandbox.conftest import Api, Clock, keys

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


async def test_a_poll_brings_what_people_did_in_order(api: Api, irina: Person) -> None:
    await irina.types("one")
    await irina.types("two")

    updates = await api("getUpdates")

    assert [update["message"]["text"] for update in updates] == ["one", "two"]
    assert updates[1]["update_id"] == updates[0]["update_id"] + 1


async def test_updates_come_again_until_the_offset_confirms_them(api: Api, irina: Person, world: World) -> None:
    await irina.types("one")
    await irina.types("two")

    first = await api("getUpdates")
    assert await api("getUpdates") == first
    assert world.pending() == 2

    assert await api("getUpdates", offset=first[0]["update_id"] + 1) == first[1:]
    assert world.pending() == 1
    assert await api("getUpdates", offset=first[1]["update_id"] + 1) == []
    assert world.pending() == 0


async def test_a_negative_offset_keeps_only_the_last_ones(api: Api, irina: Person) -> None:
    for text in "abc":
        await irina.types(text)

    assert [u["message"]["text"] for u in await api("getUpdates", offset=-1)] == ["c"]
    assert [u["message"]["text"] for u in await api("getUpdates")] == ["c"]


async def test_the_limit_is_kept(api: Api, irina: Person) -> None:
    for number in range(102):
        await irina.types(str(number))

    assert len(await api("getUpdates", limit=2)) == 2
    assert len(await api("getUpdates")) == 100


async def test_a_long_poll_ends_when_something_comes(api: Api, irina: Person, world: World) -> None:
    poll = asyncio.create_task(api("getUpdates", timeout=30))
    await world.wait_until(lambda: any(call.method == "getUpdates" for call in world.calls))

    await irina.types("hello")

    assert [u["message"]["text"] for u in await poll] == ["hello"]


async def test_an_empty_poll_ends_with_its_timeout(api: Api, irina: Person) -> None:
    started = time.monotonic()

    assert await api("getUpdates", timeout=1) == []
    assert 0.9 < time.monotonic() - started < 5


async def test_the_earlier_of_two_pollers_gets_the_conflict(api: Api, irina: Person, world: World) -> None:
    earlier = asyncio.create_task(api.answer("getUpdates", timeout=30))
    await world.wait_until(lambda: len(world.calls) == 1)
    later = asyncio.create_task(api("getUpdates", timeout=30))

    assert await earlier == {"ok": False, "error_code": 409, "description": CONFLICT}
    await irina.types("hello")
    assert len(await later) == 1


async def test_a_second_conflict_is_held_back_so_that_pollers_do_not_chase_each_other(
    api: Api, irina: Person, world: World
) -> None:
    world.conflict_pause = 0.3
    polls = []
    for number in range(3):
        polls.append(asyncio.create_task(api.answer("getUpdates", timeout=30)))
        await world.wait_until(lambda number=number: len(world.calls) == number + 1)  # type: ignore[misc]
    started = time.monotonic()

    assert [(await poll)["error_code"] for poll in polls[:2]] == [409, 409]
    assert time.monotonic() - started > 0.1
    await irina.types("done")
    assert (await polls[2])["ok"]


async def test_setting_a_webhook_ends_a_poll(api: Api, irina: Person, world: World) -> None:
    poll = asyncio.create_task(api.refused("getUpdates", timeout=30))
    await world.wait_until(lambda: len(world.calls) == 1)

    await api("setWebhook", url="http://127.0.0.1:9/")

    assert await poll == "Conflict: terminated by setWebhook request"


async def test_a_poller_that_was_killed_loses_nothing(api: Api, irina: Person, world: World) -> None:
    poll = asyncio.create_task(api("getUpdates", timeout=30))
    await world.wait_until(lambda: len(world.calls) == 1)
    poll.cancel()
    await asyncio.gather(poll, return_exceptions=True)

    await irina.types("while nobody listens")

    assert [u["message"]["text"] for u in await api("getUpdates")] == ["while nobody listens"]


async def test_the_allowed_updates_are_remembered(api: Api, irina: Person) -> None:
    await api("getUpdates", allowed_updates=["message"])
    await api("getUpdates")

    await irina.blocks()
    await irina.unblocks()
    await irina.types("back")

    assert [list(u)[1] for u in await api("getUpdates")] == ["message"]


async def test_blocking_is_seen_when_it_is_allowed(api: Api, irina: Person) -> None:
    await api("getUpdates", allowed_updates=["message", "my_chat_member"])

    await irina.blocks()

    (update,) = await api("getUpdates")
    change = update["my_chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("member", "kicked")
    assert change["from"]["id"] == change["chat"]["id"] == 1001


async def test_an_empty_list_of_allowed_updates_is_the_default_again(api: Api, irina: Person) -> None:
    await api("getUpdates", allowed_updates=["callback_query"])
    await irina.types("unheard")
    await api("getUpdates", allowed_updates=[])
    await irina.types("heard")

    assert [u["message"]["text"] for u in await api("getUpdates")] == ["heard"]


async def test_messages_wait_24_hours_and_taps_150_seconds(api: Api, irina: Person, clock: Clock) -> None:
    await api.says("?", reply_markup=keys("yes"))
    await irina.types("a word")
    await irina.taps("yes")

    clock.passes(seconds=149)
    assert len(await api("getUpdates")) == 2
    clock.passes(seconds=1)
    assert [list(u)[1] for u in await api("getUpdates")] == ["message"]
    clock.passes(hours=23)
    assert len(await api("getUpdates")) == 1
    clock.passes(hours=1)
    assert await api("getUpdates") == []


async def test_update_ids_start_anew_after_a_quiet_week(api: Api, irina: Person, clock: Clock) -> None:
    await irina.types("before")
    (before,) = await api("getUpdates")
    await api("getUpdates", offset=before["update_id"] + 1)
    clock.passes(days=8)

    await irina.types("after")

    (after,) = await api("getUpdates", offset=before["update_id"] + 1)
    assert after["message"]["text"] == "after"
    assert abs(after["update_id"] - before["update_id"]) > 1


async def test_every_token_is_a_bot_of_its_own(api: Api, world: World, irina: Person) -> None:
    other = api.other("77:other")
    me, they = await api("getMe"), await other("getMe")
    assert (me["id"], me["username"], they["id"]) == (4242, "otklik_bot", 77)
    assert they["username"] != me["username"]

    await world.person(1001, bot_token="77:other").opens("x")

    assert [u["message"]["text"] for u in await other("getUpdates")] == ["/start x"]
    assert await api("getUpdates") == []


async def test_a_token_without_an_id_is_a_bot_too(api: Api, irina: Person) -> None:
    await api("getMe")

    assert (await api.other("whatever")("getMe"))["id"] == (await api.other("whatever")("getMe"))["id"] > 0


async def test_all_updates_are_valid_for_aiogram(api: Api, bot: Bot, irina: Person) -> None:
    asked = await api.says("<b>How?</b>", parse_mode="HTML", reply_markup=keys("3", "9"))
    await irina.taps("3")
    await irina.replies(irina.last, "because")
    first = await irina.sends_voice(4)
    await irina.sends_photo("look")
    await irina.sends_document("list.csv", b"a;b", caption="here")
    await irina.shares_contact("+79990000000")
    await irina.sends_sticker()
    await irina.edits(await irina.types("typo"), "word")
    await irina.blocks()
    await irina.unblocks()

    updates = await bot.get_updates()

    assert all(isinstance(update, Update) for update in updates)
    tap, reply, voice, photo, document, contact, sticker, _, edited, blocked, unblocked = updates
    assert tap.callback_query is not None
    assert tap.callback_query.data == "3"
    assert tap.callback_query.message is not None
    assert tap.callback_query.message.message_id == asked["message_id"]
    assert reply.message is not None
    assert reply.message.reply_to_message is not None
    assert reply.message.reply_to_message.text == "How?"
    assert voice.message is not None
    assert voice.message.voice is not None
    assert (voice.message.voice.duration, voice.message.voice.file_id) == (4, first.file_id)
    assert photo.message is not None
    assert photo.message.photo
    assert photo.message.caption == "look"
    assert document.message is not None
    assert document.message.document is not None
    assert document.message.document.file_name == "list.csv"
    assert contact.message is not None
    assert contact.message.contact is not None
    assert contact.message.contact.user_id == 1001
    assert sticker.message is not None
    assert sticker.message.sticker is not None
    assert edited.edited_message is not None
    assert edited.edited_message.text == "word"
    assert blocked.my_chat_member is not None
    assert unblocked.my_chat_member is not None


async def test_polling_is_recorded_but_not_among_what_was_sent(api: Api, irina: Person, world: World) -> None:
    await api("getUpdates")
    await api.says("hello")
    await api("getMe")

    assert [call.method for call in world.calls] == ["getUpdates", "sendMessage", "getMe"]
    assert [call.method for call in world.sent()] == ["sendMessage", "getMe"]
    (sent,) = world.sent(chat_id=1001)
    assert (sent.outcome, sent.message_id, sent.params["text"]) == ("ok", irina.last.message_id, "hello")


async def test_a_stopping_server_does_not_wait_for_a_long_poll(api: Api, server: SandboxServer, world: World) -> None:
    poll = asyncio.create_task(api.answer("getUpdates", timeout=50))
    await world.wait_until(lambda: len(world.calls) == 1)
    started = time.monotonic()

    await server.stop()

    assert time.monotonic() - started < 2
    with pytest.raises(aiohttp.ClientError):
        await poll
