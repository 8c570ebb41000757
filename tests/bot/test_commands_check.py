"""`python -m bot check`: what it says about settings, database, invariants and Telegram, and how it ends."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from bot.commands.check import check
from bot.production_calendar import unknown_moves
from bot.start import prepare
from nps.values import InboxKind
from sandbox.faults import Kind
from sandbox.server import SandboxServer
from sandbox.world import World
from storage import marks
from storage.engine.database import Database, DatabaseError
from storage.figures import sending
from storage.queues import inbox
from storage.queues.inbox import Incoming
from tests.bot.console import settings_for
from tests.bot.program import free_port
from tests.filling import Filling
from tests.rounds.stage import TOKEN, programme

Printed = pytest.CaptureFixture[str]
NOVEMBER = datetime(2026, 11, 28, tzinfo=UTC)
OTHER_TOKEN = "100200300:AAanothertokenanothertoken1234567890"


async def test_when_all_is_well_it_says_so_and_names_the_bot(
    database_url: str, server: SandboxServer, capsys: Printed, tmp_path: Path
) -> None:
    code = await check(settings_for(database_url, server.url), now=NOVEMBER)
    no_backups = f"none yet; the running bot makes one a day in {tmp_path}/backups"
    if database_url.startswith("postgresql"):
        no_backups = "the automatic ones are for SQLite; docs/operations.md shows pg_dump"

    told = capsys.readouterr().out
    assert code == 0
    assert told.splitlines() == [
        "settings: Стройснаб, owners: 1, zone Europe/Moscow",
        f"database: {database_url.partition('+')[0]}, schema at head",
        "  inbox: empty",
        "  outbox: empty",
        f"  backups: {no_backups}",
        "  summaries: WEEKLY_SUMMARY is '0 9 * * mon', by .env",
        "  summaries: MONTHLY_SUMMARY is '0 9 1 * *', by .env",
        "  summaries: QUARTERLY_SUMMARY is '0 9 1 1,4,7,10 *', by .env",
        "  summaries: SUMMARY_RECIPIENTS is 'owners,managers', by .env",
        "  summaries: SUMMARY_CONTENTS is 'card,changed,words', by .env",
        "invariants: all hold",
        "Telegram: reached, the bot is @otklik_bot",
    ]


@pytest.mark.parametrize(
    ("zone", "country", "warns"), [("Europe/Moscow", "RU", True), ("UTC", "RU", False), ("Europe/Moscow", "off", False)]
)
async def test_in_december_moved_days_of_the_next_year_that_are_not_known_are_worth_a_word(
    sqlite_url: str, server: SandboxServer, capsys: Printed, zone: str, country: str, warns: bool
) -> None:
    year = next(year for year in count(2026) if unknown_moves("RU", date(year, 6, 1)))
    evening = datetime(year - 1, 11, 30, 21, 30, tzinfo=UTC)  # 1 December in Moscow

    code = await check(settings_for(sqlite_url, server.url, timezone=zone, country=country), now=evening)

    told = capsys.readouterr().out
    assert code == 0
    assert (f"attention: the days off that RU moves in {year} are not known" in told) is warns
    assert ("EXTRA_DAYS_OFF" in told) is warns


@pytest.mark.parametrize(("days", "late"), [(1, False), (3, True)])
async def test_the_last_good_backup_is_named_and_an_old_one_is_worth_a_word(
    sqlite: Database, server: SandboxServer, capsys: Printed, days: int, late: bool
) -> None:
    last = datetime.now(UTC) - timedelta(days=days)
    async with sqlite.write() as conn:
        await marks.put(conn, marks.BACKED_UP_AT, last.isoformat())

    await check(settings_for(f"sqlite:///{sqlite.path}", server.url, timezone="UTC"))

    told = capsys.readouterr().out
    assert f"backups: the last good one is from {last:%Y-%m-%d %H:%M}, in " in told
    assert ("attention: there should be one a day" in told) is late


async def test_backups_that_are_switched_off_are_said_to_be(
    sqlite_url: str, server: SandboxServer, capsys: Printed
) -> None:
    await check(settings_for(sqlite_url, server.url, backup_dir="off"))

    assert "backups: switched off by BACKUP_DIR" in capsys.readouterr().out


async def test_nobody_in_owner_ids_is_worth_a_word(sqlite_url: str, server: SandboxServer, capsys: Printed) -> None:
    code = await check(settings_for(sqlite_url, server.url, owner_ids=""))

    assert code == 0
    assert "attention: OWNER_IDS is empty" in capsys.readouterr().out


async def test_a_telegram_that_is_not_reached_is_said_in_a_sentence(sqlite_url: str, capsys: Printed) -> None:
    code = await check(settings_for(sqlite_url))

    assert code == 1
    assert "Telegram: not reached (ClientConnectorError)" in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["http", "socks5"])
async def test_a_proxy_that_is_away_is_said_in_a_sentence(
    sqlite_url: str, server: SandboxServer, capsys: Printed, kind: str
) -> None:
    """A bug once: the errors of a proxy are none of aiogram's, and the command ended with a traceback."""
    proxy = f"{kind}://127.0.0.1:{free_port()}"

    code = await check(settings_for(sqlite_url, server.url, telegram_proxy=proxy))

    assert code == 1
    assert "Telegram: not reached (ProxyConnectionError). Is TELEGRAM_PROXY needed" in capsys.readouterr().out


