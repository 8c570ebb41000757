"""`invites`: the personal links as CSV or XLSX, the same ones each time until used."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.app import make_bot
from bot.commands.offline import opened
from bot.settings import Settings, SettingsError
from bot.start import links_are_dead
from messages.links import link_rows, links_csv, links_xlsx
from messages.writing import Context
from storage import marks
from storage.engine.database import Database
from storage.people import enrolments


async def invites(settings: Settings, out: Path | None) -> int:
    """Write for everybody the link and the words to send it with, as a workbook when `out` is named so.

    Raises SettingsError when the bot's name is not to be had.
    """
    programme = settings.programme()
    now = datetime.now(UTC)
    async with opened(settings) as database:
        username = await bot_username(settings, database)
        async with database.write() as conn:
            await enrolments.ensure_all(conn, now=now, lives=programme.link_lives)
        async with database.read() as conn:
            links = await enrolments.list_links(conn)
            rows = await link_rows(Context(conn, now, programme, username), links)
    if out is None:
        sys.stdout.write(links_csv(programme.language, rows).lstrip("\ufeff"))
        return 0
    excel = out.suffix.lower() == ".xlsx"
    content = links_xlsx(programme.language, rows) if excel else links_csv(programme.language, rows).encode()
    try:
        out.write_bytes(content)
    except OSError as error:
        raise SettingsError(f"{out} cannot be written: {error.strerror}") from None
    waiting = sum(link.joined_at is None for link in links)
    print(f"{out}: {waiting} unused links, {len(links) - waiting} people have joined")
    return 0


async def bot_username(settings: Settings, database: Database) -> str:
    """The bot's name, remembered from the last start with this BOT_TOKEN, else asked of Telegram."""
    async with database.read() as conn:
        known = await marks.find(conn, marks.BOT_USERNAME)
        if known and not await links_are_dead(conn, settings.programme()):
            return known
    bot = make_bot(settings)
    try:
        me = await bot.get_me(request_timeout=15)
    except Exception:  # a proxy's errors are none of aiogram's
        raise SettingsError("the bot's name is unknown and Telegram cannot be reached: start the bot once") from None
    finally:
        await bot.session.close()
    async with database.write() as conn:
        await marks.put(conn, marks.BOT_USERNAME, me.username or "")
    return me.username or ""
