"""What a contact writes that is no answer: it reaches somebody, or is kept for who comes."""

from __future__ import annotations

from tests.databases import on_both
from tests.rounds.stage import Actor, Stage


async def test_after_half_an_hour_a_message_is_one_to_the_manager(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("9")
    await asked.types("Всё хорошо.")
    await stage.passes(minutes=31)
    await asked.types("А когда будет счёт?")

    assert asked.sees("Прочитает Анна Смирнова")
    assert anna.sees("А когда будет счёт?")
    assert await stage.query("SELECT COUNT(*) FROM comment_parts") == [1]


async def test_a_comment_whose_score_never_comes_reaches_the_manager(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.types("Передайте, пожалуйста, что нужен акт сверки.")
    await stage.passes(seconds=10)
    assert asked.sees("Осталось поставить оценку")
    await stage.passes(minutes=3)

    assert anna.sees("нужен акт сверки")


async def test_a_sticker_and_a_file_reach_the_manager(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("8")
    await asked.taps("Готово")
    await stage.passes(days=2)
    await asked.sends_document("акт.pdf", b"%PDF")
    await asked.sends_sticker()

    assert [m.kind for m in anna.person.inbox][-3:] == ["document", "text", "sticker"]
    assert [m.file_name for m in anna.person.inbox if m.kind == "document"] == ["акт.pdf"]


async def test_a_free_message_without_a_manager_reaches_the_owners(stage: Stage, boss: Actor, asked: Actor) -> None:
    await asked.taps("9")
    await asked.types("Спасибо.")
    await stage.passes(hours=1)
    await asked.types("Позвоните мне.")

    assert boss.sees("Позвоните мне.")
    assert asked.sees("Передано руководству")


@on_both
async def test_a_free_message_with_nobody_there_is_kept_and_says_so(stage: Stage, asked: Actor) -> None:
    await asked.taps("9")
    await asked.types("Спасибо.")
    await stage.passes(hours=1)
    await asked.types("Позвоните мне.")

    assert asked.sees("Сообщение сохранено")
    assert await stage.query("SELECT text FROM client_messages") == ["Позвоните мне."]


async def test_a_free_message_its_manager_cannot_get_reaches_the_owner(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("9")
    await asked.types("Спасибо.")
    await stage.passes(hours=1)
    await anna.person.deactivates()
    await asked.types("Срочно перезвоните.")

    assert boss.sees("Срочно перезвоните.")


@on_both
async def test_a_kept_message_is_read_by_who_joins_first(stage: Stage, asked: Actor) -> None:
    await asked.taps("9")
    await asked.types("Спасибо.")
    await stage.passes(hours=1)
    await asked.types("Позвоните мне.")
    boss = stage.actor(11, "Павел", language_code="ru")
    await boss.opens()

    assert boss.sees("Позвоните мне.")


async def test_words_that_only_begin_with_a_slash_reach_the_manager(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("9")
    await asked.types("Спасибо.")
    await stage.passes(hours=1)
    await asked.types("/кто за меня отвечает?")

    assert anna.sees("/кто за меня отвечает?")


async def test_an_unknown_command_of_a_contact_gets_help_and_disturbs_nobody(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.types("/nps")

    assert asked.sees("/mydata")
    assert not anna.sees("✉️")


async def test_a_reply_to_the_why_after_the_survey_has_closed_is_a_message_to_the_manager(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("8")
    why = asked.last
    await stage.passes(days=31)
    await asked.replies(why, "Всё ещё ждём счёт")

    assert await stage.query("SELECT count(*) FROM comment_parts") == [0]
    assert anna.sees("Всё ещё ждём счёт")


async def test_what_is_said_after_the_survey_has_closed_is_no_comment(stage: Stage, anna: Actor, asked: Actor) -> None:
    await stage.passes(days=29, hours=20)
    await asked.taps("8")
    await stage.passes(hours=5)  # the survey closed an hour ago, the first comment is waited for for a day
    await asked.types("Всё ещё ждём счёт")

    assert await stage.query("SELECT count(*) FROM comment_parts") == [0]
    assert anna.sees("Всё ещё ждём счёт")


async def photos(actor: Actor, album: str, count: int = 3) -> None:
    """An album, which Telegram delivers as so many messages."""
    person = actor.person
    for number in range(count):
        photo = {"file_id": f"photo-{number}", "file_unique_id": f"u{number}", "width": 9, "height": 9}
        head = {
            "message_id": person.bot.new_message_id(),
            "from": person.user.as_json(),
            "chat": person.user.chat_json(),
            "date": int(person.world.now().timestamp()),
        }
        person.bot.post("message", {**head, "media_group_id": album, "photo": [photo]}, person.chat)
    await actor.stage.settles()


async def test_an_album_as_a_free_message_is_answered_once(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("8")
    await asked.taps("Готово")
    await stage.passes(days=2)
    await photos(asked, "13")
    await photos(asked, "14")

    assert len([message for message in asked.person.inbox if "Прочитает Анна Смирнова" in message.text]) == 2
    assert await stage.query("SELECT count(*) FROM client_messages") == [6]


async def test_an_album_of_staff_is_answered_once(anna: Actor) -> None:
    await photos(anna, "13")

    assert len([message for message in anna.person.inbox if "Это никому не отправлено" in message.text]) == 1
