"""Logs: ids, never texts; whatever looks like a token is blacked out of the finished line, tracebacks included."""

from __future__ import annotations

import logging
import re
import traceback
from types import TracebackType

TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{10,}")
TALKATIVE = ("sqlalchemy", "sqlite3", "asyncpg", "pydantic", "pydantic_core")  # their errors quote the values

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Redacting(logging.Formatter):
    """Formats first and redacts then: exception texts carry addresses with the token in them."""

    def __init__(self, *secrets: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = [secret for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "<secret>")
        return TOKEN.sub("<token>", line)

    def formatException(self, ei: ExcInfo) -> str:
        """The traceback; an error that quotes names and comments (a refused row, say) is named without its text."""
        return "".join(_told(ei[1], set())).rstrip("\n") if ei[1] is not None else ""


def _told(error: BaseException, seen: set[int]) -> list[str]:
    """The chain of an error, the first cause first, as Python shows it."""
    seen.add(id(error))
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    first = [*_told(cause, seen), "\nand from that:\n\n"] if cause is not None and id(cause) not in seen else []
    module, name = type(error).__module__, type(error).__qualname__
    text = "(its text is left out)" if module.partition(".")[0] in TALKATIVE else str(error)
    return [*first, "Traceback:\n", *traceback.format_tb(error.__traceback__), f"{module}.{name}: {text}\n"]


def set_up_logs(*secrets: str, level: int = logging.INFO) -> None:
    """One handler on stderr for everything; the chatty libraries only warn."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacting(*secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in ("aiogram", "apscheduler", "sqlalchemy", "alembic", "aiohttp.access"):
        logging.getLogger(name).setLevel(logging.WARNING)
