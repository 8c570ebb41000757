"""Quotes, recommendations, stories of success."""

from __future__ import annotations

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from messages.taps.rows import RowId

QuoteWish = Literal["ask", "named", "nameless", "no"]


class QuoteTap(CallbackData, prefix="quote"):
    """May these words be quoted? `mark` tells them, and how they are signed, from any others."""

    response: RowId
    wish: QuoteWish
    mark: Annotated[int, Field(ge=0, lt=2**32)] = 0


class QuoteBackTap(CallbackData, prefix="quoteback"):
    """They may not any more."""

    quote: RowId


class QuotesTap(CallbackData, prefix="quotes"):
    """A page of what may be quoted; `wanted` as messages.scope_code writes it."""

    page: Annotated[int, Field(ge=0, lt=10_000)]
    wanted: Annotated[str, Field(pattern=r"^[0-9a-z.\-]{1,40}$")]


class AskQuoteTap(CallbackData, prefix="askquote"):
    """One of the staff wishes to quote an answer."""

    response: RowId


class ReferTap(CallbackData, prefix="refer"):
    """A promoter's own link, and its end."""

    contact: RowId
    wish: Literal["link", "stop"]


RecommendedWish = Literal["whom", "page", "to", "join"]


class RecommendedTap(CallbackData, prefix="sent"):
    """Who came by a promoter's word: to whom of the staff (a `page` of them, then `target`), or into which account."""

    newcomer: RowId
    wish: RecommendedWish
    target: Annotated[int, Field(ge=0, lt=2**63)] = 0
    page: Annotated[int, Field(ge=0, lt=10_000)] = 0


class StoryTap(CallbackData, prefix="story"):
    """Not now: another one is suggested in the next quarter."""

    contact: RowId
