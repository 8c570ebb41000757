"""From an empty database to the schema, and from a filled one to the next schema."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from nps import timings
from nps.colours import Colour
from storage.asking.surveys import SURVEY
from storage.engine.conn import FullConn
from storage.engine.database import Database, DatabaseError
from storage.migrations import HEAD
from storage.safety.invariants import check
from storage.safety.migrate import SCRIPTS, find_revision, migrate
from storage.schema import (
    account_colours,
    accounts,
    case_responses,
    cases,
    contacts,
    current_colours,
    invitations,
    metadata,
    responses,
    staff,
    surveys,
)
from storage.schema.columns import Code, Day, Duration, Flag, Ids, UtcTime, Whole
from storage.schema.people import KEYS
from storage.schema.triggers import SEEN
from tests.filling import DAY, NOW

Opens = Callable[[str], Database]

NEXT = f"{int(HEAD) + 1:04}"

REBUILD_EVERY_TABLE = """
    for table in {tables}:
        rebuilt = {{"recreate": "always"}} if sqlite else {{}}
        with op.batch_alter_table(table, **rebuilt) as batch:
            batch.add_column(sa.Column("added", sa.Text))
"""
FAIL_HALFWAY = """
    op.execute("DELETE FROM marks")
    op.create_table("extra", sa.Column("id", sa.Integer, primary_key=True))
    with op.batch_alter_table("contacts") as batch:
        batch.drop_column("phone")
    op.execute("INSERT INTO nowhere VALUES (1)")
"""
LOSE_PARENTS = """
    op.execute("DELETE FROM surveys")
"""


def with_revision(folder: Path, body: str) -> Path:
    """Our migrations and one more, NEXT, after the newest."""
    scripts = folder / "migrations"
    shutil.copytree(SCRIPTS, scripts)
    (scripts / "versions" / f"{NEXT}_next.py").write_text(
        f"import sqlalchemy as sa\nfrom alembic import op\n\n"
        f'revision = "{NEXT}"\ndown_revision = "{HEAD}"\n\n\n'
        f'def upgrade():\n    sqlite = op.get_bind().dialect.name == "sqlite"\n{body}'
    )
    return scripts


def sample(column: sa.Column[Any]) -> Any:
    if column.foreign_keys:
        return 1
    match column.type:
        case Code():
            return next(iter(column.type.codes))
        case UtcTime():
            return NOW
        case Day():
            return date(2026, 11, 23)
        case Flag():
            return True
        case Whole():
            return 1
        case Duration():
            return timedelta(days=1)
        case Ids():
            return (1,)
        case sa.Text():
            return "x"
    return {"x": 1}


async def fill_every_table(database: Database) -> None:
    async with database.write() as conn:
        for table in sorted(metadata.sorted_tables, key=lambda table: table is current_colours):  # others would end it
            row = {column.name: sample(column) for column in table.columns}
            if table.name == "enrolments":
                row["staff_id"] = None  # a link is for one
            await conn.execute(sa.insert(table).values(**row))


async def triggers_of(database: Database) -> set[str]:
    in_file, in_server = "SELECT name FROM sqlite_master WHERE type = 'trigger'", "SELECT tgname FROM pg_trigger"
    async with database.read() as conn:
        rows = await conn.execute(sa.text(in_file if database.path else f"{in_server} WHERE NOT tgisinternal"))
        return set(rows.scalars())


def old(table: sa.Table) -> sa.TableClause:
    """The table without what the program of today adds to a row by itself."""
    return sa.table(table.name, *(sa.column(column.name, column.type) for column in table.columns))


async def old_row(conn: FullConn, table: sa.Table, **values: Any) -> dict[str, Any]:
    """A row of the columns the table has at the database's present revision."""
    known = await conn.run_sync(lambda sync: [column["name"] for column in sa.inspect(sync).get_columns(table.name)])
    free = ("external_id", "manager_id", "telegram_id")
    may_be_free = {name: None for name in known if name in free and table.c[name].nullable}
    return {name: sample(table.c[name]) for name in known if name in table.c} | may_be_free | values


async def everything(database: Database) -> dict[str, list[dict[str, Any]]]:
    async with database.read() as conn:
        queries = {table.name: sa.select(table) for table in metadata.sorted_tables}
        return {name: [dict(row) for row in (await conn.execute(q)).mappings()] for name, q in queries.items()}