@pytest.mark.parametrize("fault", ["5xx_html", "drop_after"])
async def test_a_telegram_that_is_ill_is_said_in_a_sentence(
    sqlite_url: str, server: SandboxServer, world: World, capsys: Printed, fault: Kind
) -> None:
    world.faults.add("getMe", fault)

    code = await check(settings_for(sqlite_url, server.url))

    assert code == 1
    assert "Telegram: not reached (" in capsys.readouterr().out


async def test_a_token_that_telegram_does_not_know_is_not_blamed_on_the_proxy(
    sqlite_url: str, server: SandboxServer, world: World, capsys: Printed
) -> None:
    world.revoked.add(TOKEN)

    code = await check(settings_for(sqlite_url, server.url))

    told = capsys.readouterr().out
    assert code == 1
    assert "it does not know BOT_TOKEN" in told
    assert "PROXY" not in told
    assert TOKEN not in told


async def test_a_broken_invariant_is_named_with_its_rows(
    database: Database, database_url: str, server: SandboxServer, capsys: Printed
) -> None:
    async with database.write() as conn:
        filling = Filling(conn)
        response = await filling.answered(await filling.contact("Ирина Ким"), 3)  # and no case for it

    code = await check(settings_for(database_url, server.url))

    told = capsys.readouterr().out
    assert code == 1
    assert f"broken: invariant 2, detractor_without_case: 1 ({response.id})" in told
    assert "all hold" not in told
    assert "Ирина" not in told


async def test_what_only_deserves_attention_is_shown_and_does_not_fail(
    sqlite: Database, sqlite_url: str, server: SandboxServer, capsys: Printed
) -> None:
    async with sqlite.write() as conn:
        now = Filling(conn).now
        await inbox.keep(conn, [Incoming(kind=InboxKind.UPDATE, payload={})], now=now)
        [row] = await inbox.list_ready(conn, now=now, limit=1)
        await inbox.record_unparsable(conn, row, "1 errors", now=now)

    code = await check(settings_for(sqlite_url, server.url))

    told = capsys.readouterr().out
    assert code == 0
    assert "inbox: 1 unparsable" in told
    assert "attention: invariant 1, update_unparsable: 1 (1)" in told


async def test_a_new_token_is_noticed_because_unused_links_die_with_the_old_one(
    sqlite: Database, sqlite_url: str, server: SandboxServer, capsys: Printed
) -> None:
    await prepare(sqlite, programme())  # a start with the old token
    assert await check(settings_for(sqlite_url, server.url)) == 0
    assert "BOT_TOKEN is a new one" not in capsys.readouterr().out

    code = await check(settings_for(sqlite_url, server.url, bot_token=OTHER_TOKEN))

    assert code == 0
    assert "attention: BOT_TOKEN is a new one; personal links not used yet no longer work" in capsys.readouterr().out


