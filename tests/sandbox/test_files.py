"""Files: uploaded, sent again by id, fetched back; sizes and pictures checked."""

from __future__ import annotations

import io

import aiohttp
import pytest
from aiogram import Bot
from aiogram.types import BufferedInputFile, InputMediaPhoto

from sandbox.people import Person
from sandbox.pictures import plain_png
from tests.sandbox.conftest import Api

MEGABYTE = 1024 * 1024


async def test_an_uploaded_document_reaches_the_person_whole(bot: Bot, irina: Person) -> None:
    content = bytes(range(256)) * 10

    await bot.send_document(1001, BufferedInputFile(content, "отчёт.csv"), caption="<b>Week</b>", parse_mode="HTML")

    assert (irina.last.kind, irina.last.file_name, irina.last.content) == ("document", "отчёт.csv", content)
    assert irina.last.caption == "Week"
    assert irina.sees("Week")


async def test_a_chunked_upload_arrives_too(api: Api, irina: Person) -> None:
    form = aiohttp.FormData()
    form.add_field("chat_id", "1001")
    form.add_field("document", b"a;b", filename="a.csv", content_type="text/csv")

    async with api.session.post(f"{api.base}/sendDocument", data=form, chunked=True) as response:
        assert (await response.json())["ok"]

    assert (irina.last.file_name, irina.last.content) == ("a.csv", b"a;b")


async def test_a_file_is_sent_again_by_its_id(api: Api, irina: Person) -> None:
    voice = await irina.sends_voice(5)

    sent = await api("sendVoice", chat_id=1001, voice=voice.file_id, caption="again")

    assert sent["voice"]["duration"] == 5
    assert irina.last.content == voice.content


async def test_an_id_of_another_kind_or_bot_is_refused(api: Api, irina: Person) -> None:
    voice = await irina.sends_voice()

    assert await api.refused("sendDocument", chat_id=1001, document=voice.file_id) == (
        "Bad Request: can't use file of type Voice as Document"
    )
    for unknown in ("nonsense", "https://example.org/a.png"):
        assert await api.refused("sendPhoto", chat_id=1001, photo=unknown) == (
            "Bad Request: wrong file identifier/HTTP URL specified"
        )
    assert await api.refused("sendDocument", chat_id=1001) == "Bad Request: there is no document in the request"
    assert await api.other("77:x").refused("getFile", file_id=voice.file_id) == "Bad Request: invalid file_id"


async def test_a_persons_file_is_downloaded(bot: Bot, irina: Person) -> None:
    message = await irina.sends_document("clients.csv", b"account;contact")
    assert message.file_id is not None

    file = await bot.get_file(message.file_id)
    assert file.file_path is not None
    content = await bot.download_file(file.file_path)

    assert file.file_size == 15
    assert content is not None
    assert content.read() == b"account;contact"


async def test_a_file_that_is_not_there_is_not_found(api: Api, irina: Person) -> None:
    async with api.session.get(f"{api.server.url}/file/bot{api.token}/documents/none") as response:
        assert response.status == 404
        assert (await response.json())["description"] == "Not Found"


async def test_more_than_20_mb_cannot_be_downloaded(api: Api, irina: Person) -> None:
    allowed = await irina.sends_document("fits.bin", bytes(20 * MEGABYTE))
    message = await irina.sends_document("big.bin", bytes(20 * MEGABYTE + 1))

    await api("getFile", file_id=allowed.file_id)
    assert await api.refused("getFile", file_id=message.file_id) == "Bad Request: file is too big"


async def test_more_than_50_mb_cannot_be_uploaded(api: Api, irina: Person) -> None:
    form = aiohttp.FormData()
    form.add_field("chat_id", "1001")
    form.add_field("document", io.BytesIO(bytes(50 * MEGABYTE + 1)), filename="big.bin")

    async with api.session.post(f"{api.base}/sendDocument", data=form) as response:
        body = await response.json()

    assert body == {"ok": False, "error_code": 413, "description": "Request Entity Too Large"}
    assert irina.inbox == []


async def test_a_photo_has_to_be_a_picture(bot: Bot, api: Api, irina: Person) -> None:
    await bot.send_photo(1001, BufferedInputFile(plain_png(1080, 1080), "nps.png"))
    assert (irina.last.kind, irina.last.content) == ("photo", plain_png(1080, 1080))

    for content, why in ((b"text", "IMAGE_PROCESS_FAILED"), (plain_png(2100, 100), "PHOTO_INVALID_DIMENSIONS")):
        form = aiohttp.FormData({"chat_id": "1001"})
        form.add_field("photo", content, filename="x.png")
        async with api.session.post(f"{api.base}/sendPhoto", data=form) as response:
            assert (await response.json())["description"] == f"Bad Request: {why}"


async def test_an_empty_file_is_refused(api: Api, irina: Person) -> None:
    form = aiohttp.FormData({"chat_id": "1001"})
    form.add_field("document", b"", filename="x.csv")

    async with api.session.post(f"{api.base}/sendDocument", data=form) as response:
        assert (await response.json())["description"] == "Bad Request: file must be non-empty"


async def test_a_caption_has_1024_units_at_most(api: Api, irina: Person) -> None:
    file = (await irina.sends_document("a.txt", b"a")).file_id

    await api("sendDocument", chat_id=1001, document=file, caption="<b>" + "я" * 1024 + "</b>", parse_mode="HTML")
    why = await api.refused("sendDocument", chat_id=1001, document=file, caption="😀" * 513)

    assert why == "Bad Request: message caption is too long"


async def test_a_picture_is_replaced_by_an_upload(bot: Bot, irina: Person) -> None:
    sent = await bot.send_photo(1001, BufferedInputFile(plain_png(10, 10), "a.png"))
    media = InputMediaPhoto(media=BufferedInputFile(plain_png(20, 20), "b.png"), caption="<i>b</i>", parse_mode="HTML")

    await bot.edit_message_media(media, chat_id=1001, message_id=sent.message_id)

    assert (irina.last.content, irina.last.caption, irina.last.edited) == (plain_png(20, 20), "b", True)


@pytest.mark.parametrize("method", ["sendPhoto", "sendDocument", "sendVoice"])
async def test_a_file_for_a_stranger_is_refused(api: Api, irina: Person, method: str) -> None:
    kind = method.removeprefix("send").lower()

    assert await api.refused(method, chat_id=9, **{kind: "x"}) == "Bad Request: chat not found"
