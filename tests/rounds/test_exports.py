"""/export: a workbook or an archive of what the reader may read, made beside the bot, sent, and deleted."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from actions import exporting
from actions.turn import Turn
from bot.errands.export_files import folder_of
from bot.errands.exporting import Progress
from bot.traffic.owing import rows_of
from nps.scope import EVERYTHING
from nps.values import ErrandName, ExportFormat
from storage.engine.statements import insert_row
from storage.exports import kept
from storage.people.staff import list_staff
from storage.people.who import find_who
from storage.queues import claiming, outbox
from storage.schema import accounts, comment_parts, staff
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_reports import AUGUST, OCTOBER, answers
from tests.workbooks import part_named, parts_of, sheets_of, tables_of, words_of

RU = ["Сводка", "Ответы", "Компании", "Контакты", "Обращения", "Ход обращений", "Обещания", "Цитаты"]
EN = ["Summary", "Answers", "Accounts", "Contacts", "Cases", "Case history", "Promises", "Quotes"]


def content(actor: Actor) -> bytes:
    assert actor.last.kind == "document", actor.screen
    return actor.last.content or b""


def column(rows: list[list[object]], title: str) -> list[object]:
    return [row[rows[0].index(title)] for row in rows[1:]]


def local(text: str) -> datetime:
    """A time as spreadsheets keep it: without a zone."""
    return datetime.fromisoformat(text)


def left_on_disk(stage: Stage) -> list[Path]:
    folder = folder_of(stage.database, stage.programme)
    return list(folder.iterdir()) if folder.is_dir() else []


@on_both
async def test_a_workbook_has_every_sheet_with_filters_a_frozen_title_and_a_chart(stage: Stage, boss: Actor) -> None:
    await answers(stage, [10] * 6 + [8] * 2 + [3] * 2, OCTOBER)
    await answers(stage, [10] * 2, AUGUST)
    await boss.types("/export")
    assert boss.sees("Ответов — 12, компаний — 4, контактов — 15, обращений — 2.")
    await boss.taps("XLSX")

    sheets = sheets_of(content(boss))
    assert list(sheets) == RU
    assert len(sheets["Ответы"]) == 13
    assert sheets["Ответы"][1][1] == local("2026-10-14 12:00")  # 9:00 UTC in Moscow, a real time
    assert sorted(column(sheets["Ответы"], "Оценка"), key=repr) == sorted([10.0] * 8 + [8.0] * 2 + [3.0] * 2, key=repr)
    assert "xl/charts/chart1.xml" in parts_of(content(boss))
    chart = part_named(content(boss), "xl/charts/chart1.xml")
    assert re.findall("<c:f>Сводка!([^<]*)</c:f>", chart) == [
        part for letter in "EDC" for part in (f"${letter}$24", "$A$25:$A$27", f"${letter}$25:${letter}$27")
    ]
    for number in range(2, 9):
        page = part_named(content(boss), f"xl/worksheets/sheet{number}.xml")
        assert 'state="frozen"' in page
        assert "<autoFilter ref=" in page
        assert "<f>" not in page
    assert boss.last.file
    assert boss.last.file.name == "otklik-2026-11-23.xlsx"


@on_both
async def test_the_summary_says_what_nps_says(stage: Stage, boss: Actor) -> None:
    await answers(stage, [10] * 6 + [8] * 2 + [3] * 2, OCTOBER)
    await answers(stage, [10] * 2, AUGUST)
    await boss.types("/nps")
    assert boss.sees("NPS +40 (±43, от −13 до +74)")
    await boss.types("/export Q4")
    await boss.taps("XLSX")

    summary = {row[0]: row[1] for row in sheets_of(content(boss))["Сводка"]}
    told = [summary[name] for name in ("NPS", "Погрешность, ±", "NPS не ниже", "NPS не выше", "Оценок в индексе")]
    assert told == [40.0, 43.0, -13.0, 74.0, 10.0]
    assert str(summary["Срок"]).replace("\xa0", " ") == "IV квартал 2026, по 23 нояб."
    assert [summary[name] for name in ("Промоутеры", "Нейтральные", "Детракторы")] == [6.0, 2.0, 2.0]


async def test_an_archive_of_tables_has_a_bom_and_semicolons(stage: Stage, boss: Actor) -> None:
    await answers(stage, [10, 3], OCTOBER)
    await boss.types("/export")
    await boss.taps("CSV")

    tables = tables_of(content(boss))
    assert list(tables) == [
        f"{name}.csv"
        for name in ("answers", "accounts", "contacts", "cases", "events", "promises", "quotes", "summary")
    ]
    assert tables["answers.csv"][1][1] == "2026-10-14 12:00:00"
    assert [row[6] for row in tables["answers.csv"][1:]] == ["3", "10"]
    assert boss.last.file
    assert boss.last.file.name == "otklik-2026-11-23.zip"


async def test_english_readers_get_english(stage: Stage, boss: Actor) -> None:
    await answers(stage, [10] * 6, OCTOBER)
    async with stage.database.write() as conn:
        await conn.execute(sa.update(sa.table("people", sa.column("language"))).values(language="en"))
    await boss.types("/export last quarter")
    await boss.types("/export")
    await boss.taps("XLSX")

    sheets = sheets_of(content(boss))
    assert list(sheets) == EN
    assert column(sheets["Answers"], "Group")[0] == "promoter"
    first, *_, last = boss.last.words.splitlines()
    assert first == "Export · all clients · all time. Answers: 6."
    assert "even when a client is erased" in last


async def test_times_are_by_the_readers_clock(stage: Stage, boss: Actor) -> None:
    await answers(stage, [10] * 6, OCTOBER)
    async with stage.database.write() as conn:
        await conn.execute(sa.update(staff).values(timezone="Asia/Vladivostok"))
    await boss.types("/export")
    await boss.taps("XLSX")

    sheets = sheets_of(content(boss))
    assert sheets["Ответы"][1][1] == local("2026-10-14 19:00")
    assert ["Часовой пояс", "Asia/Vladivostok"] in [row[:2] for row in sheets["Сводка"]]


HARD = [
    "=cmd|'/c calc'!A1",
    "+7 999",
    "-2+3",
    "@SUM(A1)",
    "\tтаб",
    "🔥🔥",
    "<r>x</r>",
    "a&b <i>",
    "\x0b\ufffe",
    "_x0041_",
]


@pytest.mark.parametrize("form", ["XLSX", "CSV"])
async def test_no_text_is_run_and_no_number_becomes_a_text(stage: Stage, boss: Actor, form: str) -> None:
    async with stage.database.write() as conn:
        filling = Filling(conn, now=OCTOBER)
        for name in HARD:
            await filling.account(name, revenue=-5, segment=name)
    await boss.types("/export")
    await boss.taps(form)

    if form == "CSV":
        rows: list[list[object]] = [[*row] for row in tables_of(content(boss))["accounts.csv"]]
        assert not [cell for row in rows for cell in row if re.match("[=+@\t\r]|-[^5]", str(cell))]
        assert "'" + HARD[0] in column(rows, "Компания")
        assert column(rows, "Выручка за 12 мес.").count("-5") == len(HARD)
        return
    rows = sheets_of(content(boss))["Компании"]
    assert set(HARD[:6]) <= set(column(rows, "Компания"))
    assert {"<r>x</r>", "a&b <i>", "_x0041_"} <= set(column(rows, "Компания"))
    assert column(rows, "Выручка за 12 мес.").count(-5.0) == len(HARD)
    page = part_named(content(boss), "xl/worksheets/sheet3.xml")
    assert "<f>" not in page
    quoted = re.findall('<c r="C[0-9]+" s="([0-9]+)" t="inlineStr"><is><t[^>]*>=cmd', page)
    formats = re.findall("<xf [^>]*>", part_named(content(boss), "xl/styles.xml").partition("<cellXfs")[2])
    assert 'quotePrefix="1"' in formats[int(quoted[0])]


async def test_no_answers_ever(stage: Stage, boss: Actor) -> None:
    await boss.types("/export")
    await boss.taps("XLSX")

    sheets = sheets_of(content(boss))
    assert len(sheets["Ответы"]) == 1
    assert len(sheets["Контакты"]) == 4
    assert ["NPS", "мало ответов"] in [row[:2] for row in sheets["Сводка"]]
    assert not [name for name in parts_of(content(boss)) if "chart" in name]


async def test_words_narrow_it_down(stage: Stage, boss: Actor) -> None:
    await answers(stage, [10] * 2, OCTOBER)
    await answers(stage, [3] * 3, AUGUST, manager="Игорь Волков")
    await boss.types("/export Волков Q3")
    assert boss.sees("Выгрузка · Игорь Волков · III квартал 2026".replace(" к", "\xa0к"))
    await boss.taps("CSV")

    assert "Файл останется там, где его сохранили, и когда клиента сотрут:" in boss.last.words.replace("\xa0", " ")
    tables = tables_of(content(boss))
    assert [row[6] for row in tables["answers.csv"][1:]] == ["3"] * 3
    assert {row[3] for row in tables["accounts.csv"][1:]} == {"Игорь Волков"}


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("Бетельгейзе", "Бетельгейзе"),
        ("15.10-01.09", "Сначала первый день, потом последний: /export 01.09.2026-15.10.2026"),
        ("конечный пользователь", "По этим словам никого нет"),
        ("Q9", "Q9"),
        ("🔥🔥🔥", "🔥🔥🔥"),
        ("VIP VIP2 Q3 «", "VIP2"),
        ("2026 2025", "«2026 2025» — такого периода нет, или это несколько сразу"),
        ("Ромашка Вектор", "Ромашка"),
    ],
)
async def test_words_that_fit_nothing_are_answered_with_what_to_do(
    stage: Stage, boss: Actor, said: str, answer: str
) -> None:
    before = len(boss.person.inbox)
    await boss.types(f"/export {said}")

    assert len(boss.person.inbox) == before + 1
    assert answer in boss.last.words
    assert "/export" in boss.last.words
    assert not boss.last.labels


async def test_a_manager_gets_their_own_clients_without_phones_and_the_owners_hear(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    await answers(stage, [10] * 2, OCTOBER)
    await answers(stage, [3] * 3, AUGUST, manager="Игорь Волков")
    await anna.types("/export")
    assert anna.sees("Без телефонов и почты: так решил владелец.")
    await anna.taps("XLSX")

    sheets = sheets_of(content(anna))
    assert len(sheets["Ответы"]) == 3
    assert set(column(sheets["Контакты"], "Менеджер")) == {"Анна Смирнова"}
    assert "Телефон" not in sheets["Контакты"][0]
    assert "Почта" not in sheets["Контакты"][0]
    assert "+79160007312" not in words_of(content(anna))
    assert "Волков" not in words_of(content(anna))
    assert boss.sees("Выгрузка: Анна Смирнова — свои клиенты, за всё время, XLSX. Ответов — 2, без телефонов")
    audit = await stage.query("SELECT action, subject FROM audit WHERE action LIKE 'export.%' ORDER BY id")
    assert audit == [("export.xlsx", "export:1"), ("export.sent", "export:1")]


async def test_phones_are_in_a_managers_file_where_the_owners_allow_it(stage: Stage, boss: Actor, anna: Actor) -> None:
    await stage.stops()
    stage.programme = replace(stage.programme, managers_export_phones=True)
    await stage.starts()
    await anna.types("/export")
    assert not anna.sees("Без телефонов")
    await anna.taps("XLSX")

    assert "+79160007312" in column(sheets_of(content(anna))["Контакты"], "Телефон")
    assert boss.sees("с телефонами и почтой")


async def test_where_answers_are_anonymous_only_owners_export(stage: Stage, boss: Actor, anna: Actor) -> None:
    await anna.types("/export")
    await stage.stops()
    stage.programme = replace(stage.programme, anonymous=True)
    await stage.starts()
    await anna.taps("XLSX")
    assert anna.toasts[-1] == "Опрос анонимный: выгрузка есть только у владельцев."
    await anna.types("/export")
    assert anna.last.words == "Опрос анонимный: выгрузка есть только у владельцев."
    await boss.types("/export")
    await boss.taps("XLSX")

    assert list(sheets_of(content(boss))) == RU


async def test_what_was_said_to_another_manager_goes_with_the_client(stage: Stage, anna: Actor, igor: Actor) -> None:
    await answers(stage, [10, 3], OCTOBER)
    async with stage.database.write() as conn:
        people = {member.name: member.id for member in await list_staff(conn)}
        moved = sa.update(accounts).where(accounts.c.name.like("ООО «Клиент%"))
        await conn.execute(moved.values(manager_id=people["Игорь Волков"]))
    await anna.types("/export")
    await anna.taps("XLSX")
    await igor.types("/export")
    await igor.taps("XLSX")

    assert len(sheets_of(content(anna))["Ответы"]) == 1
    assert set(column(sheets_of(content(igor))["Ответы"], "Менеджер тогда")) == {"Анна Смирнова"}


async def test_what_people_left_who_were_erased_has_no_row(stage: Stage, boss: Actor, asked: Actor) -> None:
    await answers(stage, [10] * 6, OCTOBER)
    await asked.taps("2")
    await asked.types("Всё плохо, КАНАРЕЙКА")
    await asked.types("/forget")
    await asked.taps("Удалить мои данные")
    await boss.types("/export")
    await boss.taps("XLSX")

    sheets = sheets_of(content(boss))
    said = words_of(content(boss))
    assert "КАНАРЕЙКА" not in said
    assert "Ирина" not in said
    assert len(sheets["Ответы"]) == 7
    summary = {row[0]: row[1] for row in sheets["Сводка"]}
    assert (summary["Оценок в индексе"], summary["Из них без строки: люди удалили свои данные"]) == (7.0, 1.0)


async def test_one_at_a_time(stage: Stage, boss: Actor) -> None:
    await boss.types("/export")
    other = boss.last
    await boss.types("/export Q4")
    held = stage.world.faults.add("sendDocument", "429", chat_id=boss.id, retry_after=1)
    await boss.taps("XLSX")
    held.remove()

    assert left_on_disk(stage)
    await boss.person.taps("CSV", on=other)
    await stage.settles()
    assert boss.toasts[-1] == "Одна выгрузка уже готовится. Дождитесь файла, потом начните следующую."
    await stage.passes(seconds=5)
    assert boss.sees("Готово: файл ниже.")
    assert left_on_disk(stage) == []
    await boss.person.taps("CSV", on=other)
    await stage.settles()

    assert tables_of(content(boss))
    assert left_on_disk(stage) == []


async def test_one_press_counts(stage: Stage, boss: Actor, anna: Actor) -> None:
    await boss.types("/export")
    offered = boss.last
    await boss.person.taps("XLSX", on=offered)
    await stage.settles()
    await boss.person.taps(data="export:1:csv", on=offered)
    await anna.person.taps(data="export:1:csv", on=anna.last)
    await stage.settles()

    assert boss.toasts[-1] == "Эта выгрузка уже начата. Новая: /export"
    assert [message.kind for message in boss.person.inbox].count("document") == 1
    assert "не для вас" in anna.toasts[-1] or "не ваш" in anna.toasts[-1].lower()


@on_both
async def test_what_a_kill_cut_off_is_made_anew(stage: Stage, boss: Actor) -> None:
    """The errand was in hand, and some of its file on the disk; nobody knows of another folder any more."""
    await answers(stage, [10] * 6, OCTOBER)
    await stage.stops()
    async with stage.database.write() as conn:
        who = await find_who(conn, boss.id)
        assert who
        assert who.staff
        turn = Turn(conn, stage.clock(), stage.programme)
        await outbox.owe(conn, rows_of(await exporting.offer(turn, who.staff, EVERYTHING, None)), now=stage.clock())
        export = await kept.get(conn, 1)
        begun = await exporting.begin(turn, who, who.staff, export, ExportFormat.XLSX)
        await outbox.owe(conn, rows_of(begun), now=stage.clock())
        (row,) = await claiming.claim_errands(conn, now=stage.clock(), limit=5)
        assert row.name == ErrandName.EXPORT
        await kept.record_folder(conn, 1, "cut-off")
    above = folder_of(stage.database, stage.programme)
    for name in ("cut-off", "older"):
        (above / name).mkdir(parents=True)
        (above / name / "1.xlsx").write_bytes(b"half of it")
    await stage.starts()

    assert len(sheets_of(content(boss))["Ответы"]) == 7
    assert left_on_disk(stage) == []


async def test_what_cannot_be_written_is_told_and_can_be_asked_for_again(stage: Stage, boss: Actor) -> None:
    folder = folder_of(stage.database, stage.programme)
    folder.write_text("a file is in the way")
    await boss.types("/export")
    await boss.taps("XLSX")
    for _ in range(6):
        await stage.passes(minutes=2)
    assert boss.sees("Файл подготовить не получилось.")
    folder.unlink()
    await boss.taps("Сделать заново")
    await boss.taps("XLSX")

    assert list(sheets_of(content(boss))) == RU
    assert left_on_disk(stage) == []


async def test_a_file_that_telegram_refuses_is_deleted_and_told(stage: Stage, boss: Actor) -> None:
    await boss.types("/export")
    async with stage.database.write() as conn:
        await conn.execute(sa.update(staff).values(timezone="Europe/Moscow"))
    fault = stage.world.faults.add("sendDocument", "429", chat_id=boss.id, retry_after=1)
    await boss.taps("XLSX")
    assert left_on_disk(stage)
    await stage.passes(hours=25)
    fault.remove()
    await stage.passes(minutes=1)

    assert boss.sees("Файл подготовить не получилось.")
    assert left_on_disk(stage) == []
    assert not [message for message in boss.person.inbox if message.kind == "document"]


async def test_a_file_that_waits_is_deleted_as_soon_as_somebody_in_it_is_erased(
    stage: Stage, boss: Actor, asked: Actor
) -> None:
    await boss.types("/export")
    fault = stage.world.faults.add("sendDocument", "429", chat_id=boss.id, retry_after=60)
    await boss.taps("XLSX")
    assert left_on_disk(stage)
    await asked.types("/forget")
    await asked.taps("Удалить мои данные")
    await stage.passes(seconds=10)
    assert left_on_disk(stage) == []
    fault.remove()
    await stage.passes(minutes=2)

    assert boss.sees("Файл не отправлен: пока он готовился, изменился список ваших клиентов или кто-то удалил")
    assert not [message for message in boss.person.inbox if message.kind == "document"]


async def test_a_file_that_waits_is_deleted_as_soon_as_a_quote_is_taken_back(
    stage: Stage, boss: Actor, asked: Actor
) -> None:
    await asked.taps("10")
    await asked.types("Везут вовремя, спасибо")
    await asked.taps("Можно процитировать?")
    await asked.taps("Да, с именем")
    await boss.types("/export")
    fault = stage.world.faults.add("sendDocument", "429", chat_id=boss.id, retry_after=60)
    await boss.taps("XLSX")
    assert left_on_disk(stage)
    await asked.types("/mydata")
    await asked.taps(asked.last.labels[0])
    await stage.passes(seconds=10)
    assert left_on_disk(stage) == []
    fault.remove()
    await stage.passes(minutes=2)

    assert boss.sees("удалил свои данные либо отозвал цитату")
    assert not [message for message in boss.person.inbox if message.kind == "document"]


async def test_the_card_says_how_far_it_is(stage: Stage, boss: Actor) -> None:
    await boss.types("/export")
    async with stage.database.write() as conn:
        await kept.begin(conn, 1, ExportFormat.XLSX, now=stage.clock())
    progress = Progress(stage.database, 1, stage.clock(), every_s=0)
    await progress("answers", 40_000, 100_000)
    await stage.settles()

    assert boss.sees("⏳ Готовлю: ответы, 40\xa0000 из 100\xa0000")


async def test_a_comment_of_several_parts_stands_in_one_cell(stage: Stage, boss: Actor) -> None:
    await answers(stage, [3], OCTOBER)
    async with stage.database.write() as conn:
        for number, (kind, text) in enumerate([("text", "Раз"), ("voice", None), ("photo", "=Два")]):
            values = {"response_id": 1, "kind": kind, "text": text, "source_chat_id": 1, "source_message_id": number}
            await insert_row(conn, comment_parts, **values, created_at=OCTOBER)
    await boss.types("/export")
    await boss.taps("XLSX")

    (said,) = column(sheets_of(content(boss))["Ответы"], "Комментарий")
    assert said == "Раз\n[голосовое сообщение]\n[фото] =Два"