async def differences(database: Database) -> list[Any]:
    def compare(connection: sa.Connection) -> list[Any]:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        return list(compare_metadata(context, metadata))

    async with database.read() as conn:
        return await conn.run_sync(compare)


async def revision_of(database: Database) -> str | None:
    async with database.read() as conn:
        return await conn.run_sync(find_revision)


async def test_the_migrations_make_exactly_the_schema(database: Database) -> None:
    assert await differences(database) == []
    assert await revision_of(database) == HEAD


async def test_the_comparison_would_notice_a_missing_index_and_a_foreign_column(database: Database) -> None:
    async with database.write() as conn:
        await conn.execute(sa.text("DROP INDEX ix_outbox_subject"))
        await conn.execute(sa.text("ALTER TABLE staff ADD COLUMN nickname TEXT"))

    assert {difference[0] for difference in await differences(database)} == {"add_index", "remove_column"}


def test_the_constant_names_the_newest_revision() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))

    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


async def test_an_empty_database_needs_no_backup_and_migrates_once(unmigrated_url: str, open_database: Opens) -> None:
    database = open_database(unmigrated_url)
    backups = [await migrate(database, now=NOW), await migrate(database, now=NOW)]

    assert backups == [None, None]
    assert await revision_of(database) == HEAD


async def test_two_starts_at_once_migrate_once(unmigrated_url: str, open_database: Opens) -> None:
    first, second = open_database(unmigrated_url), open_database(unmigrated_url)
    await asyncio.gather(migrate(first, now=NOW), migrate(second, now=NOW))

    assert await differences(second) == []


async def test_answers_and_contacts_of_the_first_schema_learn_what_the_next_ones_keep(
    unmigrated_url: str, open_database: Opens
) -> None:
    database = open_database(unmigrated_url)
    await migrate(database, now=NOW, revision="0001")
    answered = [(1, 3), (2, 1), (1, 1), (1, 2), (1, 2)]  # contact and day, in the order of writing
    async with database.write() as conn:
        for table in (surveys, accounts, contacts):
            for number in (1, 2) if table is contacts else (1,):
                await conn.execute(sa.insert(old(table)).values(await old_row(conn, table, id=number)))
        for number, (contact, day) in enumerate(answered, 1):
            at = NOW + timedelta(days=day)
            asked: dict[str, Any] = {"id": number, "contact_id": contact, "occasion": str(number), "planned_at": at}
            await conn.execute(sa.insert(old(invitations)).values(await old_row(conn, invitations, **asked)))
            tapped: dict[str, Any] = {"id": number, "invitation_id": number, "contact_id": contact, "first_tap_at": at}
            await conn.execute(sa.insert(old(responses)).values(await old_row(conn, responses, **tapped)))

    await migrate(database, now=NOW)

    async with database.read() as conn:
        query = sa.select(responses.c.next_tap_at).order_by(responses.c.id)
        next_taps = [at and (at - NOW).days for at in (await conn.execute(query)).scalars()]
        assert next_taps == [None, None, 2, 2, 3]
        (survey,) = (await conn.execute(sa.select(*SURVEY))).all()
        times = asdict(timings.REGULAR)
        assert {name: getattr(survey, name) for name in times} == times
        assert [rule.code for rule in await check(conn, now=NOW) if rule.number == 6] == []


async def test_everybody_of_a_released_database_is_searched_by_name(unmigrated_url: str, open_database: Opens) -> None:
    database = open_database(unmigrated_url)
    await migrate(database, now=NOW, revision="0012")
    named: list[tuple[sa.Table, dict[str, Any]]] = [
        (staff, {"id": 1, "name": "Анна Смирнова", "name_folded": "анна смирнова"}),
        (accounts, {"id": 1, "name": "ООО «Вектор»", "name_folded": "ооо вектор", "manager_id": 1}),
        (contacts, {"id": 1, "name": "Ким И.", "greeting": "Ирина Петровна", "name_folded": "ким и."}),
        (contacts, {"id": 2, "name": "Никем не назван", "greeting": None, "name_folded": ""}),
    ]
    async with database.write() as conn:
        for table, values in named:
            await conn.execute(sa.insert(old(table)).values(await old_row(conn, table, **values)))

    await migrate(database, now=NOW)

    async with database.read() as conn:
        keys = [list((await conn.execute(sa.select(t.c.search_key).order_by(t.c.id))).scalars()) for t in KEYS]
        assert keys == [["ana smirnova"], ["vektor"], ["kim i irina petrovna", None]]
        assert await check(conn, now=NOW) == []


