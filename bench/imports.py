"""`import_10k_s`: a workbook of 10,000 contacts, read, checked and applied by the command line."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from statistics import median

import xlsxwriter

from bench.figure import Figure
from bench.filling import TOKEN

CONTACTS = 10_000
ROUNDS = 5
ROOT = Path(__file__).parents[1]
HEADER = ("Компания", "Контакт", "Телефон", "Сегмент", "Менеджер", "Выручка")
BARE = """
import sqlite3, sys
from python_calamine import load_workbook
rows = load_workbook(sys.argv[1]).get_sheet_by_index(0).to_python()
with sqlite3.connect(sys.argv[2]) as conn:
    conn.execute("PRAGMA synchronous = FULL")
    conn.execute("CREATE TABLE list (account, contact, phone, segment, manager, revenue)")
    conn.executemany("INSERT INTO list VALUES (?, ?, ?, ?, ?, ?)", rows)
"""


async def import_10k_s(folder: Path) -> list[Figure]:
    book = folder / "clients.xlsx"
    _write(book)
    ours, floors = [], []
    for number in range(ROUNDS):
        file = folder / f"otklik-{number}.db"
        settings = {
            "DATABASE_URL": f"sqlite+aiosqlite:///{file}",
            "COMPANY_NAME": "Стройснаб",
            "BOT_TOKEN": TOKEN,
            "BACKUP_DIR": "off",
        }
        ours.append(_run("-m", "bot", "import", str(book), environment=settings, folder=folder))
        floors.append(_run("-c", BARE, str(book), str(folder / f"bare-{number}.db"), environment={}, folder=folder))
        with closing(sqlite3.connect(file)) as conn:
            [contacts] = conn.execute("SELECT count(*) FROM contacts").fetchone()
        assert contacts == CONTACTS, contacts
    note = (
        f"the whole process on a new database, median of {ROUNDS}; floor: the bare library reads the same workbook and "
        "sqlite3 inserts its rows unchecked into one table"
    )
    leaves_out = "the chat, its plan and the owner's [Yes], a list whose cells are wrong, a database with clients in it"
    return [Figure("import_10k_s", median(ours), "s", median(floors), note, leaves_out)]


def _write(book: Path) -> None:
    with xlsxwriter.Workbook(str(book)) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        for number in range(CONTACTS):
            account = f"ООО «Клиент {number // 4}»"
            phone, manager = f"+7916{number:07}", f"Менеджер {number // 4 % 20}"
            sheet.write_row(number + 1, 0, (account, f"Контакт {number}", phone, "VIP", manager, 1000 + number))


def _run(*arguments: str, environment: dict[str, str], folder: Path) -> float:
    """Seconds from the start of the process to its end."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    variables = inherited | {"PYTHONPATH": str(ROOT)} | environment
    command = [sys.executable, *arguments]
    began = time.perf_counter()
    subprocess.run(  # noqa: S603 - a program of ours
        command, cwd=folder, check=True, stdout=subprocess.DEVNULL, env=variables
    )
    return time.perf_counter() - began
