"""/mydata: the page holds everything of the person, nothing of anybody else, and whatever was written stays text."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
import sqlalchemy as sa
from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile
from sqlalchemy.ext.asyncio import AsyncConnection

from messages.composing import compose
from messages.not_shown import NOT_SHOWN
from messages.owed import Envelope
from messages.writing import Context
from nps.programme import Programme
from nps.values import Circle, ConsentMode, OpeningAnswer, PartKind, Reason, TelegramId
from storage.answers import client_messages, comments, responses
from storage.answers.comments import Part
from storage.cases import cases
from storage.engine.database import Database
from storage.engine.statements import insert_row
from storage.people import enrolments
from storage.people.clients import Contact, bind_contact, get_contact
from storage.people.who import meet
from storage.schema import cases as cases_table
from storage.schema import metadata, outbox, staff
from storage.schema import people as people_table
from storage.schema.columns import Code, Day, Flag, Json, UtcTime, Whole
from tests.filling import DAY, NOW, Filling

PROGRAMME = Programme(company="Стройснаб")
SHOWN_COLUMNS = [
    (table.name, column.name)
    for table in metadata.sorted_tables
    if "*" not in NOT_SHOWN.get(table.name, {})
    for column in table.columns
    if column.name not in NOT_SHOWN.get(table.name, {})
]
HOSTILE = "</dd><script>alert(1)</script><img src=x onerror=alert(1)>\"' & {x} \u202e]]>"


@dataclass(frozen=True)
class Told:
    """One contact about whom every table says something."""

    conn: AsyncConnection
    given: Filling
    contact: Contact

    async def page(self) -> str:
        assert self.contact.telegram_id
        to = Envelope(chat_id=self.contact.telegram_id)
        method = await compose(Context(self.conn, self.given.now, PROGRAMME), "mydata", to, {})
        assert isinstance(method, SendDocument)
        assert isinstance(method.document, BufferedInputFile)
        return method.document.data.decode()


async def fill(conn: AsyncConnection, words: str = "слова") -> Told:
    given = Filling(conn)
    manager = await given.manager("Анна Смирнова")
    account = await given.account("ООО «Вектор»", manager=manager, segment="VIP")
    contact = await given.contact(
        f"Ирина {words}", account=account, joined=False, greeting=words, position=words, phone="+79161234567",
        email=f"k@{words}.ru", circle=Circle.USER, language="ru", timezone="Asia/Omsk", external_id=f"K-{words}",
    )  # fmt: skip
    link = await enrolments.ensure_for_contact(conn, contact.id, now=given.now, lives=90 * DAY)
    human = TelegramId(5001)
    await meet(conn, human, name=words, username="irina", language="en", now=given.now)
    await enrolments.record_opening(conn, link, human, now=given.now)
    await enrolments.record_answer(conn, link, human, OpeningAnswer.LATER, now=given.now, remind_at=given.now + DAY)
    await enrolments.record_reminded(conn, enrolments.Opening(link, human), now=given.now + DAY)
    await enrolments.claim_link(conn, link, human, now=given.now)
    await bind_contact(conn, contact.id, human, now=given.now)
    await enrolments.record_consent(conn, contact.id, human, "1", ConsentMode.NAMED, now=given.now)
    contact = await get_contact(conn, contact.id)
    response = await given.answered(contact, 3)
    await responses.toggle_reason(conn, response.id, Reason.QUALITY)
    part = Part(PartKind.DOCUMENT, words, "file", f"{words}.pdf", human, 71)
    await comments.add_part(conn, response.id, part, now=given.now)
    change = {"response_id": response.id, "old_score": 9, "new_score": 3, "changed_at": given.now}
    await insert_row(conn, metadata.tables["score_changes"], **change)
    case = await given.case(response)
    await cases.take(conn, case.id, manager, now=given.now)
    await conn.execute(sa.update(cases_table).values(outcome=words, cause=Reason.VALUE, closed_at=given.now))
    kept = await client_messages.keep(
        conn, contact.id, Part(PartKind.DOCUMENT, words, "file", f"{words}.doc", human, 72), now=given.now
    )
    assert kept
    await client_messages.record_passed_on(conn, kept.id, [manager.id])
    looked = {"at": given.now, "staff_id": manager.id, "telegram_id": 1, "action": "case.take"}
    await insert_row(conn, metadata.tables["audit"], subject=f"case:{case.id}", **looked)
    return Told(conn, given, contact)


@pytest.fixture
async def told(sqlite: Database) -> AsyncIterator[Told]:
    async with sqlite.write() as conn:
        yield await fill(conn)


def another(column: sa.Column[Any], value: Any) -> Any:
    """A value of this column's kind that is not `value`."""
    match column.type:
        case Code():
            return next(code for code in column.type.codes if code != value)
        case UtcTime():
            return (value or NOW) + timedelta(days=3)
        case Day():
            return (value or date(2026, 1, 1)) + timedelta(days=3)
        case Flag():
            return not value
        case Json():
            return []
        case Whole():
            return (value or 0) + 1
    return {"language": "en", "answer": "not_me", "action": "invite.contact"}.get(column.name, "совсем другое")


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
        new: Any = (await told.given.manager("Игорь Волков")).id if value is not None else 1
        new = (await told.given.owner()).id if table == "audit" else new
    else:
        new = another(of.c[column], value)
    await told.conn.execute(sa.update(of).where(key == first).values({column: new}))


