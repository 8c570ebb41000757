"""What the staff press on complaints: cases, light cards, words to a client, handing over, losses."""

from __future__ import annotations

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from messages.taps.rows import RowId
from nps.handing import Scope
from nps.values import LossReason


class TakeTap(CallbackData, prefix="take"):
    """As the first version's cards have it."""

    case: RowId


CaseWish = Literal[
    "reply", "take", "called", "not_reached", "promise", "close",
    "hand", "stage", "lose", "open_again", "back", "history",
]  # fmt: skip


class CaseTap(CallbackData, prefix="case"):
    case: RowId
    wish: CaseWish


class OpenCaseTap(CallbackData, prefix="opencase"):
    """A case for this one of several."""

    kind: Literal["contact"]
    id: RowId


LightWish = Literal["reply", "open", "read"]


class LightTap(CallbackData, prefix="light"):
    card: RowId
    wish: LightWish


class OpenTap(CallbackData, prefix="open"):
    """The card of a case, anew."""

    case: RowId


class CasesTap(CallbackData, prefix="cases"):
    """A page of the list of cases; `wanted` as messages.case_list writes it."""

    page: Annotated[int, Field(ge=0, lt=10_000)]
    wanted: Annotated[str, Field(pattern=r"^[0-9a-z.\-]{1,50}$")]


class HistoryTap(CallbackData, prefix="history"):
    """Another page of what happened on a case; 0: the newest."""

    case: RowId
    page: Annotated[int, Field(ge=0, lt=10**6)]


class CauseTap(CallbackData, prefix="cause"):
    """Why the client of a case that is being closed complained: one of the reasons, or own words."""

    case: RowId
    cause: Literal["timeliness", "quality", "value", "attitude", "competence", "flexibility", "own"]


RelayWish = Literal["send", "send_asking", "note", "cancel", "recall"]


class RelayTap(CallbackData, prefix="relay"):
    """Words to a client: are they to be sent, and to be taken back?"""

    relay: RowId
    wish: RelayWish


class LossTap(CallbackData, prefix="loss"):
    """Why the client of this case left."""

    case: RowId
    reason: LossReason


LossWish = Literal["unknown", "others", "keep"]


class LossWishTap(CallbackData, prefix="losswish"):
    """To whom they went is not known; what becomes of other cases of theirs."""

    case: RowId
    wish: LossWish


class PromiseDayTap(CallbackData, prefix="promday"):
    """By which day it is promised; the words were written before."""

    case: RowId
    day: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


PromiseWish = Literal["save", "date", "words", "cancel"]


class PromiseTap(CallbackData, prefix="promise"):
    """A promise that stands before whoever makes it: as it is, another date, other words, or none."""

    promise: RowId
    wish: PromiseWish


class PromiseWordsTap(CallbackData, prefix="promwords"):
    """Something else is promised in place of what there is."""

    case: RowId


class HandPageTap(CallbackData, prefix="handpage"):
    """More colleagues to whom a case can go."""

    case: RowId
    page: Annotated[int, Field(ge=0, lt=10_000)]


class HandToTap(CallbackData, prefix="handto"):
    """To this colleague."""

    case: RowId
    staff: RowId


class HandWhatTap(CallbackData, prefix="handwhat"):
    """So much of it, and now a note may be written."""

    case: RowId
    staff: RowId
    scope: Scope


class HandTap(CallbackData, prefix="hand"):
    """Without a note."""

    case: RowId
    staff: RowId
    scope: Scope


class StageTap(CallbackData, prefix="stage"):
    """How far the loss of a client has come; 1: no further than that they complain."""

    case: RowId
    stage: Annotated[int, Field(ge=1, le=4)]
