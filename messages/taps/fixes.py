"""What is to be mended, and what clients are told of it."""

from __future__ import annotations

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from messages.taps.rows import RowId


class FixesTap(CallbackData, prefix="fixes"):
    """Another page of what is to be mended."""

    page: Annotated[int, Field(ge=0, lt=10_000)]


class MendTap(CallbackData, prefix="mend", sep="|"):
    """A page of what is to be mended, from the reasons of these figures; `of` as `messages.figures_of` has it."""

    page: Annotated[int, Field(ge=0, lt=10_000)]
    of: str


FixWish = Literal["open", "assign", "done", "plain", "tell"]


class FixTap(CallbackData, prefix="fix"):
    """Something that is to be mended: its card anew, whose it is, done, done without a word, and clients told of it."""

    fix: RowId
    wish: FixWish


class FixPageTap(CallbackData, prefix="fixpage"):
    """More of the staff who may mend it."""

    fix: RowId
    page: Annotated[int, Field(ge=0, lt=10_000)]


class FixToTap(CallbackData, prefix="fixto"):
    """This one of the staff is to mend it."""

    fix: RowId
    staff: RowId


class FixDayTap(CallbackData, prefix="fixday"):
    """By this day."""

    fix: RowId
    staff: RowId
    day: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


FixNewsWish = Literal["send", "text", "cancel"]


class FixNewsTap(CallbackData, prefix="fixnews"):
    """What clients are to be told: `mark` tells these words and readers from any others."""

    fix: RowId
    mark: Annotated[int, Field(ge=0, lt=2**32)]
    wish: FixNewsWish
