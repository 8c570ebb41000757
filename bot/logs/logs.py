"""Logs: ids, never texts. JSON lines, or lines for people on a terminal; redacted when they are finished."""

from __future__ import annotations

import copy
import logging
import sys
from collections.abc import Mapping
from datetime import datetime
from types import TracebackType
from typing import Any, TextIO

from pythonjsonlogger.json import JsonFormatter

from bot.logs.redaction import UNRETRIEVED, Redactor, describe, told

log = logging.getLogger(__name__)
TOLD = ("bot.traffic.trouble",)
"""What these say, whoever sits at the terminal is told in sentences (`bot.console`)."""
CHATTY = ("aiogram", "apscheduler", "sqlalchemy", "alembic", "aiohttp.access")

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Lines(logging.Formatter):
    """Lines for people. Formats first and redacts then: exception texts carry addresses with the token in them."""

    def __init__(self, *secrets: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._redact = Redactor(secrets)

    def format(self, record: logging.LogRecord) -> str:
        return self._redact(super().format(_cautious(record)))

    def formatException(self, ei: ExcInfo) -> str:
        return "".join(told(ei[1])).rstrip("\n") if ei[1] is not None else ""


class JsonLines(JsonFormatter):
    """One JSON object a line, for programs: time, level, logger, message, and whatever `extra` brought."""

    def __init__(self, *secrets: str) -> None:
        super().__init__(
            "%(levelname)s %(name)s %(message)s",
            rename_fields={"levelname": "level", "name": "logger", "exc_info": "error", "stack_info": "stack"},
            timestamp="time",
            json_ensure_ascii=False,
            json_default=_shown,
        )
        self._redact = Redactor(secrets)

    def format(self, record: logging.LogRecord) -> str:
        return self._redact(super().format(_cautious(record)))

    def formatException(self, ei: ExcInfo) -> str:
        return "".join(told(ei[1])).rstrip("\n") if ei[1] is not None else ""

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        """Redact each value before it is spelled as JSON: a number blacked out afterwards would be no JSON."""
        return {name: self._clean(value) for name, value in super().process_log_record(log_data).items()}

    def _clean(self, value: Any) -> Any:
        if isinstance(value, BaseException):
            value = describe(value)
        if isinstance(value, datetime):
            return value.isoformat(timespec="milliseconds")
        if isinstance(value, Mapping):
            return {self._redact(str(name)): self._clean(item) for name, item in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [self._clean(item) for item in value]
        if value is None or isinstance(value, bool):
            return value
        text = self._redact(str(value))
        return value if isinstance(value, int | float) and text == str(value) else text


def _shown(value: object) -> str:
    return describe(value) if isinstance(value, BaseException) else str(value)


def _cautious(record: logging.LogRecord) -> logging.LogRecord:
    """A copy whose arguments are no errors that quote values, and without the traceback another handler has kept."""
    record = copy.copy(record)
    record.exc_text = None
    if isinstance(record.msg, BaseException):
        record.msg = describe(record.msg).replace("%", "%%") if record.args else describe(record.msg)
    if isinstance(record.args, Mapping):
        record.args = {name: _plain(value) for name, value in record.args.items()}
    elif record.args:
        record.args = tuple(_plain(value) for value in record.args)
    if record.name == "asyncio" and isinstance(record.msg, str):
        record.msg, record.args = UNRETRIEVED.sub(r"\1(…)>", record.getMessage()), None
    return record


def _plain(value: object) -> object:
    return describe(value) if isinstance(value, BaseException) else value


def set_up_logs(*secrets: str, level: int = logging.INFO, stream: TextIO | None = None) -> None:
    """One handler of ours on stderr for everything, the last words of a crash too; the chatty libraries only warn."""
    stream = stream or sys.stderr
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Lines(*secrets) if stream.isatty() else JsonLines(*secrets))
    if stream.isatty():
        handler.addFilter(lambda record: record.name not in TOLD)
    root = logging.getLogger()
    others = [other for other in root.handlers if not isinstance(other.formatter, Lines | JsonLines)]
    root.handlers[:] = [*others, handler]
    root.setLevel(level)
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(True)
    sys.excepthook = _on_crash


def _on_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    log.critical("Otklik has failed", exc_info=(kind, error, trace))
