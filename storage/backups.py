"""Backups of an SQLite file: where they lie."""

from __future__ import annotations

from os.path import abspath
from pathlib import Path

from sqlalchemy.engine import URL

DEFAULT_FOLDER = "backups"


def folder_for(url: URL, setting: str) -> Path:
    """The folder that BACKUP_DIR names: relative to the database's own, on PostgreSQL to where the program runs.

    The log of erasures lies there too, so it has a name even when the backups are switched off.
    """
    beside = Path(url.database or "").parent if url.get_backend_name() == "sqlite" else Path()
    return Path(abspath(beside / (DEFAULT_FOLDER if setting.lower() == "off" else setting)))
