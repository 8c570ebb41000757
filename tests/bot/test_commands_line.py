"""The command line as people use it: `python -m bot …` in processes of its own, and main() for what ends at once."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.demo.fork_server import ROOT
from sandbox.server import SandboxServer
from sandbox.world import World
from tests.bot.program import Program
from tests.rounds.stage import OWNER_ID, TOKEN

COMMANDS = ("run", "demo", "check", "import", "invites", "backup", "restore")
LIST = "Компания;Контакт;Менеджер\nООО «Вектор»;Ирина Ким;Анна Смирнова\n"
WHAT_WAS_IMPORTED = """
import sys
from bot.__main__ import main
try:
    code = main(sys.argv[1:])
except SystemExit as ended:
    code = ended.code
heavy = {"aiogram", "aiohttp", "sqlalchemy", "pydantic", "asyncio"} & set(sys.modules)
print(code, *sorted(heavy), file=sys.stderr)
"""


SPARED = ("alembic", "asyncpg", "python_calamine", "xlsxwriter", "openpyxl", "segno")


@pytest.fixture
async def telegram() -> AsyncIterator[SandboxServer]:
    async with SandboxServer(World()) as server:
        yield server


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without .env, and settings enough for the commands that need no Telegram."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("COMPANY_NAME", "Стройснаб")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/otklik.db")
    (tmp_path / "clients.csv").write_text(LIST)
    return tmp_path


def imports_of(*arguments: str) -> tuple[str, set[str]]:
    """How the command ended, and what of the heavy libraries it took."""
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}){WHAT_WAS_IMPORTED}", *arguments]
    ended = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    code, *heavy = ended.stderr.split()
    return code, set(heavy)


async def test_the_commands_work_from_the_first_list_to_a_restored_backup(
    tmp_path: Path, telegram: SandboxServer
) -> None:
    async def otklik(*arguments: str) -> str:
        settings = {"TELEGRAM_API_URL": telegram.url, "OWNER_IDS": OWNER_ID, "DATABASE_URL": "sqlite:///otklik.db"}
        async with Program(tmp_path, *arguments, **settings) as program:
            assert await program.ends() == 0, program.log
        return program.log

    (tmp_path / "clients.csv").write_text(LIST)

    assert "1 нов" in await otklik("import", "clients.csv", "--dry-run")
    assert "Готово: 1 новый" in await otklik("import", "clients.csv")
    assert "links.csv: 2 unused links, 0 people have joined" in await otklik("invites", "--out", "links.csv")
    assert "the bot is @otklik_bot" in await otklik("check")
    assert "monday.db.sha256" in await otklik("backup", "monday.db")
    assert "otklik.db is now the backup monday.db" in await otklik("restore", "monday.db")
    with (tmp_path / "links.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert [row["name"] for row in csv.DictReader(stream, delimiter=";")] == ["Ирина Ким", "Анна Смирнова"]


def test_help_names_every_command_and_imports_nothing_heavy() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "--help"], cwd=ROOT, check=True, capture_output=True, text=True, timeout=60
    )

    assert all(f"    {command} " in ended.stdout for command in COMMANDS)
    assert imports_of("--help") == ("0", set())


@pytest.mark.usefixtures("here")
def test_import_and_backup_start_without_the_telegram_library() -> None:
    imported = imports_of("import", "clients.csv")
    backed_up = imports_of("backup", "monday.db")

    assert [imported[0], backed_up[0]] == ["0", "0"]
    assert not {"aiogram", "aiohttp"} & (imported[1] | backed_up[1])


@pytest.mark.parametrize("missing", ["BOT_TOKEN", "COMPANY_NAME"])
@pytest.mark.parametrize("command", ["check", "import clients.csv", "invites"])
def test_a_missing_setting_ends_with_one_sentence_that_names_it(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str, missing: str
) -> None:
    monkeypatch.delenv(missing)

    code = main(command.split())

    told = capsys.readouterr()
    assert code == 2
    assert told.err.startswith(f"{missing} is missing: ")
    assert told.err.count("\n") == 1
    assert told.out == ""
    assert not (here / "otklik.db").exists()


async def test_a_missing_setting_leaves_no_traceback_in_a_process_either(tmp_path: Path) -> None:
    async with Program(tmp_path, "run", COMPANY_NAME="") as program:
        assert await program.ends() == 2

    assert program.log == "COMPANY_NAME is missing: the name your clients know you by\n"


@pytest.mark.parametrize("command", ["check", "import clients.csv", "invites", "backup monday.db"])
def test_a_file_that_is_no_database_ends_with_one_sentence(
    here: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    (here / "otklik.db").write_bytes(b"these are not the pages you are looking for" * 200)

    code = main(command.split())

    told = capsys.readouterr().err
    assert code == 2
    assert told.count("\n") == 1
    assert "otklik.db" in told


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("command", ["backup", "restore", "import", "nonsense", ""])
def test_a_command_that_is_not_understood_is_answered_with_its_usage(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(command.split())

    assert ended.value.code == 2
    assert "usage: otklik" in capsys.readouterr().err


def test_the_bot_loads_nothing_that_a_start_on_an_sqlite_file_does_not_need() -> None:
    code = f"import sys, bot.run, handlers.routes; print([name for name in {SPARED!r} if name in sys.modules])"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)

    assert ended.stdout == "[]\n"
