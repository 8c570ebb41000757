import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
import xlsxwriter

from bot.commands.import_list import run
from nps.programme import Programme
from nps.values import ErasedWhy
from storage.engine.database import Database
from storage.privacy import erasing
from storage.privacy.erasing import Terms
from storage.schema import accounts, contacts, enrolments, imports, outbox, staff
from tests.dump import find_in_database
from tests.filling import NOW, Filling

PROGRAMME = Programme(company="Стройснаб", zone=ZoneInfo("Europe/Moscow"))
HEADER = "Компания;Контакт;Телефон;Сегмент;Менеджер;Последняя покупка\n"
ROWS = (
    "ООО «Вектор»;Ирина Ким;8 916 123-45-67;VIP;Анна Смирнова;01.09.2026\n"
    "ООО «Вектор»;Олег Дан;;VIP;Анна Смирнова;\n"
    "АО «Гамма»;Мария Гай;;;;\n"
)
Written = Callable[[str], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(text: str) -> Path:
        path = tmp_path / "clients.csv"
        path.write_text(text, encoding="cp1251")
        return path

    return write


async def count(database: Database, table: sa.Table) -> int:
    async with database.read() as conn:
        return (await conn.execute(sa.select(sa.func.count()).select_from(table))).scalar_one()


async def test_a_csv_is_applied_and_its_numbers_told(
    sqlite: Database, written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    code = await run(sqlite, PROGRAMME, written(HEADER + ROWS), dry_run=False)

    assert code == 0
    assert capsys.readouterr().out.splitlines() == [
        "В файле 3 контакта в 2 компаниях: 3 новых, 0 изменится, 0 без изменений.",
        "Компании: 2 новые, 0 изменится.",
        "Новый менеджер: Анна Смирнова.",
        "У 1 компании нет менеджера: её обращения придут владельцам.",
        "",
        "Первые строки запишутся так:",
        "· строка 2: Ирина Ким, ООО «Вектор»; +79161234567; менеджер Анна Смирнова; сегмент VIP; "
        "последняя покупка 01.09.2026",
        "· строка 3: Олег Дан, ООО «Вектор»; менеджер Анна Смирнова; сегмент VIP; последняя покупка 01.09.2026",
        "· строка 4: Мария Гай, АО «Гамма»",
        "",
        "Готово: 3 новых, 0 изменено, 0 без изменений.",
        "Компании: 2 новые, 0 изменено.",
        "Новый менеджер: Анна Смирнова.",
        "Личные ссылки: python -m bot invites --out links.csv",
    ]
    assert [await count(sqlite, table) for table in (accounts, contacts, staff, enrolments)] == [2, 3, 1, 4]


async def test_an_xlsx_is_applied_and_the_second_time_changes_nothing(
    sqlite: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "clients.xlsx"
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Company", "Contact", "Phone", "Last purchase", "Revenue"])
        sheet.write_row(1, 0, ["Vector", "Irina Kim", 79161234567, datetime(2026, 9, 1), 12.4e6])  # noqa: DTZ001
    await run(sqlite, PROGRAMME, path, dry_run=False)
    capsys.readouterr()

    code = await run(sqlite, PROGRAMME, path, dry_run=False)

    assert code == 0
    assert capsys.readouterr().out.splitlines() == [
        "В файле 1 контакт в 1 компании: 0 новых, 0 изменится, 1 без изменений.",
        "Менеджеров в файле нет: обращения придут владельцам.",
        "Менять нечего.",
    ]
    assert await count(sqlite, contacts) == 1


async def test_a_dry_run_changes_nothing_at_all(
    sqlite: Database, written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    code = await run(sqlite, PROGRAMME, written(HEADER + ROWS), dry_run=True)

    out = capsys.readouterr().out
    assert code == 0
    assert "3 новых" in out
    assert out.endswith("Это проверка: ничего не изменено.\n")
    assert [await count(sqlite, table) for table in (accounts, contacts, staff, enrolments, imports)] == [0] * 5


@pytest.mark.parametrize("dry_run", [True, False])
async def test_every_bad_row_is_told_and_the_good_ones_applied(
    sqlite: Database, written: Written, capsys: pytest.CaptureFixture[str], dry_run: bool
) -> None:
    bad = "".join(f"Вектор;{number};;;;\n" for number in range(10))

    code = await run(sqlite, PROGRAMME, written(HEADER + bad + ROWS + "Альфа;;;;;\n"), dry_run=dry_run)

    out = capsys.readouterr().out.splitlines()
    assert code == 1
    assert "11 строк с ошибками, они не применятся:" in out
    assert [line for line in out if line.startswith("· строка") and line.endswith(".")] == [
        *(f"· строка {number + 2}: «{number}» в столбце «Контакт» — не имя." for number in range(10)),
        "· строка 15: нет контакта.",
    ]
    assert await count(sqlite, contacts) == (0 if dry_run else 3)


@pytest.mark.parametrize("dry_run", [True, False])
async def test_a_bad_cell_is_told_and_leaves_the_person(
    sqlite: Database, written: Written, capsys: pytest.CaptureFixture[str], dry_run: bool
) -> None:
    code = await run(sqlite, PROGRAMME, written(HEADER + "Вектор;Ирина Ким;звоните;;;31.02.2026\n"), dry_run=dry_run)

    out = capsys.readouterr().out.splitlines()
    assert code == 0
    assert "2 ячейки не читаются: люди из этих строк будут взяты, сами ячейки — нет:" in out
    assert "· строка 2: «31.02.2026» в столбце «Последняя покупка» — не дата. Например: 01.09.2026." in out
    assert "· строка 2: «звоните» в столбце «Телефон» — не телефон. Например: +7 916 123-45-67." in out
    assert await count(sqlite, contacts) == (0 if dry_run else 1)


async def test_a_word_is_explained_once_by_an_option_and_remembered(
    sqlite: Database, written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written("Компания;Контакт;Роль\nВектор;Ирина Ким;закупщик\n")

    await run(sqlite, PROGRAMME, path, dry_run=True, word=["Закупщик=лпр"])
    assert "Роль «закупщик» читаю как «ЛПР»." in capsys.readouterr().out
    await run(sqlite, PROGRAMME, path, dry_run=True)
    assert 'Роль «закупщик» (строк: 1) — что это? Скажите один раз, запомню: --word "закупщик=…".' in (
        capsys.readouterr().out
    )
    await run(sqlite, PROGRAMME, path, dry_run=False, word=["закупщик=ЛПР"])
    await run(sqlite, PROGRAMME, written("Компания;Контакт;Роль\nАльфа;Олег Дан;ЗАКУПЩИК\n"), dry_run=False)

    async with sqlite.read() as conn:
        assert (await conn.execute(sa.select(contacts.c.circle))).scalars().all() == ["decision_maker"] * 2


@pytest.mark.parametrize("told", ["закупщик", "=лпр", "закупщик=шеф"])
async def test_a_meaning_there_is_not_ends_with_two_and_a_sentence(
    sqlite: Database, written: Written, capsys: pytest.CaptureFixture[str], told: str
) -> None:
    assert await run(sqlite, PROGRAMME, written(HEADER + ROWS), dry_run=False, word=[told]) == 2

    assert capsys.readouterr().err.startswith(f'--word "{told}": нужно «слово=значение»')
    assert await count(sqlite, contacts) == 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Файл пуст."),
        ("Цвет;Вес\nсиний;3\n", "Не вижу заголовков."),
        ("Компания;Выручка\nВектор;3\n", "Не хватает столбца «Контакт» (или «Фамилия» и «Имя»)."),
        ("Компания;Клиент;Контакт\nА;Б;В\n", "Столбцы «Компания» и «Клиент» значат одно и то же."),
        ("<html></html>", "«clients.csv» — не таблица."),
    ],
)
async def test_a_file_that_is_no_client_list_ends_with_two_and_a_sentence(
    sqlite: Database, written: Written, capsys: pytest.CaptureFixture[str], text: str, sentence: str
) -> None:
    code = await run(sqlite, PROGRAMME, written(text), dry_run=False)

    told = capsys.readouterr()
    assert code == 2
    assert told.err.startswith(sentence)
    assert told.out == ""
    assert await count(sqlite, imports) == 0


async def test_a_missing_file_and_a_folder_end_with_two(
    sqlite: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await run(sqlite, PROGRAMME, tmp_path / "nowhere.csv", dry_run=False) == 2
    assert await run(sqlite, PROGRAMME, tmp_path, dry_run=False) == 2

    assert "nowhere.csv нет." in capsys.readouterr().err


@pytest.mark.parametrize("dry_run", [True, False])
async def test_a_list_brings_nobody_back_who_asked_to_be_erased(
    sqlite: Database, written: Written, capsys: pytest.CaptureFixture[str], dry_run: bool
) -> None:
    async with sqlite.write() as conn:
        given = Filling(conn)
        contact = await given.contact("Ирина Ким", account=await given.account("ООО «Вектор»"))
        terms = Terms(PROGRAMME.pseudonym_key, keeps_score=True)
        await erasing.erase(conn, [contact.id], terms, why=ErasedWhy.REQUEST, now=NOW)

    code = await run(sqlite, PROGRAMME, written(HEADER + ROWS), dry_run=dry_run)

    assert code == 1
    assert "строка 2: контакт не добавлен: этот человек просил удалить свои данные" in capsys.readouterr().out
    async with sqlite.read() as conn:
        assert await find_in_database(conn, ["Ирина Ким"]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Компания;Фамилия;Имя;Отчество\nООО «Вектор»;Ким;Ирина;Петровна\n",
        "Компания;Контакт;Код контакта\nООО «Вектор»;Кто угодно;55\n",
    ],
)
async def test_another_way_to_write_a_name_or_a_code_brings_nobody_back(
    sqlite: Database, written: Written, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    async with sqlite.write() as conn:
        given = Filling(conn)
        account = await given.account("ООО «Вектор»")
        for contact in (
            await given.contact("Ирина Ким", account=account),
            await given.contact("Олег Дан", account=account, external_id="55.0"),
        ):
            terms = Terms(PROGRAMME.pseudonym_key, keeps_score=True)
            await erasing.erase(conn, [contact.id], terms, why=ErasedWhy.REQUEST, now=NOW)

    await run(sqlite, PROGRAMME, written(text), dry_run=False)

    assert "строка 2: контакт не добавлен: этот человек просил удалить свои данные" in capsys.readouterr().out
    assert await count(sqlite, contacts) == 2  # the erased ones


async def test_managers_who_are_there_hear_of_it_in_the_chat(sqlite: Database, written: Written) -> None:
    async with sqlite.write() as conn:
        given = Filling(conn)
        anna = await given.manager("Анна Смирнова", telegram_id=2001)
        vector = await given.account("ООО «Вектор»", manager=anna)
        await given.contact("Ирина Ким", account=vector)
    listed = "Компания;Контакт;Больше не работает\nООО «Вектор»;Ирина Ким;да\nООО «Вектор»;Олег Дан;\n"

    await run(sqlite, PROGRAMME, written(listed), dry_run=True)
    assert await count(sqlite, outbox) == 0
    await run(sqlite, PROGRAMME, written(listed), dry_run=False)

    async with sqlite.read() as conn:
        owed = list(await conn.execute(sa.select(outbox.c.chat_id, outbox.c.name).order_by(outbox.c.id)))
    assert [tuple(row) for row in owed if row.chat_id == 2001] == [(2001, "successor"), (2001, "own_clients")]


def test_the_command_does_not_load_aiogram() -> None:
    code = "import sys, bot.commands.import_list; sys.exit('aiogram' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
