"""What happened with clients: out of a file in the chat and at the command line, and by a button on a client's card."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sandbox.message import read
from tests.databases import on_both
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


async def test_one_number_is_one_event(stage: Stage, boss: Actor) -> None:
    rows = "7;Вектор;отгрузка;18.11.2026\n" * 2 + "8;Вектор;отгрузка;18.11.2026\n"

    told = await bring(boss, "Номер;Компания;Событие;Дата\n" + rows)

    assert told == "Готово: записано 2 события.\nНе загружено строк: 1."


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


# --- by hand, on the card of a client ---------------------------------------------------------------------------------


async def card(person: Actor) -> list[str]:
    await person.types("/client вектор")
    return read(person.last.text).splitlines()


async def begins(person: Actor, kind: str) -> None:
    await card(person)
    await person.taps("События")
    await person.taps(kind)


@on_both
async def test_a_manager_writes_down_what_happened_with_a_client(stage: Stage, anna: Actor) -> None:
    await begins(anna, "Поставка")
    assert read(anna.last.text).startswith("Когда было: поставка, ООО «Вектор»?")
    await anna.taps("Вчера")
    assert read(anna.last.text) == "Записано: поставка, ООО «Вектор», 22 нояб. 2026"
    await anna.taps("Примечание")
    await anna.types("Первая партия насосов")

    assert read(anna.last.text) == "Записано: поставка, ООО «Вектор», 22 нояб. 2026 «Первая партия насосов»"
    assert await stage.query("SELECT kind, note, source FROM events") == [
        ("delivery", "Первая партия насосов", "staff")
    ]
    assert await stage.query("SELECT recorded_by FROM events") == await stage.query(
        "SELECT id FROM staff WHERE name = 'Анна Смирнова'"
    )
    assert "События: поставка 22 нояб." in await card(anna)
    await anna.taps("События")
    assert "22 нояб. — поставка «Первая партия насосов» · записано: Анна Смирнова" in read(anna.last.text)


async def test_the_day_may_be_typed_and_what_is_no_day_is_asked_for_again(stage: Stage, anna: Actor) -> None:
    await begins(anna, "Покупка")
    await anna.types("когда-то давно")
    unreadable = read(anna.last.text)
    await anna.types("01.12.2029")
    too_far = read(anna.last.text)
    await anna.types("в пятницу")

    assert unreadable.startswith("Не понимаю, какой это день.")
    assert too_far.startswith("Это слишком далёкий день.")
    assert read(anna.last.text) == "Записано: покупка, ООО «Вектор», 20 нояб. 2026"
    assert await stage.query("SELECT last_purchase FROM accounts WHERE name = 'ООО «Вектор»'") == ["2026-11-20"]


async def test_nothing_is_awaited_after_a_cancel(stage: Stage, anna: Actor) -> None:
    await begins(anna, "Лид")
    await anna.taps("Отмена")
    await anna.types("вчера")

    assert await stage.query("SELECT count(*) FROM events") == [0]
    assert await stage.query("SELECT count(*) FROM event_prompts") == [0]


async def test_what_was_written_down_by_mistake_is_removed(stage: Stage, anna: Actor) -> None:
    bought = "SELECT last_purchase FROM accounts WHERE name = 'ООО «Вектор»'"
    before = await stage.query(bought)
    await begins(anna, "Покупка")
    await anna.taps("Сегодня")
    assert await stage.query(bought) == ["2026-11-23"]
    await anna.taps("Убрать запись")

    assert read(anna.last.text) == "Запись убрана: покупка, ООО «Вектор»."
    assert await stage.query(bought) == before
    assert await stage.query("SELECT count(*) FROM events") == [0]


async def test_a_day_tapped_twice_is_one_event(stage: Stage, anna: Actor) -> None:
    await begins(anna, "Счёт")
    today = anna.last.buttons[0][0].data
    await anna.taps("Сегодня")
    await anna.taps(data=today, on=anna.last)

    assert await stage.query("SELECT count(*) FROM events") == [1]


async def test_events_of_a_client_go_on_over_pages(stage: Stage, boss: Actor) -> None:
    rows = "".join(f"Вектор;счёт;{day:02}.10.2026;{day}\n" for day in range(1, 9))
    await bring(boss, "Компания;Событие;Дата;Сумма\n" + rows)
    await card(boss)
    await boss.taps("События")
    first = read(boss.last.text).splitlines()
    await boss.taps("›")

    assert first[1] == "8 окт. — счёт, 8 ₽"
    assert read(boss.last.text).splitlines()[1:3] == [
        "2 окт. — счёт, 2 ₽",
        "1 окт. — счёт, 1 ₽",
    ]


async def test_whoever_stands_in_writes_down_events_and_nobody_else_does(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor
) -> None:
    (account,) = await stage.query("SELECT id FROM accounts WHERE name = 'ООО «Вектор»'")
    await igor.taps(data=f"eventkind:{account}:lead", on=igor.last)
    before = await stage.query("SELECT count(*) FROM event_prompts")
    await anna.types("/away до 8 дек Волков")
    await begins(igor, "Лид")
    await igor.taps("Сегодня")

    assert before == [0]
    assert await stage.query("SELECT kind FROM events") == ["lead"]
    await anna.types("/away off")
    (event,) = await stage.query("SELECT id FROM events")
    await igor.taps(data=f"event:{event}:undo", on=igor.last)
    assert await stage.query("SELECT count(*) FROM events") == [1]


async def test_what_somebody_else_or_a_file_has_told_only_an_owner_takes_back_and_a_file_nobody(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor
) -> None:
    await begins(anna, "Лид")
    await anna.taps("Сегодня")
    await bring(boss, "Компания;Событие;Дата\nВектор;счёт;18.11.2026\n")
    own, of_file = await stage.query("SELECT id FROM events ORDER BY id")
    await anna.types("/away до 8 дек Волков")
    await card(igor)
    for event in (own, of_file):
        for wish in ("undo", "note"):
            await igor.taps(data=f"event:{event}:{wish}", on=igor.last)
            assert "не для вас" in igor.toasts[-1]
    await boss.taps(data=f"event:{of_file}:undo", on=boss.last)
    assert await stage.query("SELECT kind FROM events ORDER BY id") == ["lead", "invoice"]
    await boss.taps(data=f"event:{own}:undo", on=boss.last)

    assert await stage.query("SELECT kind FROM events") == ["invoice"]


async def test_where_answers_are_anonymous_events_are_the_owners_alone(stage: Stage, boss: Actor, anna: Actor) -> None:
    await begins(anna, "Лид")
    await stage.stops()
    stage.programme = replace(stage.programme, anonymous=True)
    await stage.starts()
    (account,) = await stage.query("SELECT id FROM accounts WHERE name = 'ООО «Вектор»'")
    await anna.types("вчера")
    await anna.taps(data=f"eventday:{account}:lead:2026-11-22", on=anna.last)
    assert await stage.query("SELECT count(*) FROM events") == [0]
    await begins(boss, "Лид")
    await boss.taps("Вчера")

    assert await stage.query("SELECT happened_on FROM events") == ["2026-11-22"]
