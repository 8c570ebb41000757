"""/mydata: the page holds everything of the person, nothing of anybody else, and whatever was written stays text."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
import sqlalchemy as sa

from nps.values import PartKind, TelegramId
from storage.answers import comments
from storage.answers.comments import Part
from storage.engine.database import Database
from storage.people import enrolments
from storage.people.clients import get_contact
from storage.schema import metadata, outbox, staff
from storage.schema import people as people_table
from storage.schema.privacy import personal_tables, word_of
from tests.held import Told, another, fill

BESIDE = [("staff", "role"), ("staff", "name"), ("accounts", "name")]
"""Of nobody's own tables, what the person's rows are told with."""
SHOWN_COLUMNS = [
    (table.name, column.name)
    for table, _ in personal_tables(metadata.tables.values())
    for column in table.columns
    if word_of(column).why_hidden is None
] + BESIDE
HOSTILE = "</dd><script>alert(1)</script><img src=x onerror=alert(1)>\"' & {x} \u202e]]>"


@pytest.fixture
async def told(sqlite: Database) -> AsyncIterator[Told]:
    async with sqlite.write() as conn:
        yield await fill(conn)


async def change(told: Told, table: str, column: str) -> None:
    """Another value in this column of the first row."""
    of = metadata.tables[table]
    key = next(iter(of.primary_key.columns))
    first = sa.select(sa.func.min(key)).scalar_subquery()
    value = (await told.conn.execute(sa.select(of.c[column]).where(key == first))).scalars().first()
    if column == "telegram_id":
        await told.conn.execute(sa.text("UPDATE contacts SET telegram_id = telegram_id + 1"))
        await told.conn.execute(sa.text("UPDATE people SET telegram_id = telegram_id + 1"))
        return
    if of.c[column].foreign_keys:  # another of the staff
        new: Any = (await told.filling.manager("Игорь Волков")).id if value is not None else 1
        new = (await told.filling.owner()).id if table == "audit" else new
    else:
        new = another(of.c[column], value)
    await told.conn.execute(sa.update(of).where(key == first).values({column: new}))


async def test_every_column_is_on_the_page_or_among_those_left_out_for_a_reason(told: Told) -> None:
    before = await told.page()
    missing = []
    for table, column in SHOWN_COLUMNS:
        await told.conn.exec_driver_sql("SAVEPOINT unchanged")
        await change(told, table, column)
        contact = await get_contact(told.conn, told.contact.id)
        if await Told(told.conn, told.filling, contact).page() == before:
            missing.append(f"{table}.{column}")
        await told.conn.exec_driver_sql("ROLLBACK TO unchanged")

    assert missing == []
    assert len(SHOWN_COLUMNS) > 80


async def test_what_was_said_and_done_can_be_read(told: Told) -> None:
    page = await told.page()

    for words in (
        "ООО «Вектор»", "Ирина слова", "+79161234567", "k@слова.ru", "K-слова", "Asia/Omsk", "@irina".lstrip("@"),
        "Версия текста", "Комментарий", "файл · слова.pdf", "9 → 3", "Качество", "Анна Смирнова", "файл · слова.doc",
        "Здесь компания «Стройснаб» спрашивает", "Мы храним ответы и переписку",  # the text they agreed to
        "Обращения по вашим ответам", "взято в работу", "23.11.2026, 15:00:00", "Сколько хранится и как удалить",
    ):  # fmt: skip
        assert words in page, words


async def test_nothing_of_anybody_else_is_on_the_page(told: Told) -> None:
    other = await told.filling.contact("Олег Чужой", account=told.contact.account_id, position="ПОСТОРОННЕЕ")
    response = await told.filling.answered(other, 2)
    part = Part(PartKind.TEXT, "ПОСТОРОННЕЕ", None, None, 9, 9)
    await comments.add_part(told.conn, response.id, part, now=told.filling.now)
    await told.filling.case(response)
    await told.conn.execute(sa.update(staff).values(telegram_id=staff.c.id + 880_088))
    link = (await told.conn.execute(sa.text("SELECT min(id) FROM enrolments"))).scalar_one()
    await enrolments.record_opening(told.conn, link, TelegramId(880_099), now=told.filling.now + timedelta(minutes=17))

    page = await told.page()

    assert [word for word in ("Олег", "ПОСТОРОННЕЕ", "8800", ":17:00") if word in page] == []


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


async def test_whatever_people_write_stays_text(sqlite: Database) -> None:
    async with sqlite.write() as conn:
        page = Tags(await (await fill(conn, HOSTILE)).page())

    assert page.tags <= {"html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "dl", "dt", "dd"}
    assert page.attributes <= {"lang", "charset", "name", "content", "http-equiv"}
    assert page.text.count(HOSTILE) >= 9


async def test_the_page_is_in_the_language_of_the_person(told: Told) -> None:
    await told.conn.execute(sa.update(people_table).values(language="en"))

    page = await told.page()

    assert '<html lang="en">' in page
    assert "What is held about you" in page
    assert "Nov 23, 2026, 15:00:00" in page


async def test_the_file_leaves_no_copy_in_the_outbox(told: Told) -> None:
    await told.filling.owe(kind="letter", name="mydata", arguments={}, chat_id=told.contact.telegram_id)

    kept = (await told.conn.execute(sa.select(outbox.c.arguments))).scalars().all()

    assert kept == [{}]
