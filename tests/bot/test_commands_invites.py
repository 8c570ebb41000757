"""`python -m bot invites`: the file of personal links."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from bot.commands.invites import invites
from bot.settings import SettingsError
from bot.start import key_print, prepare
from nps import link
from nps.values import TelegramId
from sandbox.server import SandboxServer
from sandbox.world import World
from storage import marks
from storage.engine.database import Database
from storage.people import enrolments
from storage.people.clients import bind_contact
from storage.people.who import meet
from tests.bot.console import settings_for
from tests.filling import NOW, Filling
from tests.rounds.stage import TOKEN, programme

OTHER_TOKEN = "100200300:AAanothertokenanothertoken1234567890"
FORMULA = '=HYPERLINK("http://evil.example";"click")'


@pytest.fixture
async def filled(database: Database) -> Database:
    """«Вектор» with Ирина, who has not joined, and Олег, who has; an account whose name is a formula."""
    async with database.write() as conn:
        filling = Filling(conn)
        anna = await filling.manager("Анна Смирнова", joined=False)
        vector = await filling.account("ООО «Вектор»", manager=anna)
        await filling.contact("Ирина Ким", account=vector, joined=False)
        oleg = await filling.contact("Олег Дан", account=vector, joined=False)
        await filling.contact("+7 916 123-45-67", account=await filling.account(FORMULA), joined=False)
        await join(filling, oleg.id)
    return database


async def join(filling: Filling, contact: int) -> None:
    """By the link, as people do."""
    oleg = TelegramId(32)
    await enrolments.ensure_all(filling.conn, now=filling.now, lives=programme().link_lives)
    (link,) = [each for each in await enrolments.list_links(filling.conn) if each.contact_id == contact]
    await meet(filling.conn, oleg, name="Олег", username=None, language="ru", now=filling.now)
    await enrolments.record_opening(filling.conn, link.enrolment, oleg, now=filling.now)
    claimed = await enrolments.claim_link(filling.conn, link.enrolment, oleg, now=filling.now)
    assert claimed
    assert claimed.contact_id
    assert await bind_contact(filling.conn, claimed.contact_id, oleg, now=filling.now)


def rows_of(content: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content), delimiter=";"))


def read(file: Path) -> list[dict[str, str]]:
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")  # for Excel
    return rows_of(content.decode("utf-8-sig"))


async def test_the_file_is_that_of_the_contract(
    filled: Database, database_url: str, server: SandboxServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "links.csv"

    code = await invites(settings_for(database_url, server.url), out)

    assert code == 0
    assert capsys.readouterr().out == f"{out}: 3 unused links, 1 people have joined\n"
    rows = {row["name"]: row for row in read(out)}
    assert list(rows["Ирина Ким"]) == ["kind", "name", "account", "link", "joined", "manager", "phone", "text"]
    assert {name: (row["kind"], row["account"], row["joined"]) for name, row in rows.items()} == {
        "'+7 916 123-45-67": ("contact", f"'{FORMULA}", ""),
        "Ирина Ким": ("contact", "ООО «Вектор»", ""),
        "Олег Дан": ("contact", "ООО «Вектор»", NOW.date().isoformat()),
        "Анна Смирнова": ("staff", "", ""),
    }
    assert rows["Олег Дан"]["link"] == ""
    before, _, payload = rows["Анна Смирнова"]["link"].partition("=")
    assert before == "https://t.me/otklik_bot?start"
    opened = link.read(link.derive_key(TOKEN), payload)
    assert opened
    assert opened.kind == "staff"


async def test_asking_twice_gives_the_same_links(
    filled: Database, database_url: str, server: SandboxServer, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    await invites(settings_for(database_url, server.url), first)

    await invites(settings_for(database_url, server.url), second)

    assert first.read_bytes() == second.read_bytes()
    links = [row["link"] for row in read(first) if row["link"]]
    assert len(set(links)) == 3


async def test_without_a_file_the_links_are_printed(
    sqlite: Database, sqlite_url: str, server: SandboxServer, capsys: pytest.CaptureFixture[str]
) -> None:
    async with sqlite.write() as conn:
        await Filling(conn).contact("Ирина Ким", joined=False)

    code = await invites(settings_for(sqlite_url, server.url), None)

    assert code == 0
    assert [row["name"] for row in rows_of(capsys.readouterr().out)] == ["Ирина Ким"]


async def test_the_bots_name_is_remembered_from_the_last_start(
    sqlite: Database, sqlite_url: str, tmp_path: Path
) -> None:
    await prepare(sqlite, programme())
    async with sqlite.write() as conn:
        await marks.put(conn, marks.BOT_USERNAME, "remembered_bot")
        await Filling(conn).contact("Ирина Ким", joined=False)

    await invites(settings_for(sqlite_url), tmp_path / "links.csv")  # Telegram is away

    (row,) = read(tmp_path / "links.csv")
    assert row["link"].startswith("https://t.me/remembered_bot?start=")


async def test_a_name_asked_of_telegram_is_remembered(
    sqlite: Database, sqlite_url: str, server: SandboxServer, world: World, tmp_path: Path
) -> None:
    await invites(settings_for(sqlite_url, server.url), tmp_path / "links.csv")
    await invites(settings_for(sqlite_url, server.url), tmp_path / "links.csv")

    assert len(world.sent(method="getMe")) == 1
    async with sqlite.read() as conn:
        assert await marks.find(conn, marks.BOT_USERNAME) == "otklik_bot"


async def test_a_name_remembered_with_another_token_is_asked_for_anew(
    sqlite: Database, sqlite_url: str, server: SandboxServer, tmp_path: Path
) -> None:
    """A bug once: after a change of BOT_TOKEN the new links named the old bot, which opens none of them."""
    await prepare(sqlite, programme())
    async with sqlite.write() as conn:
        assert await marks.find(conn, marks.KEY_PRINT) == key_print(programme())
        await marks.put(conn, marks.BOT_USERNAME, "old_bot")
        await Filling(conn).contact("Ирина Ким", joined=False)

    await invites(settings_for(sqlite_url, server.url, bot_token=OTHER_TOKEN), tmp_path / "links.csv")

    (row,) = read(tmp_path / "links.csv")
    assert row["link"].startswith("https://t.me/otklik_bot?start=")


@pytest.mark.parametrize("proxy", [None, "socks5://127.0.0.1:9"])
async def test_without_a_name_and_without_telegram_it_says_what_to_do(
    sqlite_url: str, tmp_path: Path, proxy: str | None
) -> None:
    with pytest.raises(SettingsError, match="Telegram cannot be reached: start the bot once"):
        await invites(settings_for(sqlite_url, telegram_proxy=proxy), tmp_path / "links.csv")

    assert not (tmp_path / "links.csv").exists()


async def test_a_file_that_cannot_be_written_is_named_in_a_sentence(
    sqlite_url: str, server: SandboxServer, tmp_path: Path
) -> None:
    with pytest.raises(SettingsError, match="cannot be written: Is a directory"):
        await invites(settings_for(sqlite_url, server.url), tmp_path)
