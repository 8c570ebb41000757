"""Every kind of content passes from staff to clients and back, whole, and nothing overflows."""

from __future__ import annotations

import pytest

from nps.formatted import units
from sandbox.message import Message
from tests.rounds.stage import Actor, Stage

SIGNED = "Анна Смирнова:"
CAPTIONED = ("voice", "photo", "video", "document", "audio", "animation")


@pytest.fixture
async def unhappy(asked: Actor, anna: Actor) -> Actor:
    """Ирина, whose case is in the chat of Анна."""
    await asked.taps("3")
    return asked


def since(actor: Actor, message: Message) -> list[Message]:
    return [other for other in actor.person.inbox if other.message_id > message.message_id]


async def test_every_kind_reaches_the_client_as_itself(stage: Stage, anna: Actor, unhappy: Actor) -> None:
    card, before = anna.find("🔴"), unhappy.last
    for kind in CAPTIONED:
        await anna.person.sends(kind, f"вот {kind}", reply_to=card)
    for kind in ("video_note", "sticker"):
        await anna.person.sends(kind, reply_to=card)
    await anna.person.sends_place(55.75, 37.62, reply_to=card)
    await anna.person.sends_place(55.75, 37.62, "Склад № 2", reply_to=card)
    await anna.person.shares_contact("+74950000000", own=False, reply_to=card)
    await stage.settles()
    for question in [message for message in anna.person.inbox if "Отправить клиенту?" in message.words]:
        await anna.taps("Отправить", on=question)
    got = since(unhappy, before)

    assert [(message.kind, message.words) for message in got[: len(CAPTIONED)]] == [
        (kind, f"{SIGNED} вот {kind}") for kind in CAPTIONED
    ]
    rest = ["video_note", "sticker", "location", "venue", "contact"]
    assert [message.kind for message in got[len(CAPTIONED) :] if message.kind != "text"] == rest
    assert [message.words for message in got[len(CAPTIONED) :] if message.kind == "text"] == [SIGNED] * len(rest)
    assert got[-1].contact == {"phone_number": "+74950000000", "first_name": "Anna"}
    assert set(await stage.query("SELECT state FROM relays")) == {"sent"}


async def test_what_cannot_be_passed_on_is_refused_and_what_says_nothing_is_ignored(
    stage: Stage, anna: Actor, unhappy: Actor
) -> None:
    await anna.taps("Ответить", on=anna.find("🔴"))
    poll = {"id": "1", "question": "Как?", "options": [], "total_voter_count": 0, "is_closed": False}
    poll |= {"is_anonymous": True, "type": "regular", "allows_multiple_answers": False, "allows_revoting": False}
    _post(anna, {"poll": poll | {"members_only": False}})
    await stage.settles()
    assert "Такое бот клиенту передать не может" in anna.last.words
    seen = len(anna.person.inbox)
    _post(anna, {"pinned_message": anna.person.bot.message_json(anna.person.chat, anna.last)})
    await stage.settles()
    assert len(anna.person.inbox) == seen
    await anna.types("а это — текст")

    assert "Отправить клиенту?" in anna.last.words


def _post(actor: Actor, content: dict[str, object]) -> None:
    """A message that the sandbox's phones cannot write."""
    person = actor.person
    head = {"message_id": person.bot.new_message_id(), "chat": person.user.chat_json(), "from": person.user.as_json()}
    person.bot.post("message", {**head, "date": 1795417200, **content}, person.chat)


