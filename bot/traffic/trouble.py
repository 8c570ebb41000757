"""What keeps Telegram from being heard: for the log, and for whoever sits at the terminal."""

from __future__ import annotations

import logging
from enum import StrEnum

from aiogram.exceptions import TelegramNotFound, TelegramUnauthorizedError

from bot.traffic.verdict import judge_error

log = logging.getLogger(__name__)


class Kind(StrEnum):
    TOKEN = "token"  # noqa: S105 - Telegram does not know it
    NETWORK = "network"


class Trouble:
    """`kind` None: Telegram was heard the last time it was asked."""

    def __init__(self) -> None:
        self.kind: Kind | None = None

    def note(self, what: str, error: Exception, failures: int) -> None:
        """One more failure, so many in a row by now; some of them go into the log."""
        self.kind = Kind.NETWORK
        if isinstance(error, TelegramUnauthorizedError | TelegramNotFound):
            self.kind = Kind.TOKEN
            log.error("Telegram does not accept BOT_TOKEN any more")
        elif failures in (1, 10) or failures % 100 == 0:
            log.warning("%s failed, by now %s in a row: %s", what, failures, judge_error(error).error)

    def is_over(self) -> None:
        self.kind = None
