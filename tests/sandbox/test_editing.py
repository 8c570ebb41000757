"""Edits and deletions: seen in place, refused when nothing changes or nothing is there."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.people import Person
from sandbox.pictures import plain_png
from tests.sandbox.conftest import Api, Clock, keys

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def sent(api: Api, **params: Any) -> dict[str, Any]:
    """A message of the bot, named as edits name it."""
    message = await api.says("first", **params)
    return {"chat_id": 1001, "message_id": message["message_id"]}


async def test_an_edit_changes_the_message_in_place(api: Api, irina: Person, clock: Clock) -> None:
    where = await sent(api)
    clock.passes(minutes=1)

    edited = await api("editMessageText", **where, text="<b>second</b>", parse_mode="HTML", reply_markup=keys("ok"))

    assert edited["edit_date"] == edited["date"] + 60
    assert [(m.text, m.edited, m.labels) for m in irina.inbox] == [("second", True, ["ok"])]


async def test_an_edit_without_buttons_takes_them_away(api: Api, irina: Person) -> None:
    where = await sent(api, reply_markup=keys("3"))

    await api("editMessageText", **where, text="second")

    assert irina.last.buttons == []


async def test_an_edit_that_changes_nothing_is_refused(api: Api, irina: Person) -> None:
    where = await sent(api, reply_markup=keys("3"))

    assert await api.refused("editMessageText", **where, text="first", reply_markup=keys("3")) == NOT_MODIFIED
    assert await api.refused("editMessageReplyMarkup", **where, reply_markup=keys("3")) == NOT_MODIFIED
    assert not irina.last.edited


async def test_other_buttons_or_other_style_are_a_change(api: Api, irina: Person) -> None:
    where = await sent(api, reply_markup=keys("3"))

    await api("editMessageText", **where, text="first", reply_markup=keys("4"))
    await api("editMessageText", **where, text="<b>first</b>", parse_mode="HTML", reply_markup=keys("4"))
    await api("editMessageReplyMarkup", **where)

    assert irina.last.labels == []


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("editMessageText", {"text": "x"}),
        ("editMessageCaption", {"caption": "x"}),
        ("editMessageReplyMarkup", {}),
        ("editMessageMedia", {"media": {"type": "photo", "media": "x"}}),
    ],
)
async def test_what_is_gone_cannot_be_edited(api: Api, irina: Person, method: str, params: dict[str, Any]) -> None:
    why = await api.refused(method, chat_id=1001, message_id=999, **params)

    assert why == "Bad Request: message to edit not found"


async def test_a_message_must_be_named(api: Api, irina: Person) -> None:
    assert await api.refused("editMessageText", chat_id=1001, text="x") == (
        "Bad Request: message identifier is not specified"
    )


async def test_a_persons_message_cannot_be_edited_by_the_bot(api: Api, irina: Person) -> None:
    message = await irina.types("mine")

    why = await api.refused("editMessageText", chat_id=1001, message_id=message.message_id, text="yours")
    assert why == "Bad Request: message can't be edited"


async def test_text_and_caption_are_edited_by_different_methods(api: Api, irina: Person) -> None:
    text = await sent(api)
    file = (await irina.sends_document("a.txt", b"a")).file_id
    document = await api("sendDocument", chat_id=1001, document=file, caption="old")
    captioned = {"chat_id": 1001, "message_id": document["message_id"]}

    assert await api.refused("editMessageCaption", **text, caption="x") == (
        "Bad Request: there is no caption in the message to edit"
    )
    assert await api.refused("editMessageText", **captioned, text="x") == (
        "Bad Request: there is no text in the message to edit"
    )
    await api("editMessageCaption", **captioned, caption="new")
    assert irina.last.caption == "new"
    assert await api.refused("editMessageCaption", **captioned, caption="new") == NOT_MODIFIED


async def test_a_picture_is_replaced_by_another(api: Api, irina: Person) -> None:
    first = (await irina.sends_photo()).file_id
    second = (await irina.sends_photo(content=plain_png(9, 9))).file_id
    message = await api("sendPhoto", chat_id=1001, photo=first, caption="week")
    where = {"chat_id": 1001, "message_id": message["message_id"]}

    edited = await api("editMessageMedia", **where, media={"type": "photo", "media": second, "caption": "month"})

    assert (irina.last.file_id, irina.last.caption) == (second, "month")
    assert edited["photo"][-1]["width"] == 9
    assert await api.refused("editMessageMedia", **where, media={"type": "sound", "media": "x"}) == (
        "Bad Request: can't parse InputMedia: Unsupported type specified"
    )


async def test_limits_of_length_hold_for_edits_too(api: Api, irina: Person) -> None:
    where = await sent(api)

    assert await api.refused("editMessageText", **where, text="x" * 4097) == "Bad Request: message is too long"
    assert await api.refused("editMessageText", **where, text=" ") == "Bad Request: message text is empty"


async def test_a_deleted_message_is_gone_and_cannot_be_deleted_twice(api: Api, irina: Person) -> None:
    where = await sent(api)

    await api("deleteMessage", **where)

    assert irina.inbox == []
    assert await api.refused("deleteMessage", **where) == "Bad Request: message to delete not found"
    assert await api.refused("editMessageText", **where, text="x") == "Bad Request: message to edit not found"


async def test_an_old_message_stays(api: Api, irina: Person, clock: Clock) -> None:
    where = await sent(api)
    clock.passes(hours=49)

    assert await api.refused("deleteMessage", **where) == "Bad Request: message can't be deleted for everyone"
