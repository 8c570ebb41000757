"""What a message carries besides its bare text: whose words they were, where a link leads, what is quoted."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.pictures import plain_png
from tests.databases import on_both
from tests.rounds.stage import Actor, Stage

ORIGINS = [
    {
        "type": "user",
        "date": 0,
        "sender_user": {"id": 5, "is_bot": False, "first_name": "Пётр Новиков"},
    },
    {"type": "hidden_user", "date": 0, "sender_user_name": "Пётр Новиков"},
    {"type": "chat", "date": 0, "sender_chat": {"id": -5, "type": "supergroup", "title": "Пётр Новиков"}},
    {"type": "channel", "date": 0, "message_id": 1, "chat": {"id": -5, "type": "channel", "title": "Пётр Новиков"}},
]
PHOTO = {"file_id": "photo", "file_unique_id": "u", "width": 9, "height": 9}


@pytest.fixture
async def quiet(stage: Stage, anna: Actor, asked: Actor) -> Actor:
    """Ирина, who has answered, and of whom nothing is awaited any more."""
    await asked.taps("9")
    await asked.taps("Готово")
    await stage.passes(days=2)
    return asked


async def posts(actor: Actor, **content: Any) -> None:
    person = actor.person
    head = {
        "message_id": person.bot.new_message_id(),
        "from": person.user.as_json(),
        "chat": person.user.chat_json(),
        "date": int(person.world.now().timestamp()),
    }
    person.bot.post("message", {**head, **content}, person.chat)
    await actor.stage.settles()


@pytest.mark.parametrize("origin", ORIGINS, ids=lambda origin: origin["type"])
async def test_forwarded_words_are_shown_as_forwarded(anna: Actor, quiet: Actor, origin: dict[str, Any]) -> None:
    await posts(quiet, text="Нам опять привезли брак", forward_origin=origin)

    assert "Переслано от: Пётр Новиков\n«Нам опять привезли брак»" in anna.last.text


@on_both
async def test_a_forwarded_comment_shows_on_the_card_as_forwarded(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await asked.types("Вот что пишут со склада:")
    await posts(asked, text="Привезли брак", forward_origin=ORIGINS[1])

    card = anna.find("🔴 3 из 10").text
    assert "↪️ Пётр Новиков:\nПривезли брак" in card
    assert "Переслано от: Пётр Новиков" in card


async def test_a_forwarded_photo_says_from_whom(anna: Actor, quiet: Actor) -> None:
    file = quiet.person.bot.files.keep("photo", plain_png(9, 9), mime_type="image/jpeg", size=(9, 9))
    await posts(quiet, photo=[PHOTO | {"file_id": file.file_id}], caption="Брак", forward_origin=ORIGINS[0])

    assert "Переслано от: Пётр Новиков\n«Брак»" in anna.find("✉️").text
    assert "Переслано от: Пётр Новиков" in anna.last.caption


@pytest.mark.parametrize("text", ["9", "/stop", "/forget"])
async def test_a_forwarded_number_is_no_score_and_a_forwarded_command_is_not_carried_out(
    stage: Stage, anna: Actor, asked: Actor, text: str
) -> None:
    await posts(asked, text=text, forward_origin=ORIGINS[1])
    await stage.passes(minutes=3)

    assert await stage.query("SELECT count(*) FROM responses") == [0]
    assert await stage.query("SELECT state FROM invitations") == ["sent"]
    assert anna.sees("Переслано от: Пётр Новиков")


async def test_links_and_quotes_inside_a_message_are_kept(anna: Actor, quiet: Actor) -> None:
    text = "Вы обещали до пятницы\n🙂 Смотрите акт и https://a.ru"
    entities = [
        {"type": "blockquote", "offset": 0, "length": 21},
        {"type": "text_link", "offset": 34, "length": 3, "url": "https://disk.example/act"},
        {"type": "url", "offset": 40, "length": 12},
        {"type": "bold", "offset": 25, "length": 8},
    ]
    await posts(quiet, text=text, entities=entities)

    assert "> Вы обещали до пятницы\n🙂 Смотрите акт (https://disk.example/act) и https://a.ru" in anna.last.text


async def test_what_was_picked_out_of_the_message_replied_to_stands_above_the_words(anna: Actor, quiet: Actor) -> None:
    quote = {"text": "нельзя менять", "position": 3, "is_manual": True}
    await posts(quiet, text="Вежливость", quote=quote)

    assert "> нельзя менять\nВежливость" in anna.last.text


async def test_a_link_below_a_photo_is_kept(anna: Actor, quiet: Actor) -> None:
    entities = [{"type": "text_link", "offset": 0, "length": 3, "url": "https://disk.example/act"}]
    await posts(quiet, photo=[PHOTO], caption="акт", caption_entities=entities)

    assert await quiet.stage.query("SELECT text FROM client_messages") == ["акт (https://disk.example/act)"]


async def test_a_place_in_the_middle_of_a_character_costs_no_words(anna: Actor, quiet: Actor) -> None:
    await posts(quiet, text="🙂 акт", entities=[{"type": "text_link", "offset": 1, "length": 3, "url": "https://a.ru"}])

    assert anna.sees("🙂 акт")
