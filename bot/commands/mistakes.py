"""Mistakes a person can mend end a command with a sentence, not with a traceback."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from bot.logs.logs import set_up_logs
from bot.mistakes import Mistake
from bot.settings import load
from storage.engine.database import DatabaseError


@dataclass(slots=True)
class Ended:
    """How a command ended: 0 success, 1 a mistake was reported, 2 nothing could be done."""

    code: int = 0


@contextmanager
def mistakes() -> Iterator[Ended]:
    """Print the sentence of an expected mistake to stderr and end with 2; anything else is a fault of ours."""
    ended = Ended()
    try:
        yield ended
    except KeyboardInterrupt:
        ended.code = 130
    except (Mistake, DatabaseError) as error:
        sys.stderr.write(f"{error}\n")
        ended.code = 2


def with_settings(work: Callable[..., Coroutine[Any, Any, int]], **options: Any) -> int:
    """Load the settings and do the work with them, telling of warnings; returns the exit code."""
    with mistakes() as ended:
        settings = load()
        set_up_logs(*settings.secrets(), level=logging.WARNING)
        ended.code = asyncio.run(work(settings, **options))
    return ended.code
