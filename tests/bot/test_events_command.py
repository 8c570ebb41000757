"""`python -m bot events FILE`: what happened with accounts, from a file on this machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from bot.commands.events import run
from nps.file_kind import FileKind
from nps.past_dates import DateOrder
from nps.programme import Programme
from nps.values import ErasedWhy, EventKind
from storage.engine.database import Database
from storage.lists import files, told_events
from storage.lists.event_matching import MatchedEvent
from storage.lists.told_events import Told
from storage.privacy import erasing
from storage.privacy.erasing import Terms
from storage.schema import events
from tests.filling import NOW, Filling

PROGRAMME = Programme(company="Стройснаб", zone=ZoneInfo("Europe/Moscow"))
SHIPPED = (
    "Контрагент;Контакт;Дата отгрузки;Сумма;Комментарий\n"
    "Вектор;Ирина Ким;18.11.2026;5 000;для Ирины Ким\n"
    "Омега;;18.11.2026;;\n"
)
Written = Callable[[str], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(text: str) -> Path:
        path = tmp_path / "deals.csv"
        path.write_text(text, encoding="cp1251")
        return path

    return write


async def fill(database: Database) -> int:
    """One account with one contact; returns the contact."""
    async with database.write() as conn:
        filling = Filling(conn)
        account = await filling.account("ООО «Вектор»")
        return (await filling.contact("Ирина Ким", account=account)).id


async def kept(database: Database) -> list[tuple[object, ...]]:
    async with database.read() as conn:
        query = sa.select(events.c.kind, events.c.contact_id, events.c.amount, events.c.note).order_by(events.c.id)
        return [tuple(row) for row in await conn.execute(query)]


async def test_a_file_is_shown_brought_in_once_and_who_is_unknown_is_named(
    sqlite: Database, written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    irina, path = await fill(sqlite), written(SHIPPED)
    dry = await run(sqlite, PROGRAMME, path, dry_run=True)
    shown = capsys.readouterr().out.splitlines()
    before = await kept(sqlite)
    codes = [await run(sqlite, PROGRAMME, path, dry_run=False) for _ in range(2)]
    told = capsys.readouterr().out

    assert (dry, before, codes) == (1, [], [1, 1])
    assert shown[0] == "В файле 1 событие ваших клиентов: новых — 1, уже есть — 0."
    assert "· строка 2: поставка, 18 нояб. 2026, Ирина Ким, ООО «Вектор», 5 000 ₽: «для Ирины Ким»" in shown
    assert "· строка 3: Омега: такого клиента нет. Добавьте его списком клиентов и пришлите файл снова." in shown
    assert shown[-1] == "Это проверка: ничего не изменено."
    assert "Готово: записано 1 событие." in told
    assert "Готово: новых событий нет, 1 уже было." in told
    assert await kept(sqlite) == [("delivery", irina, 5_000, "для Ирины Ким")]


async def test_the_same_in_english_with_the_kind_and_the_order_of_dates_told(
    sqlite: Database, written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    await fill(sqlite)
    path, programme = written("Company,Date\nВектор,03/04/2026\n"), replace(PROGRAMME, language="en")
    refused = await run(sqlite, programme, path, dry_run=False)
    unknown = capsys.readouterr().err
    refused_again = await run(sqlite, programme, path, dry_run=False, kind=EventKind.INVOICE)
    unsure = capsys.readouterr().err
    code = await run(sqlite, programme, path, dry_run=False, kind=EventKind.INVOICE, dates=DateOrder.MONTH_FIRST)

    assert (refused, refused_again, code) == (2, 2, 0)
    assert unknown.startswith("No column with what happened found.")
    assert "--dates dmy" in unsure
    assert "· row 2: invoice, Mar 4, 2026, ООО «Вектор»" in capsys.readouterr().out


async def test_whoever_was_erased_is_in_no_event_that_comes_afterwards(sqlite: Database, written: Written) -> None:
    irina = await fill(sqlite)
    async with sqlite.write() as conn:
        terms = Terms(PROGRAMME.pseudonym_key, keeps_score=True)
        await erasing.erase(conn, [irina], terms, why=ErasedWhy.REQUEST, now=NOW)

    await run(sqlite, PROGRAMME, written(SHIPPED), dry_run=False)

    assert await kept(sqlite) == [("delivery", None, 5_000, None)]


async def test_a_person_of_another_company_has_no_part_in_what_happened_with_this_one(
    sqlite: Database, written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    await fill(sqlite)
    async with sqlite.write() as conn:
        await Filling(conn).contact("Олег Дан", email="dan@example.ru")

    await run(
        sqlite, PROGRAMME, written("Контрагент;Email;Дата отгрузки\nВектор;dan@example.ru;18.11.2026\n"), dry_run=False
    )

    assert "такого контакта у компании нет, событие запишется за компанией" in capsys.readouterr().out
    assert await kept(sqlite) == [("delivery", None, None, None)]


async def test_a_file_that_waits_loses_whoever_is_erased(sqlite: Database) -> None:
    irina = await fill(sqlite)
    async with sqlite.write() as conn:
        owner = await Filling(conn).owner()
        day = NOW.date()
        told = Told((MatchedEvent(2, 1, irina, EventKind.LEAD, day, 7, "для Ирины Ким", "k"),), ())  # type: ignore[arg-type]  # their ids
        who = {"staff_id": owner.id, "file_name": "deals.csv", "file_id": "file", "now": NOW}
        waiting = await files.ask_about(conn, FileKind.EVENTS, **who)  # type: ignore[arg-type]  # by name
        await told_events.keep(conn, waiting, told)
        before = await told_events.load(conn, waiting)
        terms = Terms(PROGRAMME.pseudonym_key, keeps_score=True)
        await erasing.erase(conn, [irina], terms, why=ErasedWhy.REQUEST, now=NOW)
        after = await told_events.load(conn, waiting)

    assert before == told
    assert after is not None
    assert [(event.contact_id, event.note, event.amount) for event in after.events] == [(None, None, 7)]


async def test_a_file_that_is_not_there_is_a_sentence(
    sqlite: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = await run(sqlite, PROGRAMME, tmp_path / "нет.csv", dry_run=True)

    assert code == 2
    assert "нет.csv" in capsys.readouterr().err
