"""`history FILE`: past answers from a file on this machine."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
import xlsxwriter

from bot.commands.history import run
from bot.errands.spreadsheet import LARGEST
from nps.past_dates import DateOrder
from nps.programme import Programme
from nps.values import Wording
from storage.engine.database import Database
from storage.schema import contacts, outbox, responses, surveys
from tests.filling import Filling

PROGRAMME = Programme(company="Стройснаб", zone=ZoneInfo("Europe/Moscow"))
ENGLISH = Programme(company="Stroysnab", zone=ZoneInfo("Europe/Moscow"), language="en")
ROWS = (
    "Дата;Оценка;Комментарий;Имя;Компания\n"
    "24.03.2026 9:05;0;Срываете сроки;Ирина Ким;Вектор\n"
    "25.03.2026 9:05;9;;Олег Дан;Вектор\n"
    "25.03.2026 9:05;9;;Пётр Сидоров;Вектор\n"
)
Written = Callable[[str], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(text: str) -> Path:
        path = tmp_path / "answers.csv"
        path.write_text(text, encoding="cp1251")
        return path

    return write


@pytest.fixture
async def company(sqlite: Database) -> Database:
    async with sqlite.write() as conn:
        filling = Filling(conn)
        vector = await filling.account("ООО «Вектор»")
        await filling.contact("Ирина Ким", account=vector)
        await filling.contact("Олег Дан", account=vector, email="dan@example.ru", joined=False)
    return sqlite


async def count(database: Database, table: sa.Table) -> int:
    async with database.read() as conn:
        return (await conn.execute(sa.select(sa.func.count()).select_from(table))).scalar_one()


async def test_answers_are_brought_in_and_who_is_unknown_is_named(
    company: Database, written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    code = await run(company, PROGRAMME, written(ROWS), dry_run=False, wording=Wording.KEEP_BUYING)

    assert code == 1  # a row was left out
    assert capsys.readouterr().out.splitlines() == [
        "В файле 2 ответа ваших клиентов. Новых: 2, уже есть: 0.",
        "Столбцы читаю так: оценка — «Оценка», дата — «Дата», комментарий — «Комментарий», имя — «Имя», "
        "компания — «Компания».",
        "",
        "Первые строки:",
        "· строка 2: 0, 24 мар. 2026, Ирина Ким, ООО «Вектор»: «Срываете сроки»",
        "· строка 3: 9, 25 мар. 2026, Олег Дан, ООО «Вектор»",
        "",
        "1 строка не загрузится:",
        "· строка 4: Пётр Сидоров, Вектор: такого контакта нет. Добавьте его списком клиентов и пришлите файл снова.",
        "",
        "Готово: загружено 2 ответа.",
        "Не загружено строк: 1.",
    ]
    assert [await count(company, table) for table in (responses, contacts, outbox)] == [2, 2, 0]
    async with company.read() as conn:
        query = sa.select(surveys.c.kind, surveys.c.wording).where(surveys.c.kind == "imported")
        assert [tuple(row) for row in await conn.execute(query)] == [("imported", Wording.KEEP_BUYING)]


async def test_the_second_time_brings_nothing(
    company: Database, written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        await run(company, PROGRAMME, written(ROWS), dry_run=False, wording=Wording.RECOMMEND)

    assert "Готово: новых ответов нет, 2 уже было." in capsys.readouterr().out
    assert await count(company, responses) == 2


async def test_a_dry_run_changes_nothing(
    company: Database, written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    await run(company, PROGRAMME, written(ROWS), dry_run=True)

    assert capsys.readouterr().out.splitlines()[-1] == "Это проверка: ничего не изменено."
    assert await count(company, responses) == 0


async def test_without_the_question_nothing_is_brought_in(
    company: Database, written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await run(company, PROGRAMME, written(ROWS), dry_run=False) == 2
    assert "--wording keep_buying" in capsys.readouterr().err
    assert await count(company, responses) == 0


async def test_a_workbook_is_read_with_its_dates(
    company: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "answers.xlsx"
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd.mm.yyyy hh:mm"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Created", "NPS", "Email", "Comment"])
        sheet.write_row(1, 0, [datetime(2026, 3, 24, 9, 5), 0, "dan@example.ru"])  # noqa: DTZ001
        sheet.write_formula(1, 3, '="Late"&" again"', value="Late again")
    code = await run(company, ENGLISH, path, dry_run=False, wording=Wording.RECOMMEND)

    assert code == 0
    assert "· row 2: 0, Mar 24, 2026, Олег Дан, ООО «Вектор»: “Late again”" in capsys.readouterr().out


async def test_doubtful_dates_are_asked_about_and_then_told(
    company: Database, written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    doubtful = written("Date;Score;Email\n03/04/2026;9;dan@example.ru\n")

    assert await run(company, PROGRAMME, doubtful, dry_run=True) == 2
    assert "«03/04/2026»" in (told := capsys.readouterr().err)
    assert "--dates dmy" in told
    assert await run(company, PROGRAMME, doubtful, dry_run=True, dates=DateOrder.MONTH_FIRST) == 0
    assert "9, 4 мар. 2026, Олег Дан" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "russian", "english"),
    [
        ("Date;Rating (1-10 stars);Email\n2026-03-04;9;a@b.ru\n", "Здесь звёзды", "These are stars"),
        ("Date;Score 1-10;Email\n2026-03-04;9;a@b.ru\n", "шкала от 1 до 10", "goes from 1 to 10"),
        ("Date;Score;Email\n2026-03-04;90;a@b.ru\n", "другая шкала", "another scale"),
        ("Date;Email;Words\n2026-03-04;a@b.ru;x\n", "столбца с оценкой", "No column with a score"),
        ("Score;Email;Words\n9;a@b.ru;x\n", "столбца с датой", "No column with the date"),
        ("Score;Date\n9;2026-03-04\n", "чьи это ответы", "does not say who answered"),
        ("Score;Date;Email\n", "ни одного ответа", "not a single answer"),
        ("", "Файл пуст", "empty"),
    ],
)
async def test_what_cannot_be_read_gets_a_sentence_in_either_language(
    company: Database, written: Written, capsys: pytest.CaptureFixture[str], text: str, russian: str, english: str
) -> None:
    for programme, told in ((PROGRAMME, russian), (ENGLISH, english)):
        assert await run(company, programme, written(text), dry_run=False, wording=Wording.RECOMMEND) == 2
        assert told in capsys.readouterr().err.replace("\xa0", " ")
    assert await count(company, responses) == 0


async def test_a_file_that_is_too_big_or_not_there_is_not_opened(
    company: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "big.csv"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)

    assert await run(company, PROGRAMME, path, dry_run=True) == 2
    assert "больше 10 МБ" in capsys.readouterr().err.replace("\xa0", " ")
    assert await run(company, PROGRAMME, tmp_path / "none.csv", dry_run=True) == 2
    assert "Проверьте путь" in capsys.readouterr().err


def test_the_command_does_not_load_aiogram() -> None:
    code = "import sys, bot.commands.history; sys.exit('aiogram' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
