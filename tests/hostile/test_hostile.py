"""Every hostile or broken file, sent to the bot and given to the command line: a sentence, and nothing imported."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.commands.import_list import run
from messages.import_words import sentence
from sandbox.message import read as as_read
from storage.engine.database import Database
from storage.schema import accounts, contacts, imports, staff
from tests.hostile.corpus import REFUSED, STRANGE, Case
from tests.rounds.company import staged
from tests.rounds.stage import OWNER_ID, Stage, programme

MEGABYTE = 2**20
FLAT = 100 * MEGABYTE
"""What reading the worst file may add to the bot: the file itself, ten megabytes, several times over."""
READER = 600 * MEGABYTE
"""The most that the child may touch; its address space ends at 512 MB."""
TRACES = (Path("/tmp/otklik-was-here"), Path("/tmp/otklik-was-here.csv"), Path("/etc/cron.d/otklik"))


@pytest.fixture
async def stage(sqlite: Database) -> AsyncIterator[Stage]:
    async with staged(sqlite) as stage:
        yield stage


async def counts(database: Database) -> list[int]:
    async with database.read() as conn:
        tables = (accounts, contacts, staff, imports)
        return [(await conn.execute(sa.select(sa.func.count()).select_from(table))).scalar_one() for table in tables]


async def test_each_sent_to_the_bot_is_answered_by_its_sentence_and_leaves_nothing(stage: Stage) -> None:
    owner = stage.actor(OWNER_ID, "Павел", "Громов", language_code="ru")
    await owner.opens()
    before = await counts(stage.database)

    for case in REFUSED:
        await owner.sends_document(case.name, case.make())

        assert owner.last.text == sentence("ru", case.key, case.details), case.what
        assert await counts(stage.database) == before, case.what

    assert not any(trace.exists() for trace in TRACES)


async def test_what_can_be_read_changes_nothing_before_a_tap(stage: Stage) -> None:
    owner = stage.actor(OWNER_ID, "Павел", "Громов", language_code="ru")
    await owner.opens()
    before = await counts(stage.database)

    for what, name, make, read, wrong in STRANGE:
        await owner.sends_document(name, make())

        assert f"В файле {read} контакт" in as_read(owner.last.text), what
        assert ("с ошибками" in owner.last.text) == bool(wrong), what
        assert (await counts(stage.database))[:3] == before[:3], what

    assert not any(trace.exists() for trace in TRACES)


@pytest.mark.parametrize("case", REFUSED, ids=str)
async def test_each_given_to_the_command_line_ends_with_two_and_its_sentence(
    sqlite: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str], case: Case
) -> None:
    path = tmp_path / case.name
    path.write_bytes(case.make())

    code = await run(sqlite, programme(language="en"), path, dry_run=False)

    assert code == 2
    assert capsys.readouterr() == ("", sentence("en", case.key, case.details) + "\n")
    assert await counts(sqlite) == [0, 0, 0, 0]


READING = """
import asyncio, json, re, resource, sys
from pathlib import Path
from bot.errands.spreadsheet import SpreadsheetError, read_table

def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) * 1024

async def main():
    before = peak()
    for path in sys.argv[1:]:
        try:
            await read_table("clients", Path(path).read_bytes())
        except SpreadsheetError:
            pass
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    print(json.dumps([peak() - before, children]))

asyncio.run(main())
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is read in /proc")
def test_the_memory_of_the_bot_stays_flat_whatever_it_is_sent(tmp_path: Path) -> None:
    paths = []
    for number, case in enumerate(REFUSED):
        paths.append(tmp_path / str(number))
        paths[-1].write_bytes(case.make())

    done = subprocess.run([sys.executable, "-c", READING, *paths], check=True, capture_output=True, text=True)

    grown, reader = json.loads(done.stdout)
    assert grown < FLAT
    assert reader < READER
