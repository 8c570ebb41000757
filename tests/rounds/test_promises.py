"""What is promised to a client: written down, read by them in these very words, chased, and asked about on its day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from sandbox.message import Message
from tests.databases import on_both
from tests.rounds.stage import Actor, Stage

WHAT = "замена перевозчика"


async def promises_of(stage: Stage) -> list[tuple[str, str]]:
    return await stage.query("SELECT what, state FROM promises WHERE state NOT IN ('draft', 'cancelled') ORDER BY id")


async def case_of(stage: Stage) -> tuple[str, str]:
    (row,) = await stage.query("SELECT state, due FROM cases")
    return row  # type: ignore[no-any-return]


async def events(stage: Stage) -> list[str]:
    return await stage.query("SELECT event FROM case_events ORDER BY id")


async def at(stage: Stage, *, days: int = 0, hour: int = 10, minute: int = 0) -> None:
    """So many days after Monday, 23 November, by the clocks of Moscow."""
    start = datetime(2026, 11, 23, tzinfo=UTC) - timedelta(hours=3)
    stage.clock.now = start + timedelta(days=days, hours=hour, minutes=minute)
    await stage.ticks()


async def promises(actor: Actor, when: str = "до пт", what: str = WHAT) -> None:
    """As far as the echo."""
    await actor.taps("Обещание", on=actor.find("🔴"))
    await actor.types(what)
    await actor.types(when)


async def promised(actor: Actor, when: str = "до пт", what: str = WHAT) -> None:
    await promises(actor, when, what)
    await actor.taps("Сохранить и отправить")


def texts_of(message: Message) -> list[str]:
    return [button.text.replace("\u00a0", " ") for row in message.buttons for button in row]


def reads(actor: Actor, message: Message) -> str:
    """What stands there now."""
    return next(each.words for each in actor.person.messages if each.message_id == message.message_id)


def question(actor: Actor) -> Message:
    return actor.find("Выполнено?")


@on_both
async def test_what_is_promised_is_echoed_read_by_the_client_asked_about_on_its_day_and_kept(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Обещание", on=anna.find("🔴"))
    assert anna.sees("Что обещаем клиенту (Ирина Ким)?")
    await anna.types(WHAT)
    assert texts_of(anna.last)[:4] == ["сегодня", "завтра", "пт 27 нояб.", "через неделю, пн 30 нояб."]
    await anna.taps("пт 27 нояб.")
    assert anna.sees("Ирина Ким прочитает: «Обещаем: замена перевозчика — до пт 27 нояб.»")
    assert not asked.sees("Обещаем")
    assert await promises_of(stage) == []
    await anna.taps("Сохранить и отправить")

    assert asked.last.words == "Анна Смирнова: Обещаем: замена перевозчика — до пт 27 нояб."
    assert anna.sees("Доставлено")
    assert "🤝 Обещано: замена перевозчика — до пт 27 нояб." in anna.find("🔴").words
    assert "Связаться до" not in anna.find("🔴").words
    assert await case_of(stage) == ("promised", "promise")
    assert await stage.query("SELECT deadline_at = due_at FROM cases JOIN promises ON case_id = cases.id") == [True]

    await at(stage, days=4, hour=17, minute=59)
    assert not asked.sees("Выполнено?")
    await at(stage, days=4, hour=18)
    assert question(asked).words == "Мы обещали: замена перевозчика — до пт 27 нояб.\nВыполнено?"
    assert "Спросили клиента, выполнено ли" in anna.find("🔴").words
    await asked.taps("Да", on=question(asked))

    assert asked.sees("Отмечено: выполнено")
    told = anna.find("выполнено — «замена перевозчика». Можно закрывать")
    assert [button.text for button in told.buttons[0]] == ["Закрыть"]
    assert "✅ Обещание выполнено: замена перевозчика" in anna.find("🔴").words
    assert await promises_of(stage) == [(WHAT, "kept")]
    assert await case_of(stage) == ("in_work", "plan")
    assert await events(stage) == ["opened", "promised", "reached", "promise_kept"]
    assert not boss.sees("перевозчика")

    await anna.taps("Закрыть", on=told)
    assert anna.sees("Почему клиент был недоволен?")


async def test_what_is_promised_with_a_stop_stands_without_it_in_every_sentence(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await promised(anna, what="Заменим перевозчика.")
    await at(stage, days=3, hour=9)

    assert asked.last.words == "Анна Смирнова: Обещаем: Заменим перевозчика — до пт 27 нояб."
    assert "🤝 Обещано: Заменим перевозчика — до пт 27 нояб." in anna.find("🔴").words
    assert anna.sees("обещано «Заменим перевозчика» до пт")


async def test_a_promise_that_was_not_kept_is_broken_the_owners_are_told_and_there_is_a_day_for_a_new_plan(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await promised(anna)
    await at(stage, days=4, hour=18)
    await asked.taps("Нет", on=question(asked))

    assert asked.sees("Передано: не выполнено")
    for actor in (anna, boss):
        told = actor.find("не выполнено — «замена перевозчика»").words
        assert "Нужен новый план до: вт 1 дек., 09:00" in told  # Monday is the day
        assert "💔 Обещание нарушено: замена перевозчика" in actor.find("🔴").words
    assert "Обещание клиенту нарушено. Менеджер: Анна Смирнова" in boss.find("🔴").words
    assert await promises_of(stage) == [(WHAT, "broken")]
    assert await case_of(stage) == ("in_work", "plan")

    await anna.taps("Обещание", on=anna.find("не выполнено"))
    assert anna.sees("Что обещаем клиенту (Ирина Ким)?")


async def test_silence_for_three_working_days_counts_as_kept_and_not_confirmed_and_a_late_word_counts(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await promised(anna)
    await at(stage, days=4, hour=18)
    await at(stage, days=10, hour=8, minute=59)  # Monday, Tuesday and Wednesday are over
    assert await promises_of(stage) == [(WHAT, "open")]
    await at(stage, days=10, hour=9)
    assert await promises_of(stage) == [(WHAT, "unconfirmed")]
    assert "☑️ Обещание выполнено, не подтверждено" in anna.find("🔴").words
    assert "Закрыть" in texts_of(anna.find("три рабочих дня без ответа"))
    assert await case_of(stage) == ("in_work", "plan")

    await at(stage, days=12)
    await asked.taps("Нет", on=question(asked))
    assert await promises_of(stage) == [(WHAT, "broken")]
    assert boss.sees("не выполнено — «замена перевозчика»")


async def test_a_late_word_is_about_the_newest_promise_and_for_two_weeks(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await promised(anna)
    await at(stage, days=4, hour=18)
    await at(stage, days=10, hour=9)
    older = question(asked)
    no = older.buttons[0][1].data
    await promised(anna, what="замена склада")
    await asked.taps(data=no, on=older)
    assert await promises_of(stage) == [(WHAT, "unconfirmed"), ("замена склада", "open")]
    await at(stage, days=11, hour=18)
    await at(stage, days=17, hour=9)
    assert await promises_of(stage) == [(WHAT, "unconfirmed"), ("замена склада", "unconfirmed")]
    await at(stage, days=32, hour=10)
    await asked.taps("Нет", on=question(asked))

    assert await promises_of(stage) == [(WHAT, "unconfirmed"), ("замена склада", "unconfirmed")]


async def test_moving_a_promise_tells_the_client_before_its_date_and_asks_on_the_new_one(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await promised(anna)
    await at(stage, days=3)
    await anna.taps("Обещание", on=anna.find("🔴"))
    assert anna.sees("Сейчас обещано до пт 27 нояб.")
    await anna.types("до вторника")
    said = "Переносим срок: замена перевозчика — теперь до вт 1 дек. (было до пт 27 нояб.)"
    assert anna.sees(f"Ирина Ким прочитает: «{said}»")
    assert not asked.sees("Переносим")
    await anna.taps("Сохранить и отправить")

    assert asked.last.words == f"Анна Смирнова: {said}"
    assert await promises_of(stage) == [(WHAT, "moved"), (WHAT, "open")]
    assert "🤝 Обещано: замена перевозчика — до вт 1 дек." in anna.find("🔴").words
    await at(stage, days=4, hour=18)
    assert not asked.sees("Выполнено?")
    assert not boss.sees("перевозчика")
    await at(stage, days=8, hour=18)
    assert question(asked).words == "Мы обещали: замена перевозчика — до вт 1 дек.\nВыполнено?"
    assert await events(stage) == ["opened", "promised", "reached", "promise_moved", "reached"]


async def test_what_is_promised_anew_after_its_date_was_broken(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await promised(anna)
    await at(stage, days=4, hour=18)
    old = question(asked)
    await promised(anna, "до среды", "скидка за задержку")

    assert asked.last.words == "Анна Смирнова: Обещаем: скидка за задержку — до ср 2 дек."
    assert await promises_of(stage) == [(WHAT, "broken"), ("скидка за задержку", "open")]
    assert boss.sees("Обещание клиенту нарушено")
    assert reads(asked, old) == "Обещание изменилось: новое — в сообщении ниже."


async def test_a_promise_is_chased_the_working_day_before_on_its_day_and_after_it(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    def rings() -> list[str]:
        marks = ("обещано «", "Срок обещания прошёл")
        return [message.words for message in anna.person.inbox if any(mark in message.words for mark in marks)]

    await asked.taps("3")
    await promised(anna)
    for days, hour, count in ((2, 10, 0), (3, 9, 1), (4, 9, 2), (4, 18, 2), (7, 9, 3)):
        await at(stage, days=days, hour=hour)
        assert len(rings()) == count, (days, hour)

    assert "ООО «Вектор», Ирина Ким: обещано «замена перевозчика» до пт 27 нояб., 18:00, осталось" in rings()[0]
    assert "🤝 Сегодня, до 18:00, обещано «замена перевозчика»: ООО «Вектор», Ирина Ким" in rings()[1]
    assert "Срок обещания прошёл" in rings()[2]
    assert not boss.sees("замена перевозчика")
    await at(stage, days=7, hour=14)
    assert boss.sees("срок прошёл, и за полдня ничего не изменилось")
    assert await stage.query("SELECT level FROM case_rings ORDER BY at, level") == [1, 4, 2, 3]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("скоро", "Не получилось понять срок"),
        ("вчера", "Этот срок уже прошёл"),
        ("20.11", "Этот срок уже прошёл"),
        ("к 9:00", "Этот срок уже прошёл"),
        ("01.12.2028", "больше чем через год"),
    ],
)
async def test_a_date_that_is_unreadable_over_or_too_far_is_refused_and_asked_for_again(
    stage: Stage, anna: Actor, asked: Actor, typed: str, answer: str
) -> None:
    await asked.taps("3")
    await promises(anna, typed)
    assert anna.sees(answer)
    assert await stage.query("SELECT id FROM promises") == []
    await anna.types("завтра к 15")

    assert anna.sees("Ирина Ким прочитает: «Обещаем: замена перевозчика — до вт 24 нояб., 15:00»")


async def test_words_of_a_promise_need_text_that_fits(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await anna.taps("Обещание", on=anna.find("🔴"))
    await anna.sends_voice()
    assert anna.sees("Здесь нужен текст")
    await anna.types("а" * 601)
    assert anna.sees("Слишком длинно: 601 знаков")
    await anna.types(WHAT)
    assert anna.sees("К какому сроку?")


async def test_a_client_who_is_not_in_the_bot_is_told_by_the_manager_and_the_card_says_so(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.blocks()
    await promises(anna)
    assert anna.sees("Ирина Ким не в боте, поэтому скажите сами: «Обещаем: замена перевозчика — до пт 27 нояб.»")
    await anna.taps("Сохранить")
    card = anna.find("🔴").words
    assert "⚠️ Клиент не в боте: сообщите об обещании сами" in card
    assert "Связаться до" in card  # nobody has told them yet
    assert await case_of(stage) == ("new", "contact")

    await anna.taps("Был звонок", on=anna.find("🔴"))
    assert await case_of(stage) == ("promised", "promise")
    await at(stage, days=4, hour=18)
    assert "Спросить клиента бот не может: узнайте сами до 3 дек." in anna.find("🔴").words
    await at(stage, days=10, hour=9)
    assert await promises_of(stage) == [(WHAT, "unconfirmed")]


async def test_words_that_do_not_arrive_stop_no_clock_and_the_card_says_so(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await promises(anna)
    await asked.person.deactivates()  # while the manager reads the echo
    await anna.taps("Сохранить и отправить")

    assert anna.sees("Не доставлено")
    assert "⚠️ Клиент это не прочитал: сообщите сами" in anna.find("🔴").words
    assert await case_of(stage) == ("new", "contact")


async def test_thanks_of_the_client_change_no_state_and_no_clock(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await promised(anna)
    before = await stage.query("SELECT state, due, deadline_at, deadline_version, ring_at FROM cases")
    await asked.types("ок, спасибо")

    assert anna.sees("ок, спасибо")
    assert await stage.query("SELECT state, due, deadline_at, deadline_version, ring_at FROM cases") == before
    assert await promises_of(stage) == [(WHAT, "open")]
    await at(stage, days=4, hour=18)
    await asked.types("ок, спасибо")
    assert await promises_of(stage) == [(WHAT, "open")]


async def test_before_it_is_saved_date_and_words_can_be_changed_and_an_older_echo_says_nothing_any_more(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await promises(anna)
    first = anna.last
    save = first.buttons[0][0].data
    await anna.types("нет")
    assert anna.sees("Не получилось понять срок")
    await anna.types("к четвергу")
    assert anna.sees("до чт 26 нояб.")
    assert reads(anna, first) == "Изменено: новый вариант ниже."
    await anna.taps(data=save, on=anna.last)
    assert "уже не актуально" in anna.toasts[-1]
    await anna.taps("Другие слова")
    await anna.types("новый водитель")
    await anna.taps("завтра")
    await anna.taps("Другой срок")
    await anna.taps("сегодня")
    await anna.taps("Сохранить и отправить")

    assert asked.last.words == "Анна Смирнова: Обещаем: новый водитель — до пн 23 нояб."
    assert await promises_of(stage) == [("новый водитель", "open")]


async def test_nothing_is_promised_when_it_is_left_off_or_forgotten(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await promises(anna)
    await anna.taps("Отмена")
    assert anna.last.words == "Ничего не обещано."
    await promises(anna)
    await stage.passes(hours=25)

    assert len([message for message in anna.person.inbox if message.words == "Ничего не обещано."]) == 2
    assert await stage.query("SELECT state, what FROM promises") == [("cancelled", None), ("cancelled", None)]
    assert not asked.sees("Обещаем")


async def test_two_who_promise_at_once_one_saves_and_the_other_is_told(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.taps("Отношение")
    await promises(anna)
    await promises(boss, "до четверга", "звонок директора")
    await boss.taps("Сохранить и отправить")
    await anna.taps("Сохранить и отправить")
    assert "уже не актуально" in anna.toasts[-1]
    await boss.taps(data="promise:2:save", on=boss.last)  # pressed twice

    assert await promises_of(stage) == [("звонок директора", "open")]
    assert len([message for message in asked.person.inbox if "Обещаем" in message.words]) == 1


async def test_a_date_that_passes_while_it_is_thought_about_is_not_promised(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await promises(anna, "сегодня к 12")
    await stage.passes(hours=2)
    await anna.taps("Сохранить и отправить")

    assert "уже прошёл" in anna.toasts[-1]
    assert not asked.sees("Обещаем")


async def test_the_same_promise_is_not_made_twice(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await promised(anna)
    await anna.taps("Обещание", on=anna.find("🔴"))
    await anna.types("до пт")
    assert anna.sees("Так уже обещано")
    await anna.taps("Обещать другое")
    await anna.types("скидка")
    await anna.types("до четверга")

    assert anna.sees("Обещаем: скидка — до чт 26 нояб. (вместо обещанного до пт 27 нояб.)")


async def test_a_case_that_is_settled_and_confirmed_answers_for_its_promise(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await promised(anna)
    await anna.taps("Закрыть", on=anna.find("🔴"))
    await anna.taps("Качество")
    await anna.types("заменили")
    await at(stage, days=4, hour=18)
    assert not asked.sees("Выполнено?")
    await asked.taps("Да, решено", on=asked.find("вопрос решён"))

    assert await promises_of(stage) == [(WHAT, "kept")]


async def test_a_new_complaint_leaves_the_promise_and_the_date_is_next_again_once_the_client_was_reached(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await promised(anna)
    await asked.taps("Изменить", on=asked.find("Ваша оценка: 3"))
    await asked.taps("8")
    await asked.taps("Изменить", on=asked.find("Ваша оценка: 8"))
    await asked.taps("2")
    assert await case_of(stage) == ("new", "contact")
    assert await promises_of(stage) == [(WHAT, "open")]
    assert "🤝 Обещано: замена перевозчика" in anna.find("🔴").words
    await anna.taps("Был звонок", on=anna.find("🔴"))

    assert await case_of(stage) == ("promised", "promise")
    await at(stage, days=4, hour=18)
    assert question(asked)


async def test_whoever_erases_themselves_takes_the_promise_along(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await promised(anna)
    await anna.taps("Обещание", on=anna.find("🔴"))
    await anna.types("до вторника")
    await asked.types("/forget")
    await asked.taps(texts_of(asked.last)[0])

    states = await stage.query("SELECT state, what, said FROM promises ORDER BY id")
    assert states == [("dropped", None, None), ("cancelled", None, None)]
    assert [message.words for message in anna.person.inbox if f"{WHAT} —" in message.words] == []
    await at(stage, days=4, hour=18)
    assert not asked.sees("Выполнено?")


async def test_a_client_in_another_zone_reads_the_hour_by_their_clock_and_is_not_asked_at_night(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    async with stage.database.write() as conn:
        await conn.execute(text("UPDATE contacts SET timezone = 'Asia/Vladivostok' WHERE name = 'Ирина Ким'"))
    await asked.taps("3")
    await promised(anna, "завтра к 15")

    assert asked.sees("Обещаем: замена перевозчика — до вт 24 нояб., 15:00 (по вашим часам вт 24 нояб., 22:00)")
    await at(stage, days=1, hour=15)
    assert not asked.sees("Выполнено?")
    await at(stage, days=2, hour=2)  # nine in the morning there
    assert asked.sees("Выполнено?")


async def test_who_stood_still_while_a_promise_came_due_asks_in_the_morning(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await promised(anna)
    await at(stage, days=5, hour=3)
    assert not asked.sees("Выполнено?")
    await at(stage, days=7, hour=9)
    assert asked.sees("Выполнено?")


async def test_the_client_reads_a_promise_in_their_own_language_and_so_does_whoever_confirms_it(
    stage: Stage, boss: Actor
) -> None:
    igor = stage.actor(22, "Игорь", "В", language_code="ru")
    await igor.opens(await stage.link_of("Игорь Волков"))
    john = stage.actor(41, "John", "Smith", language_code="en")
    await john.opens(await stage.link_of("John Smith"))
    await john.taps("Agree and start")
    await john.taps("3")
    await promises(igor, "до пятницы", "a new carrier.")
    assert igor.sees("John Smith прочитает: «We promise: a new carrier, by Fri Nov 27»")
    await igor.taps("Сохранить и отправить")
    await at(stage, days=4, hour=18)
    await john.taps("Yes", on=john.find("Was it done?"))

    assert john.sees("We promise: a new carrier, by Fri Nov 27")
    assert john.sees("Noted: done")
    await boss.types("/nps")
    await boss.taps("Менеджеры")
    assert boss.sees("Игорь Волков: выполнено 1, нарушено 0")


async def test_promises_stand_in_the_list_with_what_was_promised(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await promised(anna)
    await anna.types("/cases обещано")
    assert anna.sees("обещание до пт 27 нояб., 18:00: замена перевозчика")
    await at(stage, days=4, hour=9)

    assert "обещание до 18:00: замена перевозчика" in anna.find("☀️").words


async def test_a_question_that_does_not_arrive_is_for_the_manager_to_ask(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await promised(anna)
    await asked.person.deactivates()  # and the bot does not know it yet
    await at(stage, days=4, hour=18)

    assert "Спросить клиента бот не может: узнайте сами до 3 дек." in anna.find("🔴").words


async def test_only_whom_it_was_promised_to_says_whether_it_was_kept(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await promised(anna)
    await asked.taps(data="kept:1:yes", on=asked.last)  # before anybody has asked
    assert await promises_of(stage) == [(WHAT, "open")]
    await at(stage, days=4, hour=18)
    await anna.taps(data="kept:1:yes", on=anna.last)
    assert await promises_of(stage) == [(WHAT, "open")]
    await asked.taps("Да", on=question(asked))
    await asked.taps(data="kept:1:no", on=asked.last)

    assert "ответ уже есть" in asked.toasts[-1]
    assert await promises_of(stage) == [(WHAT, "kept")]


async def test_a_voice_or_a_mark_promises_nothing_and_a_button_of_another_day_is_refused(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Обещание", on=anna.find("🔴"))
    await anna.types("...")
    assert anna.sees("Здесь нужен текст")
    await anna.types(WHAT)
    days = anna.last
    await anna.taps(data="promday:1:2026-11-20", on=days)
    assert "уже прошёл" in anna.toasts[-1]
    await anna.taps(data="promday:1:2026-99-99", on=days)
    await anna.taps("Отмена")
    await anna.taps(data="promday:1:2026-11-27", on=days)

    assert "уже не актуально" in anna.toasts[-1]
    assert await stage.query("SELECT id FROM promises") == []