async def test_the_longest_text_comes_whole_in_two_messages(stage: Stage, anna: Actor, unhappy: Actor) -> None:
    before, text = unhappy.last, "слово " * 680 + "конец"
    await anna.replies(anna.find("🔴"), text + "🙂" * ((4096 - len(text)) // 2))
    await anna.taps("Отправить")
    first, second = since(unhappy, before)

    assert units(first.text) <= 4096
    assert first.text.startswith(f"{SIGNED} слово")
    whole = "".join((first.text + " " + second.text).split())
    assert whole == "".join((f"{SIGNED} {text}" + "🙂" * ((4096 - len(text)) // 2)).split())
    assert "✅ Доставлено" in anna.last.words
    await anna.taps("Отозвать")
    assert since(unhappy, before) == []


async def test_the_longest_caption_goes_on_below_its_photo(stage: Stage, anna: Actor, unhappy: Actor) -> None:
    before = unhappy.last
    await anna.person.sends("photo", "ж" * 1024, reply_to=anna.find("🔴"))
    await stage.settles()
    await anna.taps("Отправить")
    photo, rest = since(unhappy, before)

    assert (photo.kind, len(photo.caption), rest.kind) == ("photo", 1024, "text")
    assert photo.caption + rest.text == f"{SIGNED} " + "ж" * 1024


async def test_formatting_passes_and_moves_with_the_signature(stage: Stage, anna: Actor, unhappy: Actor) -> None:
    entities = [
        {"type": "bold", "offset": 3, "length": 3},
        {"type": "text_link", "offset": 7, "length": 6, "url": "https://example.org/"},
        {"type": "mention", "offset": 14, "length": 5},
    ]
    await anna.person.replies(anna.find("🔴"), "🙂 <b> ссылка @anna", entities=entities)
    await stage.settles()
    await anna.taps("Отправить")

    assert unhappy.last.text == f"{SIGNED} 🙂 <b> ссылка @anna"
    lead = len(SIGNED) + 1
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in unhappy.last.entities] == [
        ("bold", 0, len(SIGNED)),
        ("bold", lead + 3, 3),
        ("text_link", lead + 7, 6),
    ]


async def test_an_album_is_gathered_asked_about_once_and_sent_as_one(stage: Stage, anna: Actor, unhappy: Actor) -> None:
    card, before = anna.find("🔴"), unhappy.last
    for number, kind in enumerate(("photo", "video", "photo")):
        await anna.person.sends(kind, "накладные" if number == 1 else None, reply_to=card, album="a1")
        await stage.settles()
        assert "Отправить клиенту?" not in anna.last.words
        await stage.passes(seconds=1)
    assert "Отправить клиенту?" not in anna.last.words
    await stage.passes(seconds=1)
    questions = [message for message in anna.person.inbox if "Отправить клиенту?" in message.words]
    assert len(questions) == 1
    assert "📎 фото × 2, видео" in questions[0].words
    await anna.taps("Отправить")

    got = since(unhappy, before)
    assert [(message.kind, message.caption) for message in got] == [
        ("photo", SIGNED),
        ("video", "накладные"),
        ("photo", ""),
    ]
    assert len({message.album for message in got}) == 1
    assert "✅ Доставлено" in anna.last.words
    await anna.person.edits([m for m in anna.person.messages if m.caption == "накладные"][-1], "накладные за май")
    await stage.settles()
    assert [message.caption for message in since(unhappy, before)] == [
        f"{SIGNED} (исправлено)",
        "накладные за май",
        "",
    ]
    await anna.taps("Отозвать")
    assert since(unhappy, before) == []


async def test_what_comes_late_of_an_album_is_asked_about_by_itself(stage: Stage, anna: Actor, unhappy: Actor) -> None:
    card, before = anna.find("🔴"), unhappy.last
    for _ in range(2):
        await anna.person.sends("document", reply_to=card, album="a2", name="акт.pdf")
    await stage.settles()
    await stage.passes(seconds=2)
    await anna.taps("Отправить")
    await anna.person.sends("document", album="a2", name="счёт.pdf")
    await stage.settles()
    await stage.passes(seconds=2)
    assert len(since(unhappy, before)) == 2
    await anna.taps("Отправить", on=anna.find("Отправить клиенту?"))

    assert [message.file_name for message in since(unhappy, before)] == ["акт.pdf", "акт.pdf", "счёт.pdf"]


async def test_an_album_that_answers_the_clients_words_waits_for_its_last_part(
    stage: Stage, anna: Actor, unhappy: Actor
) -> None:
    await stage.passes(days=2)
    await unhappy.types("Где мои накладные?")
    before = unhappy.last
    words = anna.find("Где мои накладные?")
    await anna.person.sends("photo", reply_to=words, album="a3")
    await stage.settles()
    await stage.passes(seconds=1)
    await anna.person.sends("photo", reply_to=words, album="a3")
    await stage.settles()
    await stage.passes(seconds=9)
    assert since(unhappy, before) == []
    await stage.passes(seconds=1)

    assert [message.kind for message in since(unhappy, before)] == ["photo", "photo"]


async def test_a_caption_is_corrected_and_a_sticker_cannot_be(stage: Stage, anna: Actor, unhappy: Actor) -> None:
    own = await anna.person.sends("voice", "см. с 10-й секунды", reply_to=anna.find("🔴"))
    await stage.settles()
    await anna.taps("Отправить")
    await anna.person.edits(own, "см. с 20-й секунды")
    await stage.settles()

    assert unhappy.last.kind == "voice"
    assert unhappy.last.caption == f"{SIGNED} (исправлено) см. с 20-й секунды"


# --- the other way -------------------------------------------------------------------------------------------------


async def test_every_kind_of_a_client_reaches_the_manager_as_itself(stage: Stage, anna: Actor, unhappy: Actor) -> None:
    await anna.replies(anna.find("🔴"), "пришлите, что есть")
    await anna.taps("Отправить")
    seen = anna.last
    for kind in (*CAPTIONED, "video_note", "sticker"):
        await unhappy.person.sends(kind)
    await unhappy.person.sends_place(55.75, 37.62)
    await unhappy.person.sends_place(55.75, 37.62, "Наш склад")
    await unhappy.person.shares_contact("+74951111111", own=False)
    await stage.settles()
    got = since(anna, seen)

    assert [message.kind for message in got if message.kind != "text"] == [
        *CAPTIONED,
        *("video_note", "sticker", "location", "venue", "contact"),
    ]
    heads = [message for message in got if message.kind == "text"]
    assert all(message.words.startswith("✉️ Ирина Ким, ООО «Вектор»") for message in heads)


async def test_an_album_of_which_half_is_deleted_goes_whole_and_is_taken_back_whole(
    stage: Stage, anna: Actor, unhappy: Actor
) -> None:
    """Telegram tells no bot what somebody deletes: what was shown to be sent is sent, from what is kept here."""
    card, before = anna.find("🔴"), unhappy.last
    first = await anna.person.sends("photo", reply_to=card, album="a4")
    await anna.person.sends("photo", reply_to=card, album="a4")
    await stage.settles()
    first.deleted = True
    await stage.passes(seconds=2)
    await anna.taps("Отправить")
    got = since(unhappy, before)
    got[0].deleted = True  # the client tidies up
    await anna.taps("Отозвать")

    assert [message.kind for message in got] == ["photo", "photo"]
    assert since(unhappy, before) == []
    assert "Отозвано" in anna.last.words
    assert await stage.query("SELECT state FROM relays") == ["recalled"]
