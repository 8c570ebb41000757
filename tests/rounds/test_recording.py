"""An answer by phone or in person: recorded step by step, followed up like any other, counted in no index."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from storage.people.staff import list_staff
from storage.schema import accounts
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_reports import OCTOBER, answers

WORDS = "Третий раз везут позже срока"


async def recorded(stage: Stage) -> list[tuple[int, str, str]]:
    return await stage.query(
        "SELECT score, channel, s.name FROM responses r JOIN staff s ON s.id = r.recorded_by ORDER BY r.id"
    )


def card(actor: Actor) -> str:
    """The message in which the answer is recorded."""
    return actor.find("✍️ Ирина Ким").words


async def begins(actor: Actor, score: str, name: str = "ким ирина") -> None:
    """As far as the client's words."""
    await actor.types(f"/record {name}")
    await actor.taps("По телефону")
    await actor.taps(score)


async def fills_in(actor: Actor, score: str, words: str = WORDS, *reasons: str) -> None:
    """As far as the confirmation."""
    await begins(actor, score)
    await (actor.types(words) if words else actor.taps("Без слов"))
    for reason in reasons:
        await actor.taps(reason)
    await actor.taps("Готово")


async def records(actor: Actor, score: str, words: str = WORDS, *reasons: str) -> None:
    await fills_in(actor, score, words, *reasons)
    await actor.taps("Записать")


@pytest.fixture
async def joined(stage: Stage, asked: Actor) -> Actor:
    """Ирина, who has answered here long ago; the next question is not due yet."""
    await asked.taps("9")
    await asked.taps("Готово")
    await stage.days_pass(30)
    return asked


