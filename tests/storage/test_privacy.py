"""What the tables declare about privacy holds: nothing is undeclared, and erasing and age do what is declared."""

from __future__ import annotations

from datetime import timedelta
from string import Formatter
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Text

from nps.values import ContactState, ErasedWhy
from storage.engine.conn import FullConn
from storage.privacy import erasing, retention
from storage.privacy.erasing import Terms
from storage.schema import contacts, metadata, people
from storage.schema.columns import Json, TelegramId
from storage.schema.privacy import (
    PRIVACY,
    Belongs,
    Lines,
    Named,
    Rows,
    Section,
    columns_that,
    parent_of,
    personal_tables,
    privacy_of,
    word_of,
)
from tests.filling import DAY, NOW, Filling
from tests.held import Told, fill, fill_gaps, personal_columns

PERSONAL = list(personal_tables(metadata.tables.values()))
LATELY = [(table, about.lately) for table, about in PERSONAL if about.lately]
BY_RULE = {
    ("contacts", "state"),
    ("contacts", "updated_at"),
    ("cases", "state"),
    ("cases", "closed_at"),
    ("enrolments", "expires_at"),
    ("invitations", "state"),
    ("invitations", "skipped_reason"),
    ("invitations", "ended_at"),
    ("light_cards", "unread_since"),
}
"""What an erasure writes beside emptying: the person is erased, the case closed, the link void, the question ended."""
Snapshot = dict[tuple[str, tuple[Any, ...]], dict[str, Any]]
every_table = pytest.mark.parametrize(("table", "about"), PERSONAL, ids=[table.name for table, _ in PERSONAL])


def shown_by_lines(about: Belongs) -> Lines | None:
    return about.page.lines if isinstance(about.page, Section) else about.page


def test_every_table_says_whose_its_rows_are_and_every_column_what_it_is() -> None:
    assert [table.name for table in metadata.tables.values() if PRIVACY not in table.info] == []
    assert [
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        if isinstance(privacy_of(table), Belongs)
        for column in table.columns
        if PRIVACY not in column.info
    ] == []


@every_table
def test_rows_belong_to_a_contact_or_to_a_human(table: sa.Table, about: Belongs) -> None:
    if table is contacts:
        return
    if isinstance(about.by, Named):
        assert all(isinstance(privacy_of(metadata.tables[target]), Belongs) for _, target in about.by.tables)
        return
    parent = parent_of(table, about.by)
    if parent is None:
        assert isinstance(table.c[about.by].type, TelegramId)
    else:
        above = privacy_of(parent.table)
        assert isinstance(above, Belongs)
        assert above.rows is Rows.STAY or about.rows is not Rows.STAY, "rows that stay cannot belong to rows that go"


@every_table
def test_everything_that_is_shown_has_a_place_on_the_page(table: sa.Table, about: Belongs) -> None:
    lines = shown_by_lines(about)
    told = {name for _, name, _, _ in Formatter().parse(lines.told.replace("[", "").replace("]", ""))} if lines else {}
    shown = [column.name for column in table.columns if word_of(column).why_hidden is None]
    labelled = [name for name in shown if word_of(table.c[name]).label is not None]

    assert {name for name in told if name} == set(shown) - set(labelled)
    assert not labelled or isinstance(about.page, Section), "a label needs a section"
    if isinstance(about.page, Section):
        assert set(about.page.first.split()) <= {*labelled, *metadata.tables}
        assert (about.page.title is None) == (table is contacts)


@every_table
def test_what_is_emptied_can_be_empty(table: sa.Table, about: Belongs) -> None:
    emptied = columns_that(table, lambda word: word.erased)

    if about.rows is not Rows.GO:
        assert [name for name, empty in emptied.items() if empty is None and not table.c[name].nullable] == []


@every_table
def test_what_may_say_who_somebody_is_stays_for_a_reason_only(table: sa.Table, about: Belongs) -> None:
    """Of codes, numbers and times nobody is recognised."""
    says = [column for column in table.columns if type(column.type) in (Text, Json, TelegramId)]
    stays = [column.name for column in says if not (word_of(column).erased or word_of(column).stays)]

    if about.rows is not Rows.GO:
        assert stays == []


@every_table
def test_words_age_by_a_time_or_with_another_row(table: sa.Table, about: Belongs) -> None:
    assert (about.ages is not None) == bool(columns_that(table, lambda word: word.ages))
    if about.ages is not None:
        parent = parent_of(table, about.ages)
        above = privacy_of(parent.table) if parent is not None else about
        assert isinstance(above, Belongs)
        assert above.ages is not None
        assert not isinstance(about.by, Named), "who is told of it is found by a reference"
        assert "id" in table.c


@pytest.mark.parametrize(("table", "lately"), LATELY, ids=[table.name for table, _ in LATELY])
def test_what_happens_lately_happens_with_a_contact(table: sa.Table, lately: str) -> None:
    about = privacy_of(table)

    assert isinstance(about, Belongs)
    assert parent_of(table, str(about.by)) is contacts.c.id
    assert lately in table.c


