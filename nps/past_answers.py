"""Answers of before that were read from a file: one in each row, and what was left out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nps.client_list import Note, RowError
from nps.values import Wording


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """One answer, and how the file names whoever gave it. `shown`: that in one line, as it stands there."""

    number: int
    score: int
    at: datetime
    words: str | None = None
    contact_id: str | None = None
    email: str | None = None
    phone: str | None = None
    name: str | None = None
    account: str | None = None
    account_id: str | None = None
    shown: str = ""


@dataclass(frozen=True, slots=True)
class PastAnswers:
    """`columns` are the headings by what was found in them, "score" → "NPS"; `wording` is only guessed by one."""

    answers: tuple[PastAnswer, ...]
    errors: tuple[RowError, ...]
    columns: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()
    wording: Wording | None = None
