"""`python -m bot events FILE`: what happened with accounts, from a file on this machine."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.commands.import_list import read_file, tell
from bot.commands.offline import opened
from bot.errands.spreadsheet import SpreadsheetError, read_event_rows, read_table
from bot.settings import Settings
from messages.event_words import describe_done, describe_events, plan_of
from messages.import_words import sentence
from messages.texts import Markup
from nps.client_list import ListError
from nps.past_dates import DateOrder
from nps.programme import Programme
from nps.values import EventKind
from storage.engine.database import Database
from storage.lists import told_events
from storage.people import events
from storage.privacy import erasures


async def bring_in(
    settings: Settings, file: Path, *, dry_run: bool, kind: str | None = None, dates: str | None = None
) -> int:
    programme = settings.programme()  # before a database is made for nothing
    order, told_kind = DateOrder(dates) if dates else None, EventKind(kind) if kind else None
    async with opened(settings) as database:
        return await run(database, programme, file, dry_run=dry_run, kind=told_kind, dates=order)


async def run(
    database: Database,
    programme: Programme,
    path: Path,
    *,
    dry_run: bool,
    kind: EventKind | None = None,
    dates: DateOrder | None = None,
) -> int:
    """Say what the file brings, and bring it in unless `dry_run`; rows that match nobody are left out and named.

    `kind`: what all of its rows are, where no column says it. Ends with 0, with 1 when some rows were left out, with 2
    when the file cannot be read at all.
    """
    language, now = programme.language, datetime.now(UTC)
    try:
        table = await read_table(path.name, await read_file(path))
        rows = await asyncio.to_thread(read_event_rows, table, programme, now, dates, kind)
    except (SpreadsheetError, ListError) as error:
        sys.stderr.write(sentence(language, error.key, error.details) + "\n")
        return 2
    async with database.read() as conn:
        told = await told_events.match(conn, await erasures.sift_events(conn, rows, programme.pseudonym_key))
        plan = await plan_of(conn, told)
    tell(describe_events(language, plan, programme, whole=True))
    if dry_run:
        tell(Markup(""), sentence(language, "import-dry-run", {}))
    else:
        today = now.astimezone(programme.zone).date()
        async with database.write() as conn:
            added = await events.record(conn, told_events.as_new(told, None), now=now, today=today)
        tell(Markup(""), describe_done(language, told, len(added)))
    return 1 if told.errors else 0
