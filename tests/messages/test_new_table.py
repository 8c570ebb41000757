"""A table that only declares itself is collected, shown, erased and forgotten: nothing else knows of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from enum import StrEnum

import pytest
import sqlalchemy as sa
from sqlalchemy import Column, Text

from nps.values import ErasedWhy
from storage.engine.conn import FullConn
from storage.engine.database import Database
from storage.engine.statements import append_row, insert_row
from storage.privacy import erasing, mydata, retention
from storage.privacy.erasing import Terms
from storage.schema import metadata
from storage.schema.columns import Code, TelegramId, UtcTime, Whole, number, refers, table
from storage.schema.privacy import Belongs, Coded, Lines, Rows, Section, Staff, fact, hidden, internal, personal, words
from tests.filling import DAY, NOW
from tests.held import Told, fill


class Kept(StrEnum):
    OPEN = "new"
    CLOSED = "closed"


@pytest.fixture
def promises() -> Iterator[sa.Table]:
    """What was promised to a client until when, and what they said to it."""
    declared = table(
        "pledges",
        Belongs("contact_id", Rows.STAY, page=Section("held-title", first="words"), ages="made_at", lately="made_at"),
        number(),
        refers("contact_id", "contacts"),
        refers("staff_id", "staff", info=fact("held-manager", Staff.BY_NAME)),
        Column("state", Code(Kept), nullable=False, info=fact("held-became", Coded("held-case"))),
        Column("made_at", UtcTime, nullable=False, info=fact("held-made")),
        Column("where", Text, nullable=False, info=personal("held-position", empty="")),
        Column("words", Text, info=words("held-outcome")),
        Column("folded", Text, info=hidden("the words once more, for searching", ages=True)),
        Column("rung_at", UtcTime, info=internal("when the manager's phone last rang")),
    )
    yield declared
    metadata.remove(declared)


@pytest.fixture
def doubts(promises: sa.Table) -> Iterator[sa.Table]:
    """Rows that hang on the others, and of one of the humans only."""
    declared = table(
        "doubts",
        Belongs(
            "promise_id", Rows.GO, human="telegram_id", page=Lines("held-comment", "{number}[ – {said}]"), ages="at"
        ),
        number(),
        refers("promise_id", "pledges"),
        Column("telegram_id", TelegramId, nullable=False, info=hidden("shown above")),
        Column("number", Whole, nullable=False, info=fact()),
        Column("said", Text, info=words()),
        Column("at", UtcTime, nullable=False, info=internal("the promise has its time")),
    )
    yield declared
    metadata.remove(declared)


@pytest.fixture
async def conn(database: Database, promises: sa.Table, doubts: sa.Table) -> AsyncIterator[FullConn]:
    async with database.write() as conn:
        await conn.run_sync(promises.create)
        await conn.run_sync(doubts.create)
        yield conn


@pytest.fixture
async def told(conn: FullConn, promises: sa.Table, doubts: sa.Table) -> Told:
    """A contact to whom something was promised, and a neighbour to whom the same was."""
    told = await fill(conn)
    neighbour = await told.filling.contact("Сосед")
    for contact in (told.contact, neighbour):
        manager = await told.filling.manager("Пётр Обещалкин")
        promise_id = await insert_row(
            conn, promises, contact_id=contact.id, staff_id=manager.id, state=Kept.OPEN, made_at=NOW,
            where=f"у склада {contact.id}", words="привезём завтра", folded="привезем завтра", rung_at=NOW,
        )  # fmt: skip
        doubt = {"promise_id": promise_id, "telegram_id": contact.telegram_id, "at": NOW}
        await append_row(conn, doubts, number=7, said="не верю", **doubt)
        await append_row(conn, doubts, number=8, said=None, **doubt)
        await append_row(conn, doubts, number=9, said="чужое", **doubt | {"telegram_id": 1})
    return told


async def rows(conn: FullConn, declared: sa.Table, *names: str) -> list[tuple[object, ...]]:
    query = sa.select(*(declared.c[name] for name in names)).order_by(declared.c.id)
    return [tuple(row) for row in await conn.execute(query)]


async def test_its_rows_are_collected(told: Told) -> None:
    held = await mydata.collect(told.conn, told.contact.telegram_id or 0)

    assert [row["words"] for row in held.contacts[0].rows["pledges"]] == ["привезём завтра"]
    assert [row["number"] for row in held.contacts[0].rows["doubts"]] == [7, 8]


async def test_its_rows_stand_on_the_page(told: Told) -> None:
    page = await told.page()

    section = page.partition("<h3>Что о вас хранится</h3>")[2].partition("<h2>")[0].partition("<h3>")[0]
    assert section.strip() == (
        "<dl><dt>Что сделано</dt><dd>привезём завтра</dd>"
        "<dt>Менеджер</dt><dd>Пётр Обещалкин</dd><dt>Что стало</dt><dd>открыто</dd>"
        "<dt>Создана</dt><dd>23.11.2026, 15:00:00</dd>"
        f"<dt>Должность</dt><dd>у склада {told.contact.id}</dd>"
        "<dt>Комментарий</dt><dd>7 – не верю</dd><dt>Комментарий</dt><dd>8</dd></dl>"
    )


async def test_erasing_empties_it(told: Told, promises: sa.Table, doubts: sa.Table) -> None:
    terms = Terms(b"key", keeps_score=True)
    await erasing.erase(told.conn, [told.contact.id], terms, why=ErasedWhy.REQUEST, now=NOW)

    erased, neighbour = await rows(told.conn, promises, "state", "where", "words", "folded", "rung_at")
    assert erased == (Kept.OPEN, "", None, None, NOW)
    assert neighbour[2:4] == ("привезём завтра", "привезем завтра")
    assert await rows(told.conn, doubts, "number") == [(7,), (8,), (9,)]


@pytest.mark.parametrize(("before", "left"), [(NOW, 6), (NOW + DAY, 0)])
async def test_its_words_grow_old(
    told: Told, promises: sa.Table, doubts: sa.Table, before: datetime, left: int
) -> None:
    await retention.anonymise_words(told.conn, before=before, limit=10)

    assert {said is None for _, said in await rows(told.conn, promises, "where", "words")} == {left == 0}
    assert len(await rows(told.conn, doubts, "number")) == left


async def test_whoever_was_promised_something_lately_is_not_forgotten(told: Told, promises: sa.Table) -> None:
    later = NOW + 30 * DAY
    forgotten = await retention.list_lapsed(told.conn, before=later, limit=10)

    await told.conn.execute(sa.update(promises).values(made_at=later))

    assert told.contact.id in forgotten
    assert await retention.list_lapsed(told.conn, before=later, limit=10) == []
