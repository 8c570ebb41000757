"""What the bot writes into a table holds no formula, and comes back as what it was."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from bot.commands.invites import invites
from bot.errands.spreadsheet import read_table
from nps.client_reading import read_list
from nps.text import harmless, unharmed
from sandbox.server import SandboxServer
from storage import marks
from storage.engine.database import Database
from tests.bot.console import settings_for
from tests.filling import Filling

NAMES = (
    '=HYPERLINK("http://evil.example";"click")',
    "+7 916 123-45-67",
    "-2+3",
    "@SUM(A1:A9)",
    "＝1+1",
    'ООО "Вектор"; Ко, и другие',
    "O'Neill",
    "'Кавычка'",
)


@pytest.mark.parametrize("cell", [*NAMES, "\t=1", "\r=1", "\n=1", "  =1", "", "Вектор"])
def test_a_cell_begins_with_no_formula_and_reads_back_equal(cell: str) -> None:
    written = harmless(cell)

    assert written.lstrip(" ")[:1] not in tuple("=+-@\t\r\n＝＋－＠")
    assert unharmed(written) == cell


async def test_the_file_of_links_is_read_back_as_the_list_it_was_made_from(
    database: Database, database_url: str, server: SandboxServer, tmp_path: Path
) -> None:
    async with database.write() as conn:
        filling = Filling(conn)
        for name in NAMES:
            await filling.contact(f"{name} Ким", account=await filling.account(name), joined=False)
        await marks.put(conn, marks.BOT_USERNAME, "otklik_bot")
    out = tmp_path / "links.csv"

    assert await invites(settings_for(database_url, server.url), out) == 0

    content = out.read_bytes()
    for row in csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"):
        assert not any(cell[:1] in tuple("=+-@\t\r\n＝＋－＠") for cell in row if cell)
    read = read_list((await read_table("links.csv", content)).rows)
    assert {(row.account, row.contact) for row in read.rows} == {(name, f"{name} Ким") for name in NAMES}
    assert read.errors == ()
