"""The way out of a damaged file: which backup to put in its place, and how."""

from __future__ import annotations

import asyncio
import shlex
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from storage.engine.database import Damaged, Database, is_damage
from storage.safety.backups import find_newest_good


@asynccontextmanager
async def naming_the_way_out(database: Database, folder: Path | None) -> AsyncIterator[None]:
    """What goes wrong inside because the SQLite file is damaged ends in Damaged, with the command that mends it."""
    try:
        yield
    except Exception as error:
        reason = getattr(error, "orig", None) or error
        if isinstance(error, Damaged):
            problem = str(error)
        elif is_damage(reason):
            problem = f"{database.path} is damaged ({reason})"
        else:
            raise
        raise Damaged(f"{problem}. {await asyncio.to_thread(advise, folder)}") from None


def advise(folder: Path | None) -> str:
    """What to do with a damaged file: the newest good backup and the command to restore it."""
    good = find_newest_good(folder) if folder is not None and folder.is_dir() else None
    if good is None:
        where = f"There is no good backup in {folder}. " if folder else ""
        return f"{where}Stop the bot and restore a backup you keep elsewhere: python -m bot restore FILE"
    return (
        f"The newest good backup is {good.name}. Stop the bot and put it in place: "
        f"python -m bot restore {shlex.quote(str(good))} (the damaged file is kept beside it)"
    )
