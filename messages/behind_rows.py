"""A page of what stands behind a number, whatever it is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiogram.types import InlineKeyboardButton

from messages.dates import day, day_of_year
from messages.texts import Markup
from messages.writing import Context


@dataclass(frozen=True, slots=True)
class Listed:
    """`count`: of all pages; `told` and `taps` are of this one, so many taps `in_a_row`."""

    count: int
    told: Sequence[Markup]
    taps: list[InlineKeyboardButton]
    in_a_row: int = 2


def day_told(ctx: Context, language: str, at: datetime) -> str:
    """«14 окт.», of another year with it."""
    this_year = at.astimezone(ctx.programme.zone).year == ctx.today.year
    return (day if this_year else day_of_year)(language, at, ctx.programme.zone)