async def test_a_file_that_is_no_database_is_named_in_a_sentence(tmp_path: Path) -> None:
    """A bug once: the command ended with the driver's traceback."""
    file = tmp_path / "otklik.db"
    file.write_bytes(b"these are not the pages you are looking for" * 200)

    with pytest.raises(DatabaseError, match=r"otklik\.db is damaged \(file is not a database\)"):
        await check(settings_for(f"sqlite:///{file}"))


async def test_a_postgresql_that_is_away_is_named_without_its_password() -> None:
    """A bug once: the command ended with the driver's traceback."""
    url = f"postgresql://otklik:geheim@127.0.0.1:{free_port()}/otklik"

    with pytest.raises(DatabaseError, match=r"127\.0\.0\.1:\d+/otklik cannot be opened") as told:
        await check(settings_for(url))

    assert "geheim" not in str(told.value)


def damage(file: Path, table: str) -> None:
    with closing(sqlite3.connect(file)) as conn:
        query = "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_master WHERE name = ?"
        page, size = conn.execute(query, (table,)).fetchone()
    with file.open("r+b") as stream:
        stream.seek((page - 1) * size)
        stream.write(b"\xff" * size)


async def test_a_damaged_page_is_found_and_telegram_is_looked_at_all_the_same(
    sqlite_url: str, server: SandboxServer, capsys: Printed
) -> None:
    damage(Path(sqlite_url.partition("///")[2]), "responses")

    code = await check(settings_for(sqlite_url, server.url))

    told = capsys.readouterr().out
    assert code == 1
    assert "broken:" in told
    assert "Telegram: reached" in told


@pytest.mark.parametrize(("count", "slower"), [(30, True), (29, False)])
async def test_first_taps_that_take_twice_as_long_are_worth_a_word(
    sqlite: Database, server: SandboxServer, capsys: Printed, count: int, slower: bool
) -> None:
    async with sqlite.write() as conn:
        filling = Filling(conn, now=NOVEMBER)
        account = await filling.account()
        for days, minutes in ((7, 20), (0, 40)):
            tapped = NOVEMBER - timedelta(days=days)
            for _ in range(count):
                contact = await filling.contact(account=account)
                asked = await filling.asked(contact, at=tapped - timedelta(minutes=minutes))
                await filling.answered(contact, 9, at=tapped, invitation=asked)

    await check(settings_for(f"sqlite:///{sqlite.path}", server.url), now=NOVEMBER)

    told = capsys.readouterr().out
    expected = "attention: first taps take twice as long as a week earlier, 40 min (median of 30) after 20 min"
    assert (expected in told) is slower


async def test_it_says_what_owners_have_chosen_in_the_chat_and_that_it_wins(
    database_url: str, server: SandboxServer, capsys: Printed
) -> None:
    database = Database(database_url)
    await prepare(database, programme(), clock=lambda: NOVEMBER)
    async with database.write() as conn:
        owner = await Filling(conn).owner(telegram_id=77)
        for name, value in (("weekly_summary", "30 17 * * fri"), ("summary_contents", "poems")):
            await sending.choose(conn, name, value, by=owner.id, now=NOVEMBER)
    await database.close()
    await check(settings_for(database_url, server.url), now=NOVEMBER)

    told = capsys.readouterr().out
    assert (
        "summaries: WEEKLY_SUMMARY is '30 17 * * fri', chosen by /settings in the chat; .env ('0 9 * * mon') waits"
    ) in told
    assert (
        "summaries: SUMMARY_CONTENTS is 'card,changed,words', by .env; what the chat has chosen cannot be read"
    ) in told
    assert "summaries: MONTHLY_SUMMARY is '0 9 1 * *', by .env" in told