async def test_what_rows_keep_of_others_is_found_for_those_there_are(unmigrated_url: str, open_database: Opens) -> None:
    database = open_database(unmigrated_url)
    await migrate(database, now=NOW, revision="0036")
    filled: list[tuple[sa.Table, dict[str, Any]]] = [
        *((accounts, {"id": number, "merged_into": None}) for number in (1, 2)),
        *((contacts, {"id": n, "state": "invited", "lent_to": None, "merged_into": None}) for n in (1, 2)),
        *(
            (surveys, {"id": number, "kind": kind, "series": None, "replaced_at": None})
            for number, kind in ((1, "regular"), (2, "pre_sale"))
        ),
        *(
            (invitations, {"id": n, "contact_id": 1, "occasion": f"{n}", "state": state, "sent_at": NOW - n * DAY})
            for n, state in enumerate(("planned", "expired", "expired"))
        ),
        *(
            row
            for n, survey, ago in ((4, 1, 6), (5, 2, 4), (6, 1, 3), (7, 1, 2))
            for row in answered(n, survey, NOW - ago * DAY)
        ),
        *(
            (cases, {"id": number, "contact_id": 1, "state": state, "closed_at": closed_at, "taken_by": None})
            for number, state, closed_at in (
                (1, "confirmed", NOW - 5 * DAY),
                (2, "closed", NOW - 3.5 * DAY),
                (3, "in_work", None),
            )
        ),
        (case_responses, {"case_id": 1, "response_id": 4}),
        (case_responses, {"case_id": 2, "response_id": 5}),
        *(
            (account_colours, {"id": n, "account_id": 1, "at": NOW - at * DAY, "colour": colour})
            for n, (at, colour) in enumerate(((9, "watch"), (3, "safe"), (3, "at_risk"), (5, "unheard")), 1)
        ),
    ]
    async with database.write() as conn:
        for table, values in filled:
            await conn.execute(sa.insert(old(table)).values(await old_row(conn, table, **values)))

    await migrate(database, now=NOW)

    async with database.read() as conn:
        kept = sa.select(accounts.c.colour, accounts.c.coloured_at).order_by(accounts.c.id)
        assert list(await conn.execute(kept)) == [(Colour.AT_RISK, NOW - 3 * DAY), (None, None)]
        kept = sa.select(contacts.c.unanswered_at).order_by(contacts.c.id)
        assert list((await conn.execute(kept)).scalars()) == [NOW - DAY, None]
        kept = sa.select(responses.c.case_closed_at).order_by(responses.c.id)
        assert list((await conn.execute(kept)).scalars()) == [None, None, NOW - 5 * DAY, None]


def answered(number: int, survey: int, at: datetime) -> Iterator[tuple[sa.Table, dict[str, Any]]]:
    """A question of this survey to the first contact, and their answer."""
    yield (
        invitations,
        {"id": number, "contact_id": 1, "occasion": f"{number}", "state": "answered", "survey_id": survey},
    )
    nobody = {"recorded_by": None, "heard_by": None, "replaced_at": None}
    yield responses, {"id": number, "invitation_id": number, "survey_id": survey, "first_tap_at": at} | nobody


SINCE_0009 = {
    *("case_rings", "notes", "prompts", "light_cards", "light_alerts"),
    *("relays", "relay_parts", "absences", "promises", "recordings", "losses", "fixes", "fix_prompts"),
    *("fix_news", "campaigns", "campaign_contacts", "holds", "asking_prompts"),
    "fix_news",
    *("events", "event_prompts", "account_facts"),
    *("fix_news", "newcomers", "leads_listed"),
    *("merges", "merge_moves"),
    *("account_colours", "current_colours"),
    "exports",
    "reason_corrections",
    *("quotes", "referrals", "recommendations", "stories"),
    *("kept_settings", "summary_stops"),
}


