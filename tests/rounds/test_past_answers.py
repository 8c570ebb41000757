"""Answers that were given elsewhere before: a file of an owner becomes answers that ring nobody and count apart."""

from __future__ import annotations

import pytest

from sandbox.message import read
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage

GOOGLE = (
    "Отметка времени,Адрес электронной почты,Ваше имя,Компания,"
    '"Насколько вероятно, что вы порекомендуете нас?",Почему вы поставили такую оценку?\n'
    "24.03.2026 9:05:11,,Ким Ирина,ООО «Вектор»,0,Третий раз срываете сроки\n"
    "25.04.2026 10:00:00,dan@example.ru,Олег Дан,Вектор,10,\n"
    "25.04.2026 11:00:00,,Пётр Сидоров,Вектор,7,\n"
)


async def send(boss: Actor, text: str, name: str = "answers.csv") -> str:
    await boss.sends_document(name, text.encode())
    return read(boss.last.text)


def labels(person: Actor) -> list[str]:
    """The buttons under the newest message."""
    return [button.text.replace("\xa0", " ") for row in person.last.buttons for button in row]


@on_both
async def test_past_answers_are_asked_about_shown_and_brought_in(stage: Stage, boss: Actor, anna: Actor) -> None:
    before = anna.screen

    assert await send(boss, GOOGLE) == ("Файл «answers.csv» похож на прошлые ответы клиентов. Это прошлые ответы?")
    assert labels(boss) == ["Прошлые ответы", "События", "Список клиентов", "Отмена"]
    await boss.taps("Прошлые ответы")
    plan = read(boss.last.text).splitlines()
    assert plan[0] == "В файле 2 ответа ваших клиентов. Новых: 2, уже есть: 0."
    assert "· строка 2: 0, 24 мар. 2026, Ирина Ким, ООО «Вектор»: «Третий раз срываете сроки»" in plan
    assert "· строка 3: 10, 25 апр. 2026, Олег Дан, ООО «Вектор»" in plan
    assert (
        "· строка 4: Пётр Сидоров, Вектор: такого контакта нет. Добавьте его списком клиентов и пришлите файл снова."
    ) in plan
    assert plan[-2:] == ["Какой это был вопрос?", "Судя по заголовку: порекомендуют ли вас."]
    await boss.taps("Порекомендуете ли нас")
    assert "Вопрос: порекомендуют ли вас." in read(boss.last.text)
    await boss.taps("Загрузить: 2")
    assert read(boss.last.text) == "Готово: загружено 2 ответа.\nНе загружено строк: 1."

    assert await stage.query("SELECT score, channel FROM responses ORDER BY id") == [(0, "imported"), (10, "imported")]
    assert await stage.query("SELECT text FROM comment_parts") == ["Третий раз срываете сроки"]
    assert await stage.query("SELECT count(*) FROM cases") == [0]
    assert await stage.query("SELECT count(*) FROM alerts") == [0]
    await stage.passes(days=1)
    assert anna.screen == before  # nobody is alerted
    await boss.taps("Файл с ошибками")
    assert "Пётр Сидоров" in (boss.last.content or b"").decode()


async def bring(boss: Actor, text: str = GOOGLE) -> None:
    await send(boss, text)
    for tap in ("Прошлые ответы", "Порекомендуете ли нас", "Загрузить"):
        (label,) = [button for button in labels(boss) if button.startswith(tap)]
        await boss.taps(label)


async def test_the_same_file_a_second_time_brings_nothing(stage: Stage, boss: Actor) -> None:
    await bring(boss)
    await send(boss, GOOGLE)
    await boss.taps("Прошлые ответы")

    assert read(boss.last.text).startswith("В файле 2 ответа ваших клиентов. Новых: 0, уже есть: 2.")
    assert labels(boss) == ["Файл с ошибками", "Отмена"]
    assert await stage.query("SELECT count(*) FROM responses") == [2]


async def test_past_answers_stand_beside_the_index_with_a_mark(stage: Stage, boss: Actor, anna: Actor) -> None:
    await bring(boss)
    await boss.types("/nps 2026-03")
    assert "📥 Загруженные прошлые ответы: 1 ответ — для индекса мало" in boss.last.words
    assert "ответили" not in boss.last.words
    await boss.taps("Тренд")

    assert [line for line in read(boss.last.text).splitlines() if "📥" in line] == [
        "📥 апр. 2026: 1 ответ — для индекса мало",
        "📥 март 2026: 1 ответ — для индекса мало",
        "📥 — загруженные прошлые ответы: они не входят в индекс.",
    ]
    await anna.types("/client Вектор")
    assert "🔴 0 Ирина Ким" in read(anna.last.text)
    assert "📥 прошлый ответ" in read(anna.last.text)


