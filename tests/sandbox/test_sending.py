"""Sending: who can be written to, replies, copies and forwards, what a message carries."""

from __future__ import annotations

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramForbiddenError
from aiogram.types import Message

from sandbox.people import Person
from sandbox.world import World
from tests.sandbox.conftest import Api, keys


async def test_a_sent_message_is_what_aiogram_expects(bot: Bot, irina: Person) -> None:
    sent = await bot.send_message(1001, "<b>hi</b>", parse_mode="HTML", disable_notification=True)

    assert isinstance(sent, Message)
    assert sent.from_user is not None
    assert (sent.chat.id, sent.chat.first_name, sent.from_user.username) == (1001, "Ирина", "otklik_bot")
    assert (irina.last.message_id, irina.last.silent) == (sent.message_id, True)


@pytest.mark.parametrize("chat", [1002, "@irina", "-100123", "nonsense"])
async def test_who_never_started_the_bot_cannot_be_found(api: Api, irina: Person, world: World, chat: Any) -> None:
    world.person(1002, first_name="Stranger")

    assert await api.refused("sendMessage", chat_id=chat, text="hi") == "Bad Request: chat not found"


async def test_a_chat_must_be_named(api: Api, irina: Person) -> None:
    assert await api.refused("sendMessage", text="hi") == "Bad Request: chat_id is empty"


SENDS: list[tuple[str, dict[str, Any]]] = [
    ("sendMessage", {"text": "hi"}),
    ("sendChatAction", {"action": "typing"}),
    ("copyMessage", {"from_chat_id": 1001, "message_id": 1}),
    ("forwardMessage", {"from_chat_id": 1001, "message_id": 1}),
    ("sendDocument", {"document": "x"}),
    ("sendPhoto", {"photo": "x"}),
    ("sendVoice", {"voice": "x"}),
]


@pytest.mark.parametrize(("method", "params"), SENDS)
async def test_who_blocked_the_bot_gets_nothing(api: Api, irina: Person, method: str, params: dict[str, Any]) -> None:
    await irina.blocks()

    body = await api.answer(method, chat_id=1001, **params)

    assert (body["error_code"], body["description"]) == (403, "Forbidden: bot was blocked by the user")


async def test_who_unblocks_can_be_written_to_again(api: Api, irina: Person) -> None:
    await irina.blocks()
    await irina.unblocks()

    await api.says("welcome back")

    assert irina.sees("welcome back")


async def test_opening_again_unblocks(api: Api, irina: Person) -> None:
    await irina.blocks()
    await irina.opens("again")

    assert [list(u)[1] for u in await api("getUpdates")] == ["my_chat_member", "my_chat_member", "message"]
    await api.says("welcome back")


async def test_a_deleted_account_gets_nothing(bot: Bot, irina: Person) -> None:
    await irina.deactivates()

    with pytest.raises(TelegramForbiddenError, match="Forbidden: user is deactivated"):
        await bot.send_message(1001, "hi")


async def test_a_reply_shows_what_it_answers(api: Api, irina: Person) -> None:
    asked = await irina.types("question")

    sent = await api.says("answer", reply_parameters={"message_id": asked.message_id})

    assert sent["reply_to_message"]["text"] == "question"
    assert irina.last.reply_to == asked.message_id


async def test_a_reply_to_what_is_gone_is_refused_unless_allowed(api: Api, irina: Person) -> None:
    why = await api.refused("sendMessage", chat_id=1001, text="x", reply_parameters={"message_id": 999})
    assert why == "Bad Request: message to be replied not found"
    assert irina.inbox == []

    await api.says("x", reply_parameters={"message_id": 999, "allow_sending_without_reply": True})
    await api.says("y", reply_to_message_id=999, allow_sending_without_reply=True)

    assert [message.reply_to for message in irina.inbox] == [None, None]


async def test_a_copy_carries_content_but_not_buttons(api: Api, irina: Person, world: World) -> None:
    pavel = world.person(2002, first_name="Павел")
    await pavel.opens()
    sent = await api.says("<i>x</i>", parse_mode="HTML", reply_markup=keys("3"))

    copy = await api("copyMessage", chat_id=2002, from_chat_id=1001, message_id=sent["message_id"])

    assert set(copy) == {"message_id"}
    assert (pavel.last.text, pavel.last.buttons, pavel.last.entities) == ("x", [], sent["entities"])


async def test_a_voice_is_copied_with_a_new_caption(api: Api, irina: Person, world: World) -> None:
    pavel = world.person(2002, first_name="Павел")
    await pavel.opens()
    voice = await irina.sends_voice(7)

    await api("copyMessage", chat_id=2002, from_chat_id=1001, message_id=voice.message_id, caption="from Irina")

    assert (pavel.last.kind, pavel.last.caption, pavel.last.duration) == ("voice", "from Irina", 7)
    assert pavel.last.file_id == voice.file_id


async def test_a_forward_names_the_author(bot: Bot, irina: Person, world: World) -> None:
    pavel = world.person(2002, first_name="Павел")
    await pavel.opens()
    words = await irina.types("my words")

    sent = await bot.forward_message(2002, from_chat_id=1001, message_id=words.message_id)

    assert sent.forward_origin is not None
    assert pavel.last.text == "my words"
    assert pavel.last.forwarded_from is not None
    assert pavel.last.forwarded_from["sender_user"]["id"] == 1001


async def test_what_is_gone_can_be_neither_copied_nor_forwarded(api: Api, irina: Person) -> None:
    gone = {"chat_id": 1001, "from_chat_id": 1001, "message_id": 999}

    assert await api.refused("copyMessage", **gone) == "Bad Request: message to copy not found"
    assert await api.refused("forwardMessage", **gone) == "Bad Request: message to forward not found"


async def test_what_is_protected_can_be_neither_copied_nor_forwarded(api: Api, irina: Person) -> None:
    sent = await api.says("secret", protect_content=True)
    content = {"chat_id": 1001, "from_chat_id": 1001, "message_id": sent["message_id"]}

    assert await api.refused("copyMessage", **content) == "Bad Request: message can't be copied"
    assert await api.refused("forwardMessage", **content) == "Bad Request: message can't be forwarded"


async def test_a_failed_send_leaves_no_message(api: Api, irina: Person) -> None:
    await api.refused("sendMessage", chat_id=1001, text="x", reply_markup={"inline_keyboard": [[{"text": "x"}]]})

    assert irina.inbox == []
    assert irina.world.sent()[-1].outcome.startswith("Bad Request: ")
