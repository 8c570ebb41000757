"""An answer that the staff record for a client."""

from __future__ import annotations

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from messages.taps.rows import RowId
from nps.values import Reason


class RecordNameTap(CallbackData, prefix="record"):
    """An answer of this one of several is to be recorded."""

    kind: Literal["contact"]
    id: RowId


class RecordAnewTap(CallbackData, prefix="recanew"):
    """Another answer of a contact of whom one was recorded some minutes ago."""

    contact: RowId


RecordWish = Literal[
    "phone", "in_person", "channel", "score", "words", "next", "no_words", "reasons", "done", "change", "review",
    "save", "cancel",
]  # fmt: skip


class RecordTap(CallbackData, prefix="rec"):
    """A step of an answer that is being recorded."""

    recording: RowId
    wish: RecordWish


class RecordScoreTap(CallbackData, prefix="recscore"):
    recording: RowId
    score: Annotated[int, Field(ge=0, le=10)]


class RecordReasonTap(CallbackData, prefix="recwhy"):
    recording: RowId
    reason: Reason