@on_both
async def test_an_answer_by_phone_is_shown_whole_before_it_is_saved_and_opens_a_case(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    await anna.types("/record ким ирина")
    assert "Как получен ответ?" in card(anna)
    await anna.taps("По телефону")
    assert "Какая оценка, от 0 до 10?" in card(anna)
    await anna.taps("4")
    await anna.types(WORDS)
    assert "В чём причина оценки?" in anna.last.words
    await anna.taps("Сроки и обещания")
    await anna.taps("Готово")

    shown = card(anna)
    for line in ("Ответ: по телефону", "Оценка: 4", f"«{WORDS}»", "Причины: сроки и обещания"):
        assert line in shown
    assert "Клиента нет в боте, и согласия он не давал" in shown
    assert anna.find("✍️ Ирина Ким").labels == ["Записать", "Изменить", "Отмена"]
    assert await recorded(stage) == []
    await anna.taps("Записать")

    assert await recorded(stage) == [(4, "phone", "Анна Смирнова")]
    assert "✅ Записано. В индекс NPS не входит." in anna.find("✅ Записано").words
    case = anna.find("🔴 4 из 10").words
    assert "✍️ Записано со слов клиента по телефону: Анна Смирнова" in case
    assert f"«{WORDS}»" in case
    assert "Связаться до: " in case
    assert await stage.query("SELECT state, due, why FROM cases") == [("new", "contact", "detractor")]
    assert await stage.query("SELECT event, staff_id IS NOT NULL FROM case_events") == [("opened", True)]
    assert not any(message.reply_to for message in anna.person.inbox)  # nobody rings who has just typed it
    assert not boss.sees(WORDS)


async def test_in_english_too_and_in_person(stage: Stage) -> None:
    igor = stage.actor(22, "Igor", language_code="en")
    john = stage.actor(33, "John", "Smith", language_code="en")
    await igor.opens(await stage.link_of("Игорь Волков"))
    await john.opens(await stage.link_of("John Smith"))
    await john.taps("Agree and start")
    await igor.types("/record smith")
    await igor.taps("In person")
    await igor.types("7")
    await igor.taps("No words")
    await igor.taps("Done")
    assert "The client will read this in the bot and may correct it." in igor.last.words
    await igor.taps("Record")

    told = john.find("Your answer in person was recorded: score 7. Recorded by Игорь Волков.")
    assert told.labels == ["It is right", "Correct it"]
    await john.taps("It is right", on=told)
    assert john.sees("Thank you for confirming: your score is 7.")
    assert igor.sees("✅ The client confirmed it.")
    assert await stage.query("SELECT count(*) FROM cases") == [0]


@on_both
async def test_the_client_reads_it_corrects_it_and_their_own_score_takes_its_place(
    stage: Stage, boss: Actor, anna: Actor, joined: Actor
) -> None:
    await records(anna, "4")
    told = joined.find("Записан ваш ответ по телефону: оценка 4. Автор записи — Анна Смирнова.")
    assert f"«{WORDS}»" in told.words
    assert told.labels == ["Верно", "Поправить"]
    await joined.taps("Поправить", on=told)
    await joined.taps("7", on=joined.find("По шкале от 0 до 10"))

    assert "Ваша оценка — 7, считается она, а не запись." in joined.screen
    assert await stage.query("SELECT score, recorded_by IS NULL, replaced_at IS NULL FROM responses ORDER BY id") == [
        (9, True, True),
        (4, False, False),
        (7, True, True),
    ]
    assert "✏️ Оценка самого клиента: 7" in anna.find("✅ Записано").words
    assert anna.sees("🟡 7 из 10")
    assert await stage.query("SELECT count(*) FROM cases") == [1]
    assert await stage.query("SELECT event FROM case_events ORDER BY id") == ["opened", "score_changed"]
    assert await stage.query("SELECT count(*) FROM invitations WHERE sent_at IS NOT NULL") == [1]  # nobody was asked

    await joined.taps(data="recorded:2:yes", on=told)
    assert "Вы уже поставили свою оценку" in joined.toasts[-1]


async def test_the_same_score_of_their_own_rings_nobody_and_a_worse_one_is_a_complaint(
    stage: Stage, anna: Actor, joined: Actor
) -> None:
    await records(anna, "8", "")
    await joined.taps("Поправить", on=joined.find("Записан ваш ответ"))
    await joined.taps("3", on=joined.find("По шкале от 0 до 10"))

    assert anna.sees("🔴 3 из 10")
    assert await stage.query("SELECT why FROM cases") == ["detractor"]


async def test_a_question_that_was_open_is_reminded_of_no_more_and_its_answer_takes_the_place_of_the_record(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await records(anna, "4")
    await stage.days_pass(10)
    assert sum("По шкале от 0 до 10" in message.words for message in asked.person.inbox) == 1
    await asked.taps("9", on=asked.find("По шкале от 0 до 10"))

    assert await stage.query("SELECT score FROM responses WHERE replaced_at IS NULL") == [9]
    assert anna.sees("✏️ Оценка самого клиента: 9")


async def test_the_quiet_period_begins_with_it(stage: Stage, anna: Actor, joined: Actor) -> None:
    await records(anna, "8", "")  # 30 days after the first answer
    await stage.days_pass(70)
    questions = sum("По шкале от 0 до 10" in message.words for message in joined.person.inbox)
    await stage.days_pass(25)

    assert questions == 0  # the first one shows its score
    assert sum("По шкале от 0 до 10" in message.words for message in joined.person.inbox) == 1


async def test_it_is_in_no_index_and_no_rate_and_stands_beside_them(stage: Stage, boss: Actor, anna: Actor) -> None:
    await answers(stage, [10] * 6 + [8] * 2 + [3] * 2, OCTOBER)
    await boss.types("/nps")
    before = boss.find("NPS +40").words
    assert "С учётом записанных" not in before
    await records(anna, "2", "", "Сроки и обещания")
    await boss.types("/nps")
    await anna.types("/nps")

    for actor in (boss, anna):
        shown = actor.find("С учётом записанных: NPS +27, n=11 (записано: 1)").words
        assert "NPS +40 (±" in shown
        assert "Ответили 10 из 10" in shown
        assert "6 промоутеров, 2 нейтральных, 2 детрактора" in shown
        assert "сроки" not in shown
    await boss.taps("Менеджеры")
    assert "+40" in boss.last.words
    await stage.passes(days=7)
    assert "С учётом записанных" in boss.find("Итоги недели").words
    assert [rule.code for rule in await stage.broken() if rule.severity == "broken"] == []


async def test_a_contact_counts_once_with_what_they_said_last(stage: Stage, boss: Actor, anna: Actor) -> None:
    """Who answered here and is recorded later counts with the record there, and with their own answer in the index."""
    async with stage.database.write() as conn:
        filling = Filling(conn, now=OCTOBER)
        (manager,) = [member for member in await list_staff(conn) if member.name == "Анна Смирнова"]
        contact = await filling.contact("Пётр Лев", account=await filling.account("Лев", manager=manager))
        await filling.answered(contact, 10)
    await answers(stage, [10] * 5, OCTOBER)
    await begins(anna, "2", "пётр лев")
    await anna.taps("Без слов")
    await anna.taps("Готово")
    await anna.taps("Записать")
    await boss.types("/nps")

    assert boss.sees("NPS +100")
    assert boss.sees("С учётом записанных: NPS +67, n=6 (записано: 1)")


async def test_words_by_voice_as_an_album_and_of_4096_characters_come_whole(stage: Stage, anna: Actor) -> None:
    await begins(anna, "5")
    await anna.sends_voice()
    await anna.types("я" * 4096)
    for _ in range(3):
        await anna.person.sends("photo", album="1")
        await stage.settles()
    assert sum("✍️ Ирина Ким" in message.words for message in anna.person.inbox if not message.deleted) == 1
    assert "Вложения: голосовое сообщение, фото × 3" in card(anna)
    await anna.taps("Готово")
    await anna.taps("Записать")

    kinds = await stage.query("SELECT kind FROM comment_parts ORDER BY id")
    assert kinds == ["voice", "text", "photo", "photo", "photo"]
    assert await stage.query("SELECT length(text) FROM comment_parts WHERE kind = 'text'") == [4096]
    assert await stage.query("SELECT parts, reasons FROM recordings") == [("[]", "[]")]


async def test_there_is_room_for_twenty_messages(stage: Stage, anna: Actor) -> None:
    await begins(anna, "5")
    for number in range(21):
        await anna.types(f"слово {number}")

    assert "Больше 20 сообщений сюда не поместится" in anna.last.words


@pytest.mark.parametrize("typed", ["11", "-1", "7,5", "семь"])
async def test_a_score_there_is_not_is_asked_for_again(stage: Stage, anna: Actor, typed: str) -> None:
    await anna.types("/record Ким")
    await anna.taps("Лично")
    await anna.types(typed)

    assert "Нужна оценка — целое число от 0 до 10" in anna.last.words
    await anna.types("10")
    assert "Что сказал клиент?" in anna.last.words


async def test_each_part_can_be_changed_before_it_is_saved(stage: Stage, anna: Actor) -> None:
    await fills_in(anna, "4")
    await anna.taps("Изменить")
    assert "Что изменить?" in card(anna)
    await anna.taps("Оценка")
    await anna.taps("6")
    await anna.taps("Изменить")
    await anna.taps("Как получен")
    await anna.taps("Лично")
    await anna.taps("Изменить")
    await anna.taps("Слова")
    await anna.taps("Без слов")
    await anna.taps("Изменить")
    await anna.taps("Слова")
    for _ in range(2):
        await anna.person.sends("photo", album="2")
        await stage.settles()
    assert "Вложения: фото × 2" in card(anna)
    await anna.taps("Изменить")
    await anna.taps("Слова")
    await anna.taps("Без слов")
    await anna.taps("Записать")

    assert await recorded(stage) == [(6, "in_person", "Анна Смирнова")]
    assert await stage.query("SELECT count(*) FROM comment_parts") == [0]


async def test_cancelled_and_forgotten_ones_leave_nothing(stage: Stage, anna: Actor) -> None:
    await fills_in(anna, "4")
    await anna.taps("Отмена")
    assert anna.sees("Ничего не записано.")
    await fills_in(anna, "4")
    await stage.passes(hours=25)
    await anna.taps(data="rec:2:save", on=anna.last)

    assert "Этот ответ уже записан, отменён или удалён" in anna.toasts[-1]
    assert await recorded(stage) == []
    assert await stage.query("SELECT state, parts FROM recordings") == [("cancelled", "[]")] * 2


async def test_pressing_twice_records_once(stage: Stage, anna: Actor) -> None:
    await fills_in(anna, "4")
    await anna.taps("Записать")
    await anna.taps(data="rec:1:save", on=anna.last)

    assert "Этот ответ уже записан" in anna.toasts[-1]
    assert len(await recorded(stage)) == 1


async def test_a_second_one_of_the_same_client_within_minutes_is_asked_about(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    await fills_in(boss, "4")
    await records(anna, "4")
    await anna.types("/record Ким")
    assert "Ответ этого клиента уже записан: Ирина Ким, оценка 4" in anna.last.words
    await anna.taps("Записать ещё один")
    assert "Как получен ответ?" in anna.last.words
    await boss.taps("Изменить", on=boss.find("✍️ Ирина Ким"))
    await boss.taps("‹ Назад")
    assert "⚠️ Ответ этого клиента уже записан: оценка 4" in card(boss)
    await stage.passes(minutes=11)
    await anna.types("/record Ким")
    assert "Как получен ответ?" in anna.last.words


@on_both
async def test_a_client_who_went_to_somebody_else_meanwhile_is_not_recorded(stage: Stage, anna: Actor) -> None:
    await fills_in(anna, "4")
    async with stage.database.write() as conn:
        (igor,) = [member.id for member in await list_staff(conn) if member.name == "Игорь Волков"]
        await conn.execute(sa.update(accounts).values(manager_id=igor))
    await anna.taps("Записать")

    assert "Этот клиент не ваш или уже передан: ничего не записано" in anna.toasts[-1]
    assert await recorded(stage) == []
    await anna.types("/record Ким")
    assert "никого нет по запросу" in anna.last.words


async def test_who_stands_in_records_too_and_others_do_not(stage: Stage, anna: Actor) -> None:
    igor = stage.actor(22, "Игорь", language_code="ru")
    await igor.opens(await stage.link_of("Игорь Волков"))
    await igor.types("/record Ким")
    assert "никого нет по запросу" in igor.last.words
    await igor.taps(data="record:contact:1", on=igor.last)
    assert await stage.query("SELECT count(*) FROM recordings") == [0]
    await anna.types("/away до 8 дек Волков")
    await records(igor, "4")
    assert await recorded(stage) == [(4, "phone", "Игорь Волков")]
    await fills_in_anew(stage, igor)
    await anna.types("/away off")
    await igor.taps("Записать", on=igor.find("✍️ Ирина Ким"))

    assert "Этот клиент не ваш или уже передан" in igor.toasts[-1]
    assert len(await recorded(stage)) == 1


async def fills_in_anew(stage: Stage, actor: Actor) -> None:
    """Another answer of the same client, so much later that nobody asks whether it is the same one."""
    await stage.passes(minutes=11)
    await fills_in(actor, "5")


async def test_what_an_owner_records_the_manager_reads_and_an_open_case_rings_them(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    await records(boss, "4")
    assert anna.sees("🔴 4 из 10")
    assert boss.sees("🔴 4 из 10")
    assert "✍️ Записано со слов клиента по телефону: " in anna.find("🔴 4 из 10").words
    await stage.passes(minutes=20)
    await records(boss, "2", "Совсем плохо")

    assert await stage.query("SELECT count(*) FROM cases") == [1]
    assert await stage.query("SELECT event FROM case_events ORDER BY id") == ["opened", "absorbed"]
    ring = [message for message in anna.person.inbox if message.reply_to and "2" in message.words]
    assert len(ring) == 1
    assert [message for message in boss.person.inbox if message.reply_to and "2" in message.words] == []


async def test_words_of_a_content_client_stand_on_a_light_card_read_by_who_wrote_them(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    await records(anna, "9", "Хотят ещё 20 тонн")
    assert await stage.query("SELECT unread_since IS NULL FROM light_cards") == [True]
    assert "✍️ Записано со слов клиента" in anna.find("Хотят ещё 20 тонн").words
    await stage.passes(minutes=20)
    await records(boss, "10", "Всё отлично")
    assert await stage.query("SELECT unread_since IS NULL FROM light_cards ORDER BY id") == [True, False]
    assert anna.sees("Всё отлично")


async def test_attitude_tells_the_owners_as_well(stage: Stage, boss: Actor, anna: Actor) -> None:
    await records(anna, "3", WORDS, "Отношение")

    assert boss.sees("⚠️ Клиент недоволен отношением. Менеджер: Анна Смирнова")


async def test_who_has_blocked_the_bot_or_wants_no_messages_gets_none(stage: Stage, anna: Actor, joined: Actor) -> None:
    await joined.types("/stop")
    await fills_in(anna, "4")
    assert "Клиент просил его не спрашивать" in card(anna)
    await anna.taps("Записать")
    assert not joined.sees("Записан ваш ответ")
    await joined.blocks()
    await stage.passes(minutes=20)
    await fills_in(anna, "4")
    assert "Клиент заблокировал бота" in card(anna)
    await anna.taps("Записать")

    assert len(await recorded(stage)) == 2
    assert not joined.sees("Записан ваш ответ")


async def test_what_the_client_types_later_is_no_change_of_the_record(stage: Stage, anna: Actor, joined: Actor) -> None:
    await records(anna, "4")
    await joined.types("9")
    await joined.types("Спасибо, ждём")

    assert await stage.query("SELECT score FROM responses WHERE recorded_by IS NOT NULL") == [4]
    assert anna.sees("Спасибо, ждём")


@on_both
async def test_erasing_takes_what_was_recorded_along_and_mydata_shows_it(
    stage: Stage, boss: Actor, anna: Actor, joined: Actor
) -> None:
    await records(anna, "4")
    await stage.passes(minutes=20)
    await fills_in(boss, "3", "Ещё слова")
    await joined.types("/mydata")
    page = (joined.last.content or b"").decode()
    await joined.types("/forget")
    await joined.taps("Удалить мои данные")

    assert WORDS in page
    assert "по телефону, в записи сотрудника" in page
    assert "<dt>Автор записи</dt><dd>менеджер</dd>" in page
    assert "Ещё слова" not in page  # nobody has saved them yet
    for actor in (anna, boss):
        left = [message.words for message in actor.person.inbox if not message.deleted]
        assert not any(WORDS in words or "Ещё слова" in words for words in left), left
    assert await stage.query("SELECT text FROM comment_parts") == []
    assert await stage.query("SELECT count(*) FROM recordings") == [0]
    await boss.taps(data="rec:2:save", on=boss.last)
    assert "уже записан, отменён или удалён" in boss.toasts[-1]


async def test_in_anonymous_mode_only_owners_record(stage: Stage, boss: Actor, anna: Actor) -> None:
    await stage.stops()
    stage.programme = replace(stage.programme, anonymous=True)
    await stage.starts()
    await anna.types("/record Ким")
    assert anna.last.words == "Опрос анонимный: ответы клиентов записывают только владельцы."
    await records(boss, "4")

    assert await stage.query("SELECT score FROM responses") == [4]
    assert not anna.sees("4 из 10")
    await anna.types("/nps")
    assert not anna.sees("С учётом записанных")


@pytest.mark.parametrize(("typed", "answer"), [("/record", "Напишите имя контакта"), ("/record Никто", "никого нет")])
async def test_a_name_that_is_none_says_what_to_do(anna: Actor, typed: str, answer: str) -> None:
    await anna.types(typed)

    assert answer in anna.last.words


async def test_of_several_one_is_chosen(anna: Actor) -> None:
    await anna.types("/record Вектор")
    await anna.taps("Олег Дан, ООО «Вектор»")

    assert "✍️ Олег Дан, ООО «Вектор»" in anna.last.words


async def test_what_is_asked_meanwhile_goes_first_and_a_reply_is_about_what_it_replies_to(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await begins(anna, "4")
    await anna.replies(anna.find("🔴 3 из 10"), "Уже едем")
    assert anna.sees("Отправить клиенту?")
    await anna.taps("Был звонок", on=anna.find("🔴 3 из 10"))
    await anna.types("Перевозчик опоздал")

    assert await stage.query("SELECT text FROM notes") == ["Перевозчик опоздал"]
    assert await stage.query("SELECT parts FROM recordings") == ["[]"]


async def test_the_card_of_a_client_tells_an_answer_that_was_recorded(stage: Stage, anna: Actor) -> None:
    await records(anna, "4")
    await anna.types("/client вектор")

    (line,) = [line for line in anna.last.words.splitlines() if line.startswith("🔴 4")]
    assert "✍️ Записано со слов клиента по телефону: Анна Смирнова" in line
