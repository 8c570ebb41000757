"""What clients press below a question, and below what they have answered."""

from __future__ import annotations

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from messages.taps.rows import RowId
from nps.putting_off import Later
from nps.values import Reason


class ScoreTap(CallbackData, prefix="score"):
    invitation: RowId
    score: int


class QuestionTap(CallbackData, prefix="ask"):
    invitation: RowId
    wish: Literal["change", "later", "back", "stop", "agree"]


class LaterTap(CallbackData, prefix="later"):
    """When the question is to come once more."""

    invitation: RowId
    later: Later


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


class ContactMeTap(CallbackData, prefix="callme"):
    """A client who has answered wishes to be called."""

    response: RowId


class PromptTap(CallbackData, prefix="prompt"):
    """Nothing is to be written after all."""

    wish: Literal["cancel"]


class KeptTap(CallbackData, prefix="kept"):
    """The client's word on whether a promise was kept."""

    promise: RowId
    answer: Literal["yes", "no"]


class RecordedTap(CallbackData, prefix="recorded"):
    """The client's word on what was recorded as their answer."""

    response: RowId
    answer: Literal["yes", "no"]


class SettledTap(CallbackData, prefix="settled"):
    """The client's word on a case that had been reopened so many times when they were asked."""

    case: RowId
    times: Annotated[int, Field(ge=0, lt=2**31)]
    answer: Literal["yes", "no"]


class ReviewTap(CallbackData, prefix="review"):
    wish: Literal["send", "show", "drop"]


class HelloTap(CallbackData, prefix="hello"):
    """The consent of somebody who has opened the link for everybody."""

    answer: Literal["yes", "later"]


class LanguageTap(CallbackData, prefix="lang"):
    language: Literal["ru", "en"]


class ForgetTap(CallbackData, prefix="forget"):
    asked: int  # when, in seconds: the confirmation is good for some minutes
    wish: Literal["yes", "no"]