async def test_who_answered_lately_elsewhere_is_not_asked_at_once(stage: Stage, boss: Actor, irina: Actor) -> None:
    lately = GOOGLE.replace("24.03.2026", "20.11.2026")
    await bring(boss, lately)
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")

    assert not irina.sees("По шкале от 0 до 10")
    await stage.days_pass(80)
    assert not irina.sees("По шкале от 0 до 10")
    await stage.days_pass(14)
    assert irina.sees("По шкале от 0 до 10")


async def test_who_answered_long_ago_elsewhere_is_asked_at_once(stage: Stage, boss: Actor, irina: Actor) -> None:
    await bring(boss)
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")

    assert irina.sees("По шкале от 0 до 10")
    await irina.taps("9")
    assert await stage.query("SELECT score, channel FROM responses ORDER BY id DESC LIMIT 1") == [(9, "button")]
    await irina.types("/mydata")
    page = (irina.last.content or b"").decode()
    assert "до бота, загружена из файла" in page
    assert "Третий раз срываете сроки" in page


async def test_forgetting_takes_past_answers_along(stage: Stage, boss: Actor, asked: Actor) -> None:
    await bring(boss)
    await asked.types("/forget")
    await asked.taps("Удалить мои данные")

    assert await stage.query("SELECT text FROM comment_parts") == []
    await send(boss, GOOGLE)
    await boss.taps("Прошлые ответы")
    assert "Ирина" not in read(boss.last.text)
    assert "Новых: 0, уже есть: 1" in read(boss.last.text)


async def test_dates_that_may_be_two_are_asked_about_once(stage: Stage, boss: Actor) -> None:
    await send(boss, "Date,Score,Name,Company\n03/04/2026,9,Ирина Ким,Вектор\n05/06/2026,8,Олег Дан,Вектор\n")
    await boss.taps("Прошлые ответы")
    assert read(boss.last.text) == "«03/04/2026» в столбце «Date» — это какой день? По другим строкам не понять."
    assert labels(boss) == ["3 апр. 2026", "4 мар. 2026", "Отмена"]
    await boss.taps("4\xa0мар. 2026")

    assert "· строка 3: 8, 6 мая 2026, Олег Дан, ООО «Вектор»" in read(boss.last.text)


async def test_it_may_be_a_client_list_all_the_same(stage: Stage, boss: Actor) -> None:
    await send(boss, "Компания,Контакт,Последняя оценка NPS,Дата\nВектор,Лев Ли,9,01.09.2026\n")
    await boss.taps("Список клиентов")

    assert "В файле 1 контакт в 1 компании" in read(boss.last.text)


async def test_a_file_that_was_sent_by_mistake_is_forgotten(stage: Stage, boss: Actor) -> None:
    await send(boss, GOOGLE)
    await boss.taps("Отмена")

    assert read(boss.last.text) == "Отменено: ничего не изменилось."
    assert await stage.query("SELECT count(*) FROM responses") == [0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Дата,Звёзды (1-10),Оценка звёздами,Почта\n2026-03-04,9,9,a@b.ru\n", "Здесь звёзды"),
        ("Дата,Оценка от 1 до 10,Почта\n2026-03-04,9,a@b.ru\n", "Здесь шкала от 1 до 10"),
        ("Дата,Оценка,Почта\n2026-03-04,90,a@b.ru\n", "Здесь другая шкала"),
        ("Оценка,Почта\n9,a@b.ru\n", "Не вижу столбца с датой ответа."),
        ("Оценка,Дата\n9,2026-03-04\n", "Не вижу, чьи это ответы"),
        ("Оценка,Дата,Почта\n9,2026-03-04,a@b.ru\n", "В файле нет ни одного ответа, который можно взять."),
    ],
)
async def test_what_cannot_be_brought_in_gets_a_sentence(stage: Stage, boss: Actor, text: str, told: str) -> None:
    await send(boss, text)
    await boss.taps("Прошлые ответы")

    assert told in read(boss.last.text)


async def test_nobody_but_who_sent_the_file_may_bring_it_in(stage: Stage, boss: Actor, anna: Actor) -> None:
    await send(boss, GOOGLE)
    await boss.taps("Прошлые ответы")
    await anna.taps(data="past:1:recommend", on=anna.last)
    await anna.taps(data="past:1:apply", on=anna.last)

    assert await stage.query("SELECT wording FROM imports") == [None]
    assert await stage.query("SELECT count(*) FROM responses") == [0]


async def test_another_owner_has_no_hand_in_it(stage: Stage, boss: Actor) -> None:
    async with stage.database.write() as conn:
        await Filling(conn, now=stage.clock()).owner("Вторая Ольга", telegram_id=12)
    other = stage.actor(12, "Ольга")
    await other.opens("")
    await send(boss, GOOGLE)
    await boss.taps("Прошлые ответы")
    for wish in ("recommend", "apply", "errors", "cancel"):
        await other.taps(data=f"past:1:{wish}", on=other.last)
        assert "не для вас" in other.toasts[-1]

    assert await stage.query("SELECT state, wording FROM imports") == [("read", None)]
    assert not other.sees("Третий раз")
