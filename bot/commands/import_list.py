"""`python -m bot import FILE`: a client list from a file on this machine. Free of aiogram, so it starts at once."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.commands.offline import opened
from bot.errands.spreadsheet import LARGEST, SpreadsheetError, read_table
from bot.settings import Settings
from messages.import_words import describe_applied, describe_plan, plain, sentence
from messages.texts import Markup
from nps import client_list
from nps.client_list import ClientList, ListError
from nps.programme import Programme
from nps.typography import NO_BREAK
from storage.engine.database import Database
from storage.lists import imports
from storage.lists.imports import Applied
from storage.lists.plan import Plan
from storage.privacy import erasures


async def import_file(settings: Settings, file: Path, *, dry_run: bool) -> int:
    programme = settings.programme()  # before a database is made for nothing
    async with opened(settings) as database:
        return await run(database, programme, file, dry_run=dry_run)


async def run(database: Database, programme: Programme, path: Path, *, dry_run: bool) -> int:
    """Say what the list changes, and change it unless `dry_run`; rows with errors are left out and named.

    Ends with 0, with 1 when some rows had errors, with 2 when the file cannot be read at all.
    """
    language = programme.language
    try:
        listed = await _read(path)
    except (SpreadsheetError, ListError) as error:
        sys.stderr.write(sentence(language, error.key, error.details) + "\n")
        return 2
    if dry_run:
        async with database.read() as conn:
            listed = await erasures.sift(conn, listed, programme.pseudonym_key)
            plan = await imports.plan_list(conn, listed)
        _tell(describe_plan(language, plan, whole=True), sentence(language, "import-dry-run", {}))
        return _code(plan)
    async with database.write() as conn:
        now = datetime.now(UTC)
        listed = await erasures.sift(conn, listed, programme.pseudonym_key)
        import_id = await imports.stage(conn, staff_id=None, file_name=path.name, client_list=listed, now=now)
        plan = await imports.plan(conn, import_id)
        applied = await imports.apply(
            conn, import_id, fingerprint=plan.fingerprint, now=now, lives=programme.link_lives
        )
    _tell(describe_plan(language, plan, whole=True))  # after the commit: whoever pages through it holds up no writer
    if isinstance(applied, Applied) and plan.changes_something:
        _tell(
            Markup(""), describe_applied(language, applied, whole=True), sentence(language, "import-done-invites", {})
        )
    return _code(plan)


def _code(plan: Plan) -> int:
    return 1 if plan.errors else 0


def _tell(*texts: str) -> None:
    for text in texts:
        shown = plain(text) if isinstance(text, Markup) else text
        sys.stdout.write(shown.replace(NO_BREAK, " ") + "\n")  # what is searched for in a terminal has plain spaces


async def _read(path: Path) -> ClientList:
    """Raises SpreadsheetError or ListError with the text for the person."""
    try:
        if path.stat().st_size > LARGEST:
            raise SpreadsheetError("table-too-big", {"megabytes": str(LARGEST // 2**20)})
        content = await asyncio.to_thread(path.read_bytes)
    except FileNotFoundError:
        raise SpreadsheetError("import-no-file", {"file": str(path.absolute())}) from None
    except OSError as error:
        raise SpreadsheetError("import-no-access", {"file": str(path), "reason": error.strerror or ""}) from None
    return client_list.read_list(await read_table(path.name, content))