async def test_what_was_kept_besides_goes_and_every_row_else_stays(unmigrated_url: str, open_database: Opens) -> None:
    database = open_database(unmigrated_url)
    await migrate(database, now=NOW, revision="0009")
    async with database.write() as conn:
        for table in (table for table in metadata.sorted_tables if table.name not in SINCE_0009):
            only_for_one = {"contact_id": None, "staff_id": 1} if table.name == "enrolments" else {}
            await conn.execute(sa.insert(old(table)).values(await old_row(conn, table, **only_for_one)))
        await conn.execute(sa.text("UPDATE contacts SET asked_at = created_at, state = 'joined', telegram_id = 7"))
        moments = "created_at, created_at, 1, 2, 3, 4 FROM contacts"
        columns = "start_at, end_at, manager_id, promoters, passives, detractors"
        await conn.execute(sa.text(f"INSERT INTO kept_tallies ({columns}) SELECT {moments}"))

    await migrate(database, now=NOW)

    assert await differences(database) == []
    counted = {name: len(rows) for name, rows in (await everything(database)).items() if name not in SINCE_0009}
    assert counted == dict.fromkeys(metadata.tables.keys() - SINCE_0009, 1)
    async with database.read() as conn:
        contact = (await conn.execute(sa.select(contacts))).mappings().one()
        assert (contact["state"], contact["telegram_id"], contact["created_at"]) == ("joined", 7, NOW)


async def test_rebuilding_every_table_of_a_filled_database_loses_no_row(database: Database, tmp_path: Path) -> None:
    scripts = with_revision(tmp_path, REBUILD_EVERY_TABLE.format(tables=[*metadata.tables]))
    await fill_every_table(database)
    before, triggers = await everything(database), await triggers_of(database)

    await migrate(database, now=NOW, revision=NEXT, scripts=scripts)

    assert all(len(rows) == 1 for rows in before.values())
    before[current_colours.name] = []  # is worked out anew
    assert await everything(database) == before
    assert await triggers_of(database) == triggers
    assert len(triggers) == len(SEEN) * 3
    assert await revision_of(database) == NEXT
    assert {difference[0] for difference in await differences(database)} == {"remove_column"}  # what was added only


async def test_a_rebuilt_file_still_refuses_wrong_types_and_dangling_references(
    sqlite: Database, tmp_path: Path
) -> None:
    scripts = with_revision(tmp_path, REBUILD_EVERY_TABLE.format(tables=[*metadata.tables]))
    await fill_every_table(sqlite)
    await migrate(sqlite, now=NOW, revision=NEXT, scripts=scripts)

    for statement in ("UPDATE inbox SET attempts = 'many'", "UPDATE responses SET contact_id = 99"):
        with pytest.raises(sa.exc.IntegrityError):
            async with sqlite.write() as conn:
                await conn.execute(sa.text(statement))


async def test_a_migration_that_fails_changes_nothing(database: Database, tmp_path: Path) -> None:
    scripts = with_revision(tmp_path, FAIL_HALFWAY)
    await fill_every_table(database)
    before = await everything(database)

    with pytest.raises(sa.exc.DBAPIError, match="nowhere"):
        await migrate(database, now=NOW, revision=NEXT, scripts=scripts)
    assert await everything(database) == before
    assert await differences(database) == []
    assert await revision_of(database) == HEAD


async def test_a_migration_that_would_leave_dangling_references_changes_nothing(
    database: Database, tmp_path: Path
) -> None:
    scripts = with_revision(tmp_path, LOSE_PARENTS)
    await fill_every_table(database)
    before = await everything(database)

    with pytest.raises((DatabaseError, sa.exc.IntegrityError), match=r"references|foreign key"):
        await migrate(database, now=NOW, revision=NEXT, scripts=scripts)
    assert await everything(database) == before


async def test_an_existing_file_is_backed_up_before_it_is_migrated(sqlite: Database, tmp_path: Path) -> None:
    scripts = with_revision(tmp_path, LOSE_PARENTS.replace("surveys", "marks"))
    await fill_every_table(sqlite)

    backup = await migrate(sqlite, now=NOW, revision=NEXT, scripts=scripts)

    assert backup is not None
    assert sqlite.path is not None
    assert backup.parent == sqlite.path.parent
    assert [name for name in os.listdir(tmp_path) if ".bak" in name] == [backup.name]
    with sqlite3.connect(backup) as copy:
        kept = copy.execute("SELECT version_num, key FROM alembic_version, marks ORDER BY key").fetchall()
    copy.close()
    assert kept == [(HEAD, "copied_at"), (HEAD, "x")]


async def test_a_schema_from_the_future_is_refused_with_a_sentence(database: Database) -> None:
    async with database.write() as conn:
        await conn.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(DatabaseError, match=r"schema 9999, newer than this Otklik \(\d{4}\): update the program"):
        await migrate(database, now=NOW)
