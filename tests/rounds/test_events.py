"""What happened with clients: out of a file in the chat and at the command line, and by a button on a client's card."""

from __future__ import annotations

import pytest

from sandbox.message import read
from tests.rounds.stage import Actor, Stage

DEALS = (
    "ID;Название сделки;Стадия сделки;Компания;Контакт;Сумма;Дата закрытия\n"
    "17;Насосы;Сделка успешна;ООО «Вектор»;Ким Ирина;125 000;20.11.2026\n"
    "18;Трубы;КП отправлено;Вектор;;;19.11.2026\n"
    "19;;Отгрузка;Вектор;Пётр Сидоров;;18.11.2026\n"
    "20;;Отгрузка;Лютик;;;18.11.2026\n"
    "21;;Думают;Вектор;;;18.11.2026\n"
)


async def send(boss: Actor, text: str, name: str = "deals.csv") -> str:
    await boss.sends_document(name, text.encode())
    return read(boss.last.text)


def labels(person: Actor) -> list[str]:
    """The buttons under the newest message."""
    return [button.text.replace("\xa0", " ") for row in person.last.buttons for button in row]


async def bring(boss: Actor, text: str = DEALS) -> str:
    """What is said once the file is taken over."""
    await send(boss, text)
    await boss.taps("События")
    (apply,) = [label for label in labels(boss) if label.startswith("Загрузить")]
    await boss.taps(apply)
    return read(boss.last.text)


async def test_a_file_of_events_is_asked_about_shown_and_brought_in(stage: Stage, boss: Actor) -> None:
    asked = await send(boss, DEALS)
    assert asked == "Файл «deals.csv» похож на события у клиентов. Это события?"
    await boss.taps("События")
    plan = read(boss.last.text).splitlines()
    assert await stage.query("SELECT count(*) FROM events") == [0]
    await boss.taps("Загрузить: 3")

    assert plan[0] == "В файле 3 события ваших клиентов: новых — 3, уже есть — 0."
    assert "· строка 2: покупка, 20 нояб. 2026, Ирина Ким, ООО «Вектор», 125 000 ₽: «Насосы»" in plan
    assert "· строка 3: отправлено КП, 19 нояб. 2026, ООО «Вектор»: «Трубы»" in plan
    assert "· строка 5: Лютик: такого клиента нет. Добавьте его списком клиентов и пришлите файл снова." in plan
    assert any(
        line.startswith("· строка 6: «Думают» в столбце «Стадия сделки» — неизвестное событие.") for line in plan
    )
    assert "· строка 4: Вектор, Пётр Сидоров: такого контакта у компании нет, событие запишется за компанией." in plan
    assert read(boss.last.text) == "Готово: записано 3 события.\nНе загружено строк: 2."
    assert await stage.query("SELECT kind, happened_on, amount, note FROM events ORDER BY id") == [
        ("purchase", "2026-11-20", 125_000, "Насосы"),
        ("proposal", "2026-11-19", None, "Трубы"),
        ("delivery", "2026-11-18", None, None),
    ]
    assert await stage.query("SELECT last_purchase FROM accounts WHERE name LIKE '%Вектор%'") == ["2026-11-20"]
    await boss.taps("Файл с ошибками")
    assert "Лютик" in (boss.last.content or b"").decode()


async def test_the_same_file_a_second_time_adds_nothing(stage: Stage, boss: Actor) -> None:
    await bring(boss)
    await send(boss, DEALS)
    await boss.taps("События")

    assert read(boss.last.text).startswith("В файле 3 события ваших клиентов: новых — 0, уже есть — 3.")
    assert labels(boss) == ["Файл с ошибками", "Отмена"]
    assert await stage.query("SELECT count(*) FROM events") == [3]


async def test_two_rows_that_say_the_same_are_two_events_and_stay_two(stage: Stage, boss: Actor) -> None:
    twice = "Компания;Событие;Дата\n" + "Вектор;обращение в поддержку;18.11.2026\n" * 2

    first = await bring(boss, twice)
    await send(boss, twice)
    await boss.taps("События")

    assert first == "Готово: записано 2 события."
    assert read(boss.last.text).startswith("В файле 2 события ваших клиентов: новых — 0, уже есть — 2.")


async def test_a_date_that_may_be_two_is_asked_about(stage: Stage, boss: Actor) -> None:
    await send(boss, "Company,Event,Date\nВектор,order,03/04/2026\n")
    await boss.taps("События")
    asked = read(boss.last.text)
    await boss.taps("4 мар. 2026")
    await boss.taps("Загрузить: 1")

    assert asked == "«03/04/2026» в столбце «Date» — это какой день? По другим строкам не понять."
    assert await stage.query("SELECT happened_on FROM events") == ["2026-03-04"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Компания;Дата;Сумма\nВектор;18.11.2026;100\n", "Не вижу столбца с тем, что произошло."),
        ("Оценка NPS;Дата ответа;Email\n9;18.11.2026;a@b.ru\n", "Не вижу заголовков."),
    ],
)
async def test_a_file_that_is_no_list_of_events_is_answered_with_a_sentence(
    stage: Stage, boss: Actor, text: str, told: str
) -> None:
    await send(boss, text)
    await boss.taps("События")

    assert read(boss.last.text).startswith(told)


async def test_events_without_anything_to_take_offer_nothing(stage: Stage, boss: Actor) -> None:
    await send(boss, "Компания;Событие;Дата\nЛютик;счёт;18.11.2026\n")
    await boss.taps("События")

    assert read(boss.last.text).startswith("В файле нет ни одного события, которое можно взять.")
    assert labels(boss) == ["Файл с ошибками", "Отмена"]
    await boss.taps("Отмена")
    assert read(boss.last.text) == "Отменено: ничего не изменилось."


async def test_a_manager_may_not_bring_events(stage: Stage, anna: Actor) -> None:
    await anna.sends_document("deals.csv", DEALS.encode())

    assert "только от владельца" in read(anna.last.text)
    assert await stage.query("SELECT count(*) FROM imports WHERE kind = 'events'") == [0]
