"""Mistakes a person can mend end a command with a sentence, not with a traceback."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


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
    except Exception as error:
        if not is_expected(error):
            raise
        sys.stderr.write(f"{error}\n")
        ended.code = 2


def is_expected(error: Exception) -> bool:
    """Does this error carry a sentence for the person at the command line?"""
    from bot.settings import SettingsError
    from storage.engine.database import DatabaseError

    if isinstance(error, SettingsError | DatabaseError):
        return True
    return type(error).__name__ == "TokenTaken"  # by name: its module imports aiogram
