"""What stands behind the buttons. A modified client can forge any of it: ownership is checked in the queries."""

from __future__ import annotations

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from nps.values import Reason

RowId = Annotated[int, Field(gt=0, lt=2**63)]  # what a database can look for


class ScoreTap(CallbackData, prefix="score"):
    invitation: RowId
    score: int


class QuestionTap(CallbackData, prefix="ask"):
    invitation: RowId
    wish: Literal["change", "later", "stop", "agree"]


class StopTap(CallbackData, prefix="stop"):
    wish: Literal["yes", "rarely", "no"]


class ReasonTap(CallbackData, prefix="why"):
    response: RowId
    reason: Reason


class DoneTap(CallbackData, prefix="done"):
    response: RowId


class ConsentTap(CallbackData, prefix="join"):
    enrolment: RowId
    answer: Literal["yes", "later", "not_me"]


class MergeTap(CallbackData, prefix="merge"):
    enrolment: RowId


class TakeTap(CallbackData, prefix="take"):
    case: RowId


class ReviewTap(CallbackData, prefix="review"):
    wish: Literal["send", "show", "drop"]


class ReportTap(CallbackData, prefix="nps", sep="|"):
    period: str


class BreakdownTap(CallbackData, prefix="npsby", sep="|"):
    view: Literal["managers", "trend"]
    period: str


class InviteTap(CallbackData, prefix="invite"):
    kind: Literal["contact", "staff"]
    id: RowId


class ForwardTap(CallbackData, prefix="forward"):
    """The next messages to forward, after this contact; 0: from the first one on."""

    after: Annotated[int, Field(ge=0, lt=2**63)]


class FileTap(CallbackData, prefix="file"):
    """A file an owner may want at any time."""

    wish: Literal["links", "template"]


class PlaceTap(CallbackData, prefix="place"):
    kind: Literal["contact", "staff"]
    id: RowId
    wish: Literal["renew", "same", "other", "left", "back", "revoke", "former"]


class LanguageTap(CallbackData, prefix="lang"):
    language: Literal["ru", "en"]


class ImportTap(CallbackData, prefix="import"):
    id: RowId
    wish: Literal["apply", "errors", "cancel"]


class WordTap(CallbackData, prefix="word"):
    """What a word of a list means: the word that stands in this row and column."""

    id: RowId
    column: Literal["circle", "status"]
    row: Annotated[int, Field(gt=0, lt=10**7)]
    meaning: Annotated[str, Field(max_length=20)]


class ForgetTap(CallbackData, prefix="forget"):
    asked: int  # when, in seconds: the confirmation is good for some minutes
    wish: Literal["yes", "no"]
