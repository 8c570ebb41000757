"""A client list from the file a CRM wrote to the invitations that managers forward."""

from pathlib import Path

import pytest

from bot.errands.spreadsheet import read_table
from sandbox.message import read
from tests.canaries import PHONE
from tests.rounds.stage import Actor, Stage

INPUTS = Path(__file__).parents[1] / "inputs"


async def send(stage: Stage, boss: Actor, name: str) -> str:
    """The dry run of a file."""
    await boss.sends_document(name, (INPUTS / name).read_bytes())
    return read(boss.last.text)


async def test_the_export_of_a_crm_becomes_clients_under_their_manager(stage: Stage, boss: Actor, anna: Actor) -> None:
    plan = await send(stage, boss, "crm_names.csv")

    assert plan.splitlines()[:7] == [
        "В файле 3 контакта в 1 компании: 2 новых, 1 изменится, 0 без изменений.",  # «Олег Дан» was there,
        "Компании: 0 новых, 1 изменится.",
        "",
        "Первые строки запишутся так:",
        "· строка 2: Ким Ирина Петровна, ООО Вектор; обращение «Ирина Петровна»; директор; +79161234567; "
        "kim@example.ru; менеджер Анна Смирнова; сегмент VIP; выручка 12 400 000",
        "· строка 3: Дан Олег Иванович, ООО Вектор; обращение «Олег Иванович»; инженер; пользователь; "
        "менеджер Анна Смирнова; сегмент VIP; выручка 12 400 000",
        "· строка 4: Юн Олег Львович, ООО Вектор; обращение «Олег Львович»; инженер; менеджер Анна Смирнова; "
        "сегмент VIP; выручка 12 400 000",
    ]
    assert "· строка 2: Ким Ирина Петровна" in plan.split("Обратите внимание:")[1]  # «Ирина Ким» has another phone
    assert "Столбец, который не читаю: «ID»." in plan
    await boss.taps("Применить")

    assert anna.sees("У вас 2 новых клиента.")
    await anna.taps("Сообщения для пересылки, по 10")
    assert anna.sees("Кому: Дан Олег Иванович, ООО Вектор")
    assert anna.sees("Здравствуйте, Олег Иванович!")
    assert read(anna.last.text) == "Это все. Каждое сообщение перешлите тому, кто назван над ним."


async def test_messages_to_forward_come_ten_at_a_time(stage: Stage, boss: Actor, anna: Actor) -> None:
    rows = "".join(f"Вектор;Контакт Номер{chr(1072 + n)};Анна Смирнова\n" for n in range(12))
    await boss.sends_document("list.csv", f"Компания;Контакт;Менеджер\n{rows}".encode())
    await boss.taps("Применить")

    await anna.taps("Сообщения для пересылки, по 10")
    assert read(anna.last.text).endswith("Осталось: 4.")  # two were there before
    assert anna.screen.count("Один вопрос в Telegram") == 10
    await anna.taps("Ещё 4")

    assert anna.screen.count("Один вопрос в Telegram") == 14
    assert not anna.sees("John Smith")


async def test_a_word_is_asked_about_once_and_remembered(stage: Stage, boss: Actor) -> None:
    head = "Компания;Контакт;Роль;Статус\n"
    await boss.sends_document("list.csv", f"{head}Вектор;Лев Ли;закупщик;действующий\n".encode())

    assert "Роль «закупщик» (1 строка) — это:" in read(boss.last.text)
    assert [button.text for row in boss.last.buttons for button in row][:6] == [
        *("Адвокат бренда", "ЛПР", "Пользователь", "Посредник", "Конечный пользователь", "Не менять")
    ]
    await boss.taps("ЛПР")
    assert "Статус «действующий» (1 строка) — это:" in read(boss.last.text)
    await boss.taps("Не менять")
    assert "строка 2: Лев Ли, Вектор; ЛПР" in read(boss.last.text)
    assert "это:" not in read(boss.last.text)
    await boss.taps("Применить")
    assert await stage.query("SELECT circle FROM contacts WHERE name = 'Лев Ли'") == ["decision_maker"]

    await boss.sends_document("list.csv", f"{head}Вектор;Ян Ян;Закупщик;Действующий\n".encode())
    assert "Ян Ян, Вектор; ЛПР" in read(boss.last.text)
    assert "это:" not in read(boss.last.text)
    assert "Роль «Закупщик» читаю как «ЛПР»." in read(boss.last.text)


