"""`python -m bot history FILE`: answers of before from a file on this machine."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.commands.import_list import read_file, tell
from bot.commands.offline import opened
from bot.errands.spreadsheet import SpreadsheetError, read_past_answers, read_table
from bot.settings import Settings
from messages.import_words import sentence
from messages.past_words import PastPlan, describe_done, describe_past, plan_of
from messages.texts import Markup, say
from nps.client_list import ListError
from nps.past_dates import DateOrder
from nps.programme import Programme
from nps.values import Wording
from storage.answers import imported
from storage.engine.database import Database
from storage.lists import past
from storage.privacy import erasures


async def bring_in(
    settings: Settings, file: Path, *, dry_run: bool, wording: str | None = None, dates: str | None = None
) -> int:
    programme = settings.programme()  # before a database is made for nothing
    question = Wording(wording) if wording else None
    async with opened(settings) as database:
        return await run(
            database, programme, file, dry_run=dry_run, wording=question, dates=DateOrder(dates) if dates else None
        )


async def run(
    database: Database,
    programme: Programme,
    path: Path,
    *,
    dry_run: bool,
    wording: Wording | None = None,
    dates: DateOrder | None = None,
) -> int:
    """Say what the file brings, and bring it in unless `dry_run`; rows that match nobody are left out and named.

    Ends with 0, with 1 when some rows were left out, with 2 when the file cannot be read at all, or when nobody has
    said which question it was.
    """
    language, now = programme.language, datetime.now(UTC)
    try:
        table = await read_table(path.name, await read_file(path))
        answers = await asyncio.to_thread(read_past_answers, table, programme, now, dates)
    except (SpreadsheetError, ListError) as error:
        sys.stderr.write(sentence(language, error.key, error.details) + "\n")
        return 2
    async with database.read() as conn:
        found = await past.match(conn, await erasures.sift_past(conn, answers, programme.pseudonym_key))
        plan = await plan_of(conn, found, wording)
    tell(describe_past(language, plan, programme.zone, whole=True))
    if dry_run:
        tell(Markup(""), *_question(language, plan), sentence(language, "import-dry-run", {}))
        return _code(plan)
    if plan.new and wording is None:
        sys.stderr.write(sentence(language, "past-wording-missing", {}) + "\n")
        return 2
    added = 0
    if wording is not None:
        async with database.write() as conn:
            added = await imported.add(conn, found.answers, wording, now=now)
    tell(Markup(""), describe_done(language, plan, added))
    return _code(plan)


def _question(language: str, plan: PastPlan) -> list[str]:
    """Which question it was, as far as it is known."""
    if plan.wording is not None:
        return [say(language, "past-wording-is", wording=plan.wording.value)]
    return [say(language, "past-wording-guess", wording=plan.past.guessed.value)] if plan.past.guessed else []


def _code(plan: PastPlan) -> int:
    return 1 if plan.past.errors else 0
