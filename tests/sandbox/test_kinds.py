"""Every kind of content a bot may send, and what Telegram refuses of it."""

from __future__ import annotations

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import InputMediaDocument, InputMediaPhoto, InputMediaVideo, MediaUnion, MessageEntity

from sandbox.people import Person
from sandbox.world import World


@pytest.fixture
async def ids(irina: Person) -> dict[str, str]:
    """A file of each kind, which she has sent."""
    kinds = ("photo", "video", "document", "audio", "animation", "voice", "video_note", "sticker")
    sent = {kind: await irina.sends(kind) for kind in kinds}
    return {kind: message.file_id or "" for kind, message in sent.items()}


async def test_every_kind_is_sent_again_by_its_file_id(
    bot: Bot, irina: Person, world: World, ids: dict[str, str]
) -> None:
    world.limits.off()
    await bot.send_video(irina.id, ids["video"], caption="видео")
    await bot.send_audio(irina.id, ids["audio"], caption="звук")
    await bot.send_animation(irina.id, ids["animation"], caption="гифка")
    await bot.send_video_note(irina.id, ids["video_note"])
    await bot.send_sticker(irina.id, ids["sticker"])
    await bot.send_location(irina.id, 55.75, 37.62)
    await bot.send_venue(irina.id, 55.75, 37.62, "Склад", "Лесная, 1")
    await bot.send_contact(irina.id, "+74950000000", "Анна", last_name="Смирнова")

    assert [(message.kind, message.words) for message in irina.inbox] == [
        *(("video", "видео"), ("audio", "звук"), ("animation", "гифка"), ("video_note", ""), ("sticker", "")),
        *(("location", ""), ("venue", ""), ("contact", "")),
    ]


async def test_an_album_is_several_messages_of_one_mark(bot: Bot, irina: Person, ids: dict[str, str]) -> None:
    media: list[MediaUnion] = [InputMediaPhoto(media=ids["photo"], caption="раз"), InputMediaVideo(media=ids["video"])]
    sent = await bot.send_media_group(irina.id, media)

    assert [message.message_id for message in sent] == [message.message_id for message in irina.inbox]
    assert len({message.media_group_id for message in sent}) == 1
    assert [message.caption for message in irina.inbox] == ["раз", ""]


async def test_what_telegram_does_not_take_is_refused(bot: Bot, irina: Person, ids: dict[str, str]) -> None:
    photo, document = InputMediaPhoto(media=ids["photo"]), InputMediaDocument(media=ids["document"])
    with pytest.raises(TelegramBadRequest, match="2-10"):
        await bot.send_media_group(irina.id, [photo])
    with pytest.raises(TelegramBadRequest, match="2-10"):
        await bot.send_media_group(irina.id, [photo] * 11)
    with pytest.raises(TelegramBadRequest, match="can't be mixed"):
        await bot.send_media_group(irina.id, [photo, document])
    with pytest.raises(TelegramBadRequest, match="caption is too long"):
        await bot.send_media_group(irina.id, [photo, InputMediaPhoto(media=ids["photo"], caption="ж" * 1025)])
    with pytest.raises(TelegramBadRequest, match="can't use file of type"):
        await bot.send_video(irina.id, ids["photo"])
    with pytest.raises(TelegramBadRequest, match="coordinates"):
        await bot.send_location(irina.id, 91, 0)
    with pytest.raises(TelegramBadRequest, match="first_name"):
        await bot.send_contact(irina.id, "+7495", "")
    with pytest.raises(TelegramBadRequest, match="ENTITY_BOUNDS_INVALID"):
        await bot.send_message(irina.id, "да", entities=[MessageEntity(type="bold", offset=0, length=3)])
    assert irina.inbox == []