async def snapshot(conn: FullConn) -> Snapshot:
    """Every row of somebody's, by its table and key."""
    return {
        (table.name, tuple(row[column] for column in table.primary_key.columns)): dict(row)
        for table, _ in PERSONAL
        for row in (await conn.execute(sa.select(table))).mappings()
    }


async def full_columns(conn: FullConn, columns: list[tuple[sa.Table, Belongs, sa.Column[Any]]]) -> set[str]:
    """Those that are not empty in some row."""
    names = set()
    for table, _, column in columns:
        empty = word_of(column).emptied(table)
        query = sa.select(sa.func.count()).select_from(table).where(column.is_distinct_from(empty))
        if (await conn.execute(query)).scalar_one():
            names.add(f"{table.name}.{column.name}")
    return names


async def erase(told: Told, *, keeps_score: bool = True) -> None:
    terms = Terms(b"key", keeps_score)
    await erasing.erase(told.conn, [told.contact.id], terms, why=ErasedWhy.REQUEST, now=told.filling.now + DAY)


@pytest.fixture
async def told(conn: FullConn) -> Told:
    told = await fill(conn)
    await fill_gaps(told)
    staff_too = sa.delete(people).where(people.c.telegram_id != told.contact.telegram_id)
    await conn.execute(staff_too)  # what is theirs is kept for another reason
    return told


async def test_erasing_leaves_nothing_in_what_is_declared_personal(told: Told) -> None:
    columns = personal_columns(lambda word: word.erased)
    before = await full_columns(told.conn, columns)

    await erase(told)

    assert before >= {f"{table.name}.{column.name}" for table, _, column in columns}
    assert await full_columns(told.conn, columns) == set()


async def test_erasing_deletes_the_rows_that_go_and_leaves_the_others(told: Told) -> None:
    before = await snapshot(told.conn)

    await erase(told)

    after = await snapshot(told.conn)
    gone = {table.name for table, about in PERSONAL if about.rows is Rows.GO}
    assert {name for name, _ in before.keys() - after.keys()} == gone
    for (name, key), row in after.items():
        stays = {column.name for column in metadata.tables[name].columns if not word_of(column).erased}
        stays -= {column for table, column in BY_RULE if table == name}
        if (name, key) in before:
            assert {column: row[column] for column in stays} == {
                column: before[name, key][column] for column in stays
            }, name


async def test_without_the_scores_everything_that_hangs_on_them_goes(told: Told) -> None:
    await erase(told, keeps_score=False)

    left = {name for name, _ in await snapshot(told.conn)}
    assert left == {table.name for table, about in PERSONAL if about.rows is Rows.STAY}


async def test_erasing_one_person_touches_nothing_of_another(conn: FullConn) -> None:
    other = await fill(conn, "соседи", telegram_id=6001)
    before = await snapshot(conn)
    told = await fill(conn, "слова", filling=other.filling)

    for keeps_score in (True, False):
        await conn.exec_driver_sql("SAVEPOINT before")
        await erase(told, keeps_score=keeps_score)
        after = await snapshot(conn)
        await conn.exec_driver_sql("ROLLBACK TO before")

        assert {key: after.get(key) for key in before} == before


async def test_old_words_are_emptied_and_everything_else_stays(told: Told) -> None:
    words = personal_columns(lambda word: word.ages)
    before, full = await snapshot(told.conn), await full_columns(told.conn, words)

    await retention.anonymise_words(told.conn, before=told.filling.now + DAY, limit=50)

    after = await snapshot(told.conn)
    assert full == {f"{table.name}.{column.name}" for table, _, column in words}
    assert await full_columns(told.conn, words) == set()
    gone = {table.name for table, about in PERSONAL if about.rows is Rows.GO and about.ages}
    assert {name for name, _ in before.keys() - after.keys()} == gone
    for (name, key), row in after.items():
        blank = columns_that(metadata.tables[name], lambda word: word.ages)
        assert row == before[name, key] | {column: row[column] for column in blank}


async def test_younger_words_stay(told: Told) -> None:
    before = await snapshot(told.conn)

    await retention.anonymise_words(told.conn, before=told.filling.now - DAY, limit=50)

    assert await snapshot(told.conn) == before


@pytest.mark.parametrize(("table", "lately"), LATELY, ids=[table.name for table, _ in LATELY])
async def test_a_contact_with_whom_something_happened_lately_is_not_forgotten(
    conn: FullConn, table: sa.Table, lately: str
) -> None:
    long_ago = NOW - 400 * DAY
    told = await fill(conn, filling=Filling(conn, now=long_ago))
    before = NOW - 300 * DAY
    forgotten = await retention.list_lapsed(conn, before=before, limit=50)

    await conn.execute(sa.update(table).values({lately: before + timedelta(seconds=1)}))

    assert forgotten == [told.contact.id]
    assert told.contact.state is ContactState.JOINED
    assert await retention.list_lapsed(conn, before=before, limit=50) == []
