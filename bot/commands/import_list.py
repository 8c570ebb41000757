"""`python -m bot import FILE`: a client list from a file on this machine.

Free of aiogram until somebody is to hear of it, so it starts at once.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

from actions.turn import Turn
from bot.commands.offline import opened
from bot.errands.spreadsheet import LARGEST, SpreadsheetError, read_client_list, read_table
from bot.settings import Settings
from messages.import_words import describe_applied, describe_plan, describe_words, plain, sentence
from messages.texts import Markup
from nps.client_list import ClientList, ListError, word_key
from nps.client_words import allowed, find_meanings
from nps.programme import Programme
from nps.typography import NO_BREAK
from storage.engine.database import Database
from storage.lists import imports, words
from storage.lists.imports import Applied
from storage.lists.plan import Plan
from storage.people.staff import list_staff
from storage.privacy import erasures


async def import_file(settings: Settings, file: Path, *, dry_run: bool, word: list[str] | None = None) -> int:
    programme = settings.programme()  # before a database is made for nothing
    async with opened(settings) as database:
        return await run(database, programme, file, dry_run=dry_run, word=word)


async def run(
    database: Database, programme: Programme, path: Path, *, dry_run: bool, word: list[str] | None = None
) -> int:
    """Say what the list changes, and change it unless `dry_run`; rows with errors are left out and named.

    `word`: what words of the list mean, as "word=meaning"; remembered unless `dry_run`.
    Ends with 0, with 1 when some rows had errors, with 2 when the file or a meaning cannot be read at all.
    """
    language = programme.language
    try:
        meanings = _meanings(language, word or [])
        listed = await _read(path, programme)
    except (SpreadsheetError, ListError) as error:
        sys.stderr.write(sentence(language, error.key, error.details) + "\n")
        return 2
    if dry_run:
        async with database.read() as conn:
            listed = await erasures.sift(conn, listed, programme.pseudonym_key)
            plan = await imports.plan_list(conn, listed, meanings)
        told = describe_words(language, plan.words)
        tell(describe_plan(language, plan, whole=True), *told, sentence(language, "import-dry-run", {}))
        return _code(plan)
    announce = await _announcer(database)
    async with database.write() as conn:
        now = datetime.now(UTC)
        if meanings:
            await words.remember(conn, meanings)
        listed = await erasures.sift(conn, listed, programme.pseudonym_key)
        import_id = await imports.stage(conn, staff_id=None, file_name=path.name, client_list=listed, now=now)
        plan = await imports.plan(conn, import_id)
        applied = await imports.apply(
            conn,
            import_id,
            fingerprint=plan.fingerprint,
            now=now,
            lives=programme.link_lives,
            today=now.astimezone(programme.zone).date(),
        )
        if announce is not None and isinstance(applied, Applied):
            await announce(Turn(conn, now, programme), applied)
    # After the commit: whoever pages through it holds up no writer.
    tell(describe_plan(language, plan, whole=True), *describe_words(language, plan.words))
    if isinstance(applied, Applied) and plan.changes_something:
        tell(Markup(""), describe_applied(language, applied, whole=True), sentence(language, "import-done-invites", {}))
    return _code(plan)


async def _announcer(database: Database) -> Callable[[Turn, Applied], Awaitable[None]] | None:
    """Loaded before the writer is held, and only where somebody is there to read in the chat."""
    async with database.read() as conn:
        if not any(member.can_be_written_to for member in await list_staff(conn)):
            return None
    from bot.commands.announcing import announce

    return announce


def _code(plan: Plan) -> int:
    return 1 if plan.errors else 0


def tell(*texts: str) -> None:
    for text in texts:
        shown = plain(text) if isinstance(text, Markup) else text
        sys.stdout.write(shown.replace(NO_BREAK, " ") + "\n")  # what is searched for in a terminal has plain spaces


_NAMED = {"circles": "circle", "statuses": "status"}
_EXAMPLES = {"ru": ("закупщик", "лпр"), "en": ("buyer", "decision maker")}


def _meanings(language: str, told: list[str]) -> dict[str, str]:
    """By the key of each word what it means; a meaning says by itself of which column it is."""
    known: dict[str, str] = {}
    for each in told:
        word, _, meaning = each.rpartition("=")
        found = find_meanings(meaning)
        if not word.strip() or not found:
            known_words = {name: allowed(column)[f"allowed_{language}"] for name, column in _NAMED.items()}
            about = {"told": f'--word "{each}"', "example": '--word "{}={}"'.format(*_EXAMPLES[language])}
            raise ListError("import-word-wrong", {**about, **known_words})
        known |= {word_key(column, word): code for column, code in found.items()}
    return known


async def _read(path: Path, programme: Programme) -> ClientList:
    """Raises SpreadsheetError or ListError with the text for the person."""
    return read_client_list(await read_table(path.name, await read_file(path)), programme)


async def read_file(path: Path) -> bytes:
    """Raises SpreadsheetError with the text for the person."""
    try:
        if path.stat().st_size > LARGEST:
            raise SpreadsheetError("table-too-big", {"megabytes": str(LARGEST // 2**20)})
        return await asyncio.to_thread(path.read_bytes)
    except FileNotFoundError:
        raise SpreadsheetError("import-no-file", {"file": str(path.absolute())}) from None
    except OSError as error:
        raise SpreadsheetError("import-no-access", {"file": str(path), "reason": error.strerror or ""}) from None