def test_every_column_left_out_exists() -> None:
    for table, columns in NOT_SHOWN.items():
        assert columns.keys() - {"*"} <= set(metadata.tables[table].columns.keys()), table


async def test_every_column_is_on_the_page_or_among_those_left_out_for_a_reason(told: Told) -> None:
    before = await told.page()
    missing = []
    for table, column in SHOWN_COLUMNS:
        async with told.conn.begin_nested() as savepoint:
            await change(told, table, column)
            contact = await get_contact(told.conn, told.contact.id)
            if await Told(told.conn, told.given, contact).page() == before:
                missing.append(f"{table}.{column}")
            await savepoint.rollback()

    assert missing == []
    assert len(SHOWN_COLUMNS) > 80


async def test_what_was_said_and_done_can_be_read(told: Told) -> None:
    page = await told.page()

    for words in (
        "ООО «Вектор»", "Ирина слова", "+79161234567", "k@слова.ru", "K-слова", "Asia/Omsk", "@irina".lstrip("@"),
        "Версия текста", "Комментарий", "файл · слова.pdf", "9 → 3", "Качество", "Анна Смирнова", "файл · слова.doc",
        "Обращения по вашим ответам", "взято в работу", "23.11.2026, 15:00:00", "Сколько хранится и как удалить",
    ):  # fmt: skip
        assert words in page, words


async def test_nothing_of_anybody_else_is_on_the_page(told: Told) -> None:
    other = await told.given.contact("Олег Чужой", account=told.contact.account_id, position="ПОСТОРОННЕЕ")
    response = await told.given.answered(other, 2)
    part = Part(PartKind.TEXT, "ПОСТОРОННЕЕ", None, None, 9, 9)
    await comments.add_part(told.conn, response.id, part, now=told.given.now)
    await told.given.case(response)
    await told.conn.execute(sa.update(staff).values(telegram_id=staff.c.id + 880_088))
    link = (await told.conn.execute(sa.text("SELECT min(id) FROM enrolments"))).scalar_one()
    await enrolments.record_opening(told.conn, link, TelegramId(880_099), now=told.given.now + timedelta(minutes=17))

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
        found = Tags(await (await fill(conn, HOSTILE)).page())

    assert found.tags <= {"html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "dl", "dt", "dd"}
    assert found.attributes <= {"lang", "charset", "name", "content", "http-equiv"}
    assert found.text.count(HOSTILE) >= 9


async def test_the_page_is_in_the_language_of_the_person(told: Told) -> None:
    await told.conn.execute(sa.update(people_table).values(language="en"))

    page = await told.page()

    assert '<html lang="en">' in page
    assert "What is held about you" in page
    assert "Nov 23, 2026, 15:00:00" in page


async def test_the_file_leaves_no_copy_in_the_outbox(told: Told) -> None:
    await told.given.owe(kind="letter", name="mydata", arguments={}, chat_id=told.contact.telegram_id)

    kept = (await told.conn.execute(sa.select(outbox.c.arguments))).scalars().all()

    assert kept == [{}]