async def test_a_word_that_was_explained_wrongly_can_be_explained_anew(stage: Stage, boss: Actor) -> None:
    await boss.sends_document("list.csv", "Компания;Контакт;Роль\nВектор;Лев Ли;закупщик\n".encode())
    await boss.taps("ЛПР")
    assert "Роль «закупщик» читаю как «ЛПР»." in read(boss.last.text)
    await boss.taps("Изменить «закупщик»")
    assert "Роль «закупщик» (1 строка) — это:" in read(boss.last.text)
    await boss.taps("Не менять")
    assert "Роль «закупщик» пропускаю." in read(boss.last.text)
    await boss.taps("Применить")

    assert await stage.query("SELECT circle FROM contacts WHERE name = 'Лев Ли'") == [None]


async def test_whoever_is_marked_as_having_left_is_not_invited_without_a_word(stage: Stage, boss: Actor) -> None:
    await boss.sends_document("left.csv", "Компания,Контакт,Уволен\nООО «Вектор»,Ирина Ким,да\n".encode())
    await boss.taps("Применить")
    await boss.sends_document("list.csv", "Компания,Контакт\nООО «Вектор»,Ирина Ким\n".encode())

    assert "Ирина Ким: отмечен ушедшим, приглашения нет." in read(boss.last.text)


async def test_an_owner_gets_a_template_whose_examples_are_no_clients(stage: Stage, boss: Actor) -> None:
    await boss.taps("Шаблон списка (XLSX)", on=boss.find("Вы — владелец"))

    assert boss.last.file_name == "clients.xlsx"
    table = await read_table("clients.xlsx", boss.last.content or b"")
    assert table.rows[0][:2] == ["Компания", "Контакт"]
    assert len(table.rows) == 3
    await boss.sends_document("clients.xlsx", boss.last.content or b"")
    assert "Строки 2, 3 — примеры из шаблона: пропущены." in read(boss.last.text)


async def test_the_links_come_as_a_workbook_too(stage: Stage, boss: Actor) -> None:
    await boss.types("/invites")
    content = (boss.last.content or b"").decode("utf-8-sig")
    assert content.splitlines()[0] == "kind;name;account;link;joined;manager;phone;text"
    await boss.taps("То же в Excel (XLSX)")

    table = await read_table("links.xlsx", boss.last.content or b"")
    assert table.rows[0] == ["Кто", "Имя", "Компания", "Ссылка", "В боте с", "Менеджер", "Телефон", "Сообщение"]
    (irina,) = [row for row in table.rows if row[1] == "Ирина Ким"]
    assert irina[5:7] == ["Анна Смирнова", PHONE]
    assert str(irina[7]).startswith("Здравствуйте, Ирина Петровна!\n\nКомпания «Стройснаб» хочет знать")
    assert str(irina[3]) in str(irina[7])


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("bad_byte2.csv", "строка 3: в столбце «position» знаки, которых не прочитать: «мастер \ufffd склад»."),
        ("dates.csv", "строка 4: «1/9/2026» в столбце «last_purchase» можно прочитать двояко."),
        ("emails.csv", "строка 3: «dan@example.ru, zakupki@example.ru» в столбце «email» — несколько адресов."),
        ("excel_text_trick_id.csv", "код компании 0042"),
        ("namesakes_first_names.csv", "В файле 2 контакта в 1 компании: 1 новый, 1 изменится"),
        ("nulls.csv", "Как пустые ячейки прочитаны: «NULL», «N/A», «нет»."),
        ("phone_float.csv", "Ира Ким, ООО Вектор; +79161234567"),
        ("repeated_header.csv", "Строка 3 повторяет заголовки: пропущена."),
        ("repeated_header.csv", "Строка 5 — итог, а не клиент: пропущена."),
        ("spaced_quotes.csv", "строка 2: Kim, Irina, Vector; buyer"),
        ("stray_space.xlsx", "В файле 1 контакт в 1 компании"),
        ("surplus.csv", "строка 3: ячеек 4, а названий столбцов 3: где-то лишний разделитель."),
    ],
)
async def test_what_is_said_of_files_as_they_come(stage: Stage, boss: Actor, name: str, told: str) -> None:
    assert told in await send(stage, boss, name)


async def test_a_code_saved_as_a_number_is_the_same_company(stage: Stage, boss: Actor) -> None:
    await send(stage, boss, "id_1.csv")
    await boss.taps("Применить")

    assert "0 новых, 0 изменится, 1 без изменений" in await send(stage, boss, "id_1_float.csv")


async def test_without_managers_the_plan_says_who_gets_the_cases(stage: Stage, boss: Actor) -> None:
    await boss.sends_document("list.csv", "Компания;Контакт\nАльфа;Лев Ли\n".encode())

    assert "Менеджеров в файле нет: обращения придут владельцам." in read(boss.last.text)
